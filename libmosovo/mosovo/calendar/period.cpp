#include <mosovo/calendar/period.hpp>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace mosovo {

namespace {

using date::days;

// Longer than any period the law counts, and short enough that no sum below can overflow.
constexpr auto longest = days{1'000'000};

void require(bool holds, const char* otherwise) {
    if (!holds) throw std::domain_error{otherwise};
}

} // namespace

std::optional<Day> last_day(Day trigger, days length, Opens opens, std::span<const Disregarded> disregarded) {
    require(length >= days{1}, "a period is at least one day long");
    require(length <= longest, "no period is counted in that many days");

    auto next = opens == Opens::beginning_with ? trigger : trigger + days{1}; // first day not yet counted
    if (disregarded.empty()) return next + length - days{1};

    std::vector<Disregarded> sorted;
    if (!std::ranges::is_sorted(disregarded, {}, &Disregarded::first)) {
        sorted.assign(disregarded.begin(), disregarded.end());
        std::ranges::sort(sorted, {}, &Disregarded::first);
        disregarded = sorted;
    }
    for (const auto& stretch : disregarded) {
        if (stretch.last && (*stretch.last < next || *stretch.last < stretch.first)) continue;
        if (stretch.first > next) {
            const auto free = stretch.first - next;
            if (free >= length) break; // the period ends before this stretch
            length -= free;
        }
        if (!stretch.last) return std::nullopt;
        next = *stretch.last + days{1};
    }
    return next + length - days{1};
}

Day add_months(Day from, date::months length, NoSuchDay otherwise) {
    require(length <= date::months{12'000} && length >= date::months{-12'000},
            "no period is counted in that many months");
    const date::year_month_day start{from};
    const auto month = start.year() / start.month() + length;
    const auto same_number = month / start.day();
    constexpr date::day in_every_month{28};
    if (start.day() <= in_every_month || same_number.ok()) return Day{same_number};

    switch (otherwise) {
    case NoSuchDay::last_of_month:
        return Day{month / date::last};
    case NoSuchDay::first_of_next:
        return Day{month / date::last} + days{1};
    case NoSuchDay::refuse:
        break;
    }
    throw std::domain_error{"the month has no such day and the source does not say which day to take instead"};
}

Day last_day(Day trigger, date::months length, Opens opens) {
    require(length >= date::months{1}, "a period of months is at least one month long");
    if (opens == Opens::after) return add_months(trigger, length, NoSuchDay::last_of_month);
    // The first day outside the period; where the month lacks it the period fills that month.
    return add_months(trigger, length, NoSuchDay::first_of_next) - days{1};
}

Day clear_days_before(Day before, days clear) {
    require(clear >= days{0}, "a number of clear days is 0 or more");
    require(clear <= longest, "no period is counted in that many days");
    return before - clear - days{1};
}

} // namespace mosovo
