#include "away.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

using Held = Fact<Stay>;

Day first_day(const Held& held) { return *held.body.from; }
bool locked(const Held& held) { return held.body.where && *held.body.where != StayWhere::abroad; }

/// Stays whose first day is known, in order of day: without it a stay leaves out nothing, the safe side. Of which of
/// the three kinds it is matters to releases only.
std::span<const Held> known_stays(const Facts& facts) {
    const auto all = facts.all<Stay>();
    const auto known =
        std::find_if_not(all.begin(), all.end(), [](const Held& held) { return held.body.from.has_value(); });
    return all.first(static_cast<std::size_t>(known - all.begin()));
}

bool touches(const std::optional<Day>& end, Day next) { return !end || next <= *end; }

std::optional<Day> later(std::optional<Day> a, std::optional<Day> b) {
    if (!a || !b) return {};
    return std::max(*a, *b);
}

/// Custody and hospital stays that run on as one.
struct Chain {
    Day from;
    std::optional<Day> end;
    FewOf<const Held*> stays;
};
using Chains = FewOf<Chain>;

/// \param begun_by  only stays that began by then; nothing: planned ones as well
Chains chains_of(std::span<const Held> stays, std::optional<Day> begun_by) {
    Chains chains;
    for (const auto& held : stays) {
        if (!locked(held) || (begun_by && first_day(held) > *begun_by)) continue;
        if (!chains.empty() && touches(chains.back().end, first_day(held))) {
            chains.back().stays.push_back(&held);
            chains.back().end = later(chains.back().end, held.body.to);
        } else {
            chains.push_back({first_day(held), held.body.to, {&held}});
        }
    }
    return chains;
}

Release release_from(const Chain& chain) {
    Release release{no_event, *chain.end, {}};
    for (const auto* held : chain.stays) {
        release.stays.push_back(held->event);
        if (release.stay == no_event && held->body.to == chain.end) release.stay = held->event;
    }
    return release;
}

} // namespace

Away::Away(const Facts& facts, Day as_of, PartDays part_days) : part_days_{part_days} {
    if (facts.all<Stay>().empty()) return;
    const auto stays = known_stays(facts);
    for (const auto& held : stays) {
        if (first_day(held) > as_of) break;
        if (!stretches_.empty() && touches(stretches_.back().to, first_day(held))) {
            auto& stretch = stretches_.back();
            stretch.to = later(stretch.to, held.body.to);
            stretch.held_from_start |= locked(held) && first_day(held) == stretch.from;
        } else {
            stretches_.push_back({first_day(held), held.body.to, locked(held)});
        }
    }
    for (const auto& chain : chains_of(stays, as_of))
        locked_.push_back({chain.from, chain.end, true});
    // A planned stay holds no time open, but an end inside it is no release either.
    const auto chains = chains_of(stays, {});
    for (const auto& chain : chains)
        if (chain.end) releases_.push_back(release_from(chain));
    // A release from a stay of which only the end is known, unless another held him then.
    for (const auto& held : facts.all<Stay>()) {
        if (!locked(held) || held.body.from || !held.body.to) continue;
        const auto on = *held.body.to;
        const bool held_on = std::any_of(chains.begin(), chains.end(), [on](const Chain& chain) {
            return chain.from <= on && (!chain.end || on < *chain.end);
        });
        if (!held_on) releases_.push_back({held.event, on, {held.event}});
    }
}

Away::LeftOut Away::disregarded(Day trigger, PartDays part_days) const {
    constexpr date::days one{1};
    LeftOut left_out;
    for (const auto& stretch : stretches_) {
        if (stretch.to && *stretch.to < trigger) continue; // over before time runs
        const bool from_first_day =
            part_days == PartDays::left_out || (stretch.held_from_start && stretch.from == trigger);
        const auto first = from_first_day ? stretch.from : stretch.from + one;
        auto last = stretch.to;
        if (last && !(part_days == PartDays::left_out && *last != trigger)) *last -= one;
        if (!last || first <= *last) left_out.push_back({first, last});
    }
    return left_out;
}

std::optional<Day> Away::last_day(Day trigger, date::days length, Opens opens) const {
    const auto left_out = disregarded(trigger, part_days_);
    return mosovo::last_day(trigger, length, opens, {left_out.data(), left_out.size()});
}

std::optional<Day> Away::first_at_large(Day day, Day trigger) const {
    const auto left_out = disregarded(trigger, part_days_);
    return mosovo::last_day(day, date::days{1}, Opens::beginning_with, {left_out.data(), left_out.size()});
}

namespace {

/// How many days of a stretch, both ends included, lie between `first` and `last`.
date::days within(Day from, std::optional<Day> to, Day first, Day last) {
    const auto begins = std::max(from, first);
    const auto ends = std::min(to.value_or(last), last);
    return begins <= ends ? ends - begins + date::days{1} : date::days{0};
}

} // namespace

date::days Away::whole_days(Day first, Day last) const {
    date::days sum{0};
    for (const auto& stretch : disregarded(first, PartDays::count))
        sum += within(stretch.first, stretch.last, first, last);
    return sum;
}

date::days Away::days_touched(Day first, Day last) const {
    date::days sum{0};
    for (const auto& stretch : stretches_) // none touches another, so no day is counted twice
        sum += within(stretch.from, stretch.to, first, last);
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
