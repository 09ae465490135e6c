#include <mosovo/synth/stories.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace mosovo::synth {

using date::days;
using namespace std::chrono_literals;

namespace {

const ForceId& own_force() {
    static const auto id = ForceId::from_checked("exampleshire");
    return id;
}

void own(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto from = std::max(life.starts, life.convicted);
    if (life.at_large && stream.chance(story.known.transferred_in)) {
        const auto proposed = stream.day_between(*life.at_large, life.until - days{40});
        Transfer transfer{proposed, own_force(), proposed + days{stream.between(5, 30)}, {}, "Moved house. Made-up."};
        if (*transfer.accepted <= life.as_of) story.chronicle.add(transfer, entered_on(*transfer.accepted, stream));
    }
    Ownership owner{from, own_force(), story.officer, story.deputy};
    const auto entered = entered_on(std::max(from, life.sentenced), stream);
    if (from + days{400} < life.until && stream.chance(story.known.reallocated)) {
        // Whoever had the case before stands in for him now.
        story.chronicle.add(Ownership{from, own_force(), story.deputy, story.officer}, entered);
        owner.on = stream.day_between(from + days{200}, life.until - days{30});
        story.chronicle.add(owner, entered_on(*owner.on, stream), story.supervisor);
    } else
        story.chronicle.add(owner, entered);
}

void mappa(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto on = std::max(life.sentenced, life.starts) + days{stream.between(5, 40)};
    if (on > life.until) return;
    // Levels 2 and 3 go to the highest risks first; the share over all is the published one.
    const auto above = (1000 - story.known.mappa_level_1.per_mille);
    const auto high = life.level == RiskLevel::very_high || life.level == RiskLevel::high;
    const auto share = high ? above * 1000 / (story.known.very_high.per_mille + story.known.high.per_mille) : 0;
    const auto level = !stream.chance({share}) ? 1 : life.level == RiskLevel::very_high && stream.chance({300}) ? 3 : 2;
    story.chronicle.add(Mappa{on, *MappaCategory::from(1), *MappaLevel::from(level)}, entered_on(on, stream));
    if (level == 1) return;
    for (auto meeting = life.until - days{stream.between(5, 60)}; meeting > on && meeting > life.until - days{220};
         meeting -= days{stream.between(56, 84)})
        story.chronicle.add(MappaMeeting{meeting, *MappaLevel::from(level), "Plan agreed. Made-up."},
                            entered_on(meeting, stream));
}

void mark(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    if (story.homes.empty() || !life.at_large || !stream.chance({850})) return;
    const auto& home = story.homes.back();
    const auto on = home.from + days{stream.between(0, 6)};
    if (on > life.until) return;
    Marker marker{on,
                  "command_and_control",
                  home.premises,
                  "Tell the offender manager. Made-up.",
                  stream.chance({30}) ? MarkerState::not_supported : MarkerState::placed,
                  "move"};
    story.chronicle.add(marker, entered_on(on, stream));
    if (marker.state != MarkerState::placed || !stream.chance({300})) return;
    marker.on = stream.day_between(std::max(on, life.until - days{400}), life.until);
    marker.state = MarkerState::verified;
    story.chronicle.add(marker, entered_on(*marker.on, stream), story.supervisor);
}

void end_lost(Story& story) {
    auto& stream = story.stream;
    const auto on = story.life.until + days{stream.between(7, 14)};
    story.chronicle.add(Note{on, "Whereabouts unknown; enquiries under way. Made-up."}, entered_on(on, stream));
    story.chronicle.add(Marker{on, "pnc", {}, "Wanted for failing to notify. Made-up.", MarkerState::wanted, {}},
                        entered_on(on, stream));
}

void end_in_another_nation(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto on = life.until;
    const auto to = stream.chance({700}) ? Jurisdiction::scotland : Jurisdiction::northern_ireland;
    const auto entered = entered_on(on, stream);
    story.chronicle.add(JurisdictionChange{on, to}, entered);
    story.chronicle.add(
        Transfer{on,
                 ForceId::from_checked(to == Jurisdiction::scotland ? "nosuchshire_north" : "nosuch_ni"),
                 std::min(life.as_of, on + days{10}),
                 {},
                 "Lives there now. Made-up."},
        entered_on(on + days{10}, stream));
    if (to != Jurisdiction::northern_ireland || on + days{12} > life.as_of) return;
    const auto leaves = at_time(on + days{6}, 15h);
    Absence away{leaves, days{4}, on + days{10}, on + days{10}};
    const auto id = story.chronicle.add(away, entered_on(on + days{10}, stream));
    Notification told;
    told.given = at_time(on + days{5}, 11h);
    told.under = {Under::absence};
    told.covers = {id};
    story.chronicle.add(told, entered_on(on + days{10}, stream));
}

void end(Story& story) {
    auto& life = story.life;
    const auto on = life.until;
    switch (life.ending) {
    case Ending::died:
        story.chronicle.add(Death{on}, entered_on(on, story.stream));
        break;
    case Ending::emigrated:
        story.chronicle.add(Emigrated{on}, entered_on(on, story.stream));
        break;
    case Ending::moved_nation:
        end_in_another_nation(story);
        break;
    case Ending::lost:
        end_lost(story);
        break;
    case Ending::reviewed:
    case Ending::none:
        break;
    }
}

void disclose(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    if (!life.at_large || *life.at_large + days{60} > life.until || !stream.chance(story.known.disclosure)) return;
    const auto on =
        stream.day_between(std::max(*life.at_large + days{20}, life.until - days{1500}), life.until - days{5});
    story.chronicle.add(Disclosure{on, "CSODS", "parent of a child he visits. Made-up.",
                                   stream.chance({300}) ? "disclosed" : "not disclosed"},
                        entered_on(on, stream));
}

} // namespace

void tell_unit(Story& story) {
    own(story);
    mappa(story);
    mark(story);
    disclose(story);
    end(story);
}

void tell_corrections(Story& story) {
    auto& stream = story.stream;
    auto& chronicle = story.chronicle;
    std::vector<EventId> visits;
    for (const auto& event : chronicle.events())
        if (const auto* visit = event.as<Visit>(); visit != nullptr && visit->outcome) visits.push_back(event.id());
    if (visits.empty()) return;
    if (stream.chance(story.known.corrected)) {
        const auto& wrong = stream.pick(visits);
        auto visit = *chronicle.at(wrong).as<Visit>();
        visit.ended = LocalTime::from(visit.ended.value_or(*visit.at).instant() + 10min);
        const auto recorded = *chronicle.at(wrong).head.recorded;
        if (const auto later = entered_after(recorded, days{9}, stream); later.day() <= story.life.as_of)
            chronicle.supersede(wrong, visit, later);
    }
    if (!stream.chance(story.known.struck)) return;
    // A visit to somebody else, entered here by mistake, and withdrawn.
    const auto day = chronicle.at(visits.front()).as<Visit>()->at->day() - days{3};
    Visit other;
    other.at = at_time(day, 11h);
    other.contact = Contact::home_visit;
    other.outcome = VisitOutcome::no_reply;
    other.officers = {story.officer, story.deputy};
    const auto mistaken = chronicle.add(other, at_time(day, 16h));
    chronicle.strike(mistaken, at_time(day + days{1}, 9h), Note{day + days{1}, "Entered in the wrong record."});
}

} // namespace mosovo::synth
