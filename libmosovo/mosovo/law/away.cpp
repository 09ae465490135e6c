#include "away.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

struct Held {
    const Event* event;
    const Stay* stay;

    [[nodiscard]] Day from() const { return *stay->from; }
    [[nodiscard]] bool locked() const { return stay->where != StayWhere::abroad; }
};

/// Stays whose place and first day are known, in order of day. Without these a stay leaves out nothing: the safe side.
std::vector<Held> known_stays(const Timeline& timeline) {
    std::vector<Held> stays;
    for (const auto* event : timeline.events())
        if (const auto* stay = event->as<Stay>(); stay && stay->where && stay->from) stays.push_back({event, stay});
    std::stable_sort(stays.begin(), stays.end(), [](const Held& a, const Held& b) { return a.from() < b.from(); });
    return stays;
}

bool touches(const std::optional<Day>& end, Day next) { return !end || next <= *end; }

std::optional<Day> later(std::optional<Day> a, std::optional<Day> b) {
    if (!a || !b) return {};
    return std::max(*a, *b);
}

/// Custody and hospital stays that run on as one.
struct Chain {
    std::vector<Held> stays;
    std::optional<Day> end;
};

/// \param begun_by  only stays that began by then; nothing: planned ones as well
std::vector<Chain> chains_of(const std::vector<Held>& stays, std::optional<Day> begun_by) {
    std::vector<Chain> chains;
    for (const auto& held : stays) {
        if (!held.locked() || (begun_by && held.from() > *begun_by)) continue;
        if (!chains.empty() && touches(chains.back().end, held.from())) {
            chains.back().stays.push_back(held);
            chains.back().end = later(chains.back().end, held.stay->to);
        } else {
            chains.push_back({{held}, held.stay->to});
        }
    }
    return chains;
}

void add_release(const Chain& chain, std::vector<Release>& releases) {
    if (!chain.end) return;
    Release release{nullptr, *chain.end, {}};
    for (const auto& held : chain.stays) {
        release.stays.push_back(held.event);
        if (!release.stay && held.stay->to == chain.end) release.stay = held.event;
    }
    releases.push_back(std::move(release));
}

/// A release from a stay of which only the end is known.
void add_bare_ends(const Timeline& timeline, std::vector<Release>& releases) {
    for (const auto& [event, stay] : timeline.all<Stay>())
        if (stay->where && *stay->where != StayWhere::abroad && !stay->from && stay->to)
            releases.push_back({event, *stay->to, {event}});
}

} // namespace

Away::Away(const Timeline& timeline, Day as_of, PartDays part_days) : part_days_{part_days} {
    const auto stays = known_stays(timeline);
    for (const auto& held : stays) {
        if (held.from() > as_of) break;
        if (!stretches_.empty() && touches(stretches_.back().to, held.from())) {
            auto& stretch = stretches_.back();
            stretch.to = later(stretch.to, held.stay->to);
            stretch.held_from_start |= held.locked() && held.from() == stretch.from;
        } else {
            stretches_.push_back({held.from(), held.stay->to, held.locked()});
        }
    }
    for (const auto& chain : chains_of(stays, as_of))
        locked_.push_back({chain.stays.front().from(), chain.end, true});
    // A planned stay holds no time open, but an end inside it is no release either.
    for (const auto& chain : chains_of(stays, {}))
        add_release(chain, releases_);
    add_bare_ends(timeline, releases_);
}

std::vector<Disregarded> Away::disregarded(Day trigger) const {
    constexpr date::days one{1};
    std::vector<Disregarded> left_out;
    for (const auto& stretch : stretches_) {
        const bool from_first_day =
            part_days_ == PartDays::left_out || (stretch.held_from_start && stretch.from == trigger);
        const auto first = from_first_day ? stretch.from : stretch.from + one;
        auto last = stretch.to;
        if (last && !(part_days_ == PartDays::left_out && *last != trigger)) *last -= one;
        if (!last || first <= *last) left_out.push_back({first, last});
    }
    return left_out;
}

std::optional<Day> Away::last_day(Day trigger, date::days length, Opens opens) const {
    if (stretches_.empty()) return mosovo::last_day(trigger, length, opens);
    return mosovo::last_day(trigger, length, opens, disregarded(trigger));
}

std::optional<Day> Away::first_at_large(Day day, Day trigger) const {
    if (stretches_.empty()) return day;
    return mosovo::last_day(day, date::days{1}, Opens::beginning_with, disregarded(trigger));
}

date::days Away::days_left_out(Day first, Day last) const {
    date::days sum{0};
    for (const auto& stretch : disregarded(first)) {
        const auto from = std::max(stretch.first, first);
        const auto to = std::min(stretch.last.value_or(last), last);
        if (from <= to) sum += to - from + date::days{1};
    }
    return sum;
}

const Stretch* Away::locked_on(Day day) const {
    const auto found = std::find_if(locked_.begin(), locked_.end(),
                                    [day](const Stretch& s) { return s.from <= day && (!s.to || day < *s.to); });
    return found == locked_.end() ? nullptr : &*found;
}

const Stretch* Away::holding(Day day) const {
    const auto found =
        std::find_if(stretches_.begin(), stretches_.end(), [day](const Stretch& s) { return s.holds_end_of(day); });
    return found == stretches_.end() ? nullptr : &*found;
}

} // namespace mosovo::law
