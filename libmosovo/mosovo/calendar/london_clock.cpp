#include <mosovo/calendar/london_clock.hpp>

#include <algorithm>
#include <iterator>

namespace mosovo::detail {

namespace {

using std::chrono::minutes;

/// Summer Time Act 1972 s.1 as amended in 2002: the clocks change at 01:00 GMT on these Sundays.
Instant last_sunday_at_one(date::year year, date::month month) {
    return Day{year / month / date::Sunday[date::last]} + std::chrono::hours{1};
}

} // namespace

LondonClock::LondonClock(const std::vector<ClockChange>& changes) : changes_{{Instant::min(), minutes{0}}} {
    for (const auto& change : changes)
        add(change);
    if (changes_.size() > 2) carry_on_after_the_data();
}

// The changes written out in a system's zone file end in 2037 (or, in its short form, in 1996); the
// rule for all later years stands in a footer, which the date library does not read. We carry on by
// the Act. Data that end in another year, or depart from the Act, mean that the law has been
// changed: then the data are followed and nothing is added.
void LondonClock::carry_on_after_the_data() {
    const auto newest = changes_.back().begin;
    const auto year = date::year_month_day{date::floor<date::days>(newest)}.year();
    const auto short_form = year < date::year{1998};
    const auto by_the_act = year >= date::year{2037} && newest == last_sunday_at_one(year, date::October) &&
                            std::prev(changes_.end(), 2)->begin == last_sunday_at_one(year, date::March);
    if (!short_form && !by_the_act) return;

    for (auto y = std::max(year, date::year{1996}); y < date::year{2300}; ++y) {
        const auto spring = last_sunday_at_one(y, date::March);
        const auto autumn = last_sunday_at_one(y, date::October);
        if (spring > newest) add({spring, minutes{60}});
        if (autumn > newest) add({autumn, minutes{0}});
    }
}

void LondonClock::add(const ClockChange& change) {
    // Data also mark what does not move the clock, such as a new name for the same offset.
    if (changes_.back().offset != change.offset) changes_.push_back(change);
}

LondonClock::Changes::const_iterator LondonClock::change_before(Instant instant) const {
    return std::prev(std::ranges::upper_bound(changes_, instant, {}, &ClockChange::begin));
}

LondonClock::Shown LondonClock::shown_at(Instant wall) const {
    // London is never west of Greenwich, so what the wall shows began at the latest with the change
    // before `wall`; and changes lie weeks apart, so at the earliest with the one before that.
    Shown shown;
    const auto last = change_before(wall);
    for (auto change = last == changes_.begin() ? last : std::prev(last);; ++change) {
        const auto instant = wall - change->offset;
        const auto next = std::next(change);
        if (instant >= change->begin && (next == changes_.end() || instant < next->begin)) {
            if (shown.times++ == 0) shown.earlier = instant;
            shown.later = instant;
        }
        if (change == last) return shown;
    }
}

} // namespace mosovo::detail
