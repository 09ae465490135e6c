#include <mosovo/record/timeline.hpp>

#include <mosovo/record/corrections.hpp>

#include <algorithm>
#include <cassert>

namespace mosovo {

namespace {

/// Works out, for one moment of knowledge, which events take part.
///
/// Events that correct each other form a family with one first event. In effect is the member entered
/// last that is known and not struck. Whether a member is struck hangs on whether its striker is in
/// effect in its own family, so the two questions call each other; references form no ring in a record
/// that passed `contradictions`, and in one that did not, a question already being asked answers "no".
class View {
public:
    View(const Record& record, const Corrections& corrections, const std::optional<LocalTime>& known_at)
        : events_{record.events}, corrections_{corrections}, known_(events_.size()), family_(events_.size()),
          struck_(events_.size(), Answer::unasked) {
        for (std::size_t i = 0; i < events_.size(); ++i) {
            const auto& recorded = events_[i].head.recorded;
            known_[i] = !known_at || !recorded || *recorded <= *known_at;
            family_[i] = first_of(i);
        }
        if (!corrections.any()) return; // as a rule: each event stands for itself
        members_.resize(events_.size());
        for (std::size_t i = 0; i < events_.size(); ++i)
            members_[family_[i]].push_back(i);
        for (auto& family : members_)
            std::sort(family.begin(), family.end(), [this](auto a, auto b) { return entered(a) < entered(b); });
    }

    [[nodiscard]] bool known(std::size_t at) const { return known_[at]; }

    /// The member of `at`'s family that is in effect, or none.
    [[nodiscard]] std::size_t in_effect(std::size_t at) {
        if (!corrections_.any()) return known_[at] ? at : Corrections::none;
        const auto& family = members_[family_[at]];
        for (auto member = family.rbegin(); member != family.rend(); ++member)
            if (known_[*member] && !struck(*member)) return *member;
        return Corrections::none;
    }

private:
    enum class Answer : std::uint8_t { unasked, asking, no, yes };

    [[nodiscard]] std::size_t first_of(std::size_t at) const {
        for (std::size_t steps = 0; steps < events_.size(); ++steps) {
            const auto earlier = corrections_.superseded_by(at);
            if (earlier == Corrections::none) break;
            at = earlier;
        }
        return at;
    }

    /// Within a family: a correction comes after what it corrects; of two corrections of one event
    /// the one recorded later is the last word, then the one that stands later in the record.
    struct Entered {
        std::optional<LocalTime> latest; ///< of the event and all that it corrects; never recorded = first
        std::size_t depth = 0;
        std::size_t position = 0;
        auto operator<=>(const Entered&) const = default;
    };
    [[nodiscard]] Entered entered(std::size_t at) const {
        Entered key{events_[at].head.recorded, 0, at};
        for (auto earlier = corrections_.superseded_by(at); earlier != Corrections::none && key.depth < events_.size();
             earlier = corrections_.superseded_by(earlier), ++key.depth)
            key.latest = std::max(key.latest, events_[earlier].head.recorded);
        return key;
    }

    /// A strike reaches the event it names and, since a reference to a superseded event means its
    /// successor, the corrections of that event; but no correction that was entered after the strike.
    [[nodiscard]] bool reaches(std::size_t striker, std::size_t at) const {
        const auto named = corrections_.struck_by(striker);
        if (named == Corrections::none || !corrections_.descends_from(at, named)) return false;
        if (named == at) return true;
        const auto& struck_at = events_[striker].head.recorded;
        const auto& corrected_at = events_[at].head.recorded;
        const bool corrected_later = struck_at && corrected_at && *struck_at < *corrected_at;
        return !corrected_later && !corrections_.leads_to(at, striker);
    }

    [[nodiscard]] bool struck(std::size_t at) {
        if (struck_[at] == Answer::asking) return false;
        if (struck_[at] != Answer::unasked) return struck_[at] == Answer::yes;
        struck_[at] = Answer::asking;
        bool found = false;
        for (std::size_t i = 0; i < events_.size() && !found; ++i)
            found = i != at && known_[i] && reaches(i, at) && in_effect(i) == i;
        struck_[at] = found ? Answer::yes : Answer::no;
        return found;
    }

    const std::vector<Event>& events_;
    const Corrections& corrections_;
    std::vector<bool> known_;
    std::vector<std::size_t> family_; ///< position of each event's first event
    std::vector<std::vector<std::size_t>> members_;
    std::vector<Answer> struck_;
};

} // namespace

Timeline::Timeline(const Record& record, std::optional<LocalTime> known_at) : record_{&record} {
    const Corrections corrections{record};
    View view{record, corrections, known_at};
    events_.reserve(record.events.size());
    stands_for_.reserve(record.events.size());
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const auto& event = record.events[i];
        const auto standing = view.in_effect(i);
        if (standing == i) events_.push_back(&event);
        if (event.head.id && standing != Corrections::none && corrections.find(event.head.id) == i)
            stands_for_.emplace_back(event.head.id->reveal(), &record.events[standing]);
    }
    std::sort(stands_for_.begin(), stands_for_.end());
}

const Event* Timeline::resolve(const EventId& id) const {
    const auto wanted = std::string_view{id.reveal()};
    const auto at = std::lower_bound(stands_for_.begin(), stands_for_.end(), wanted,
                                     [](const auto& entry, std::string_view text) { return entry.first < text; });
    return at != stands_for_.end() && at->first == wanted ? at->second : nullptr;
}

std::size_t Timeline::index_of(const Event& event) const {
    const auto* first = record_->events.data();
    assert(&event >= first && &event < first + record_->events.size());
    return static_cast<std::size_t>(&event - first);
}

Whereabouts whereabouts(const Timeline& timeline, Day day) {
    std::optional<Day> emigrated;
    for (const auto& [event, death] : timeline.all<Death>())
        if (death->on && *death->on <= day) return Whereabouts::deceased;
    for (const auto& [event, gone] : timeline.all<Emigrated>())
        if (gone->on && *gone->on <= day && (!emigrated || *emigrated < *gone->on)) emigrated = gone->on;

    auto found = Whereabouts::community;
    const auto prefer = [&found](Whereabouts other) {
        if (found == Whereabouts::community || other < found) found = other;
    };
    if (emigrated) prefer(Whereabouts::emigrated);
    for (const auto& [event, stay] : timeline.all<Stay>()) {
        const bool running = stay->where && stay->from && *stay->from <= day && (!stay->to || day < *stay->to);
        // Custody or hospital after he emigrated shows that he came back; a stay from before was left open.
        if (!running || (emigrated && (*stay->from < *emigrated || *stay->where == StayWhere::abroad))) continue;
        switch (*stay->where) {
        case StayWhere::custody:
            prefer(Whereabouts::custody);
            break;
        case StayWhere::hospital:
            prefer(Whereabouts::hospital);
            break;
        case StayWhere::abroad:
            prefer(Whereabouts::abroad);
            break;
        }
    }
    return found;
}

} // namespace mosovo
