#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/calendar/local_time.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

namespace mosovo {

/// How the words of a provision open a period.
BOOST_DEFINE_FIXED_ENUM_CLASS(Opens, std::uint8_t,
                              beginning_with, // "beginning with day D": D is counted as day 1
                              after)          // "after day D": counting starts on D + 1

/// What to do when a month has no day with the wanted number.
BOOST_DEFINE_FIXED_ENUM_CLASS(NoSuchDay, std::uint8_t,
                              last_of_month, // 31 Jan + 1 month = 28/29 Feb (corresponding-date rule)
                              first_of_next, // 31 Jan + 1 month = 1 Mar
                              refuse)        // throw: the source does not say, so a person must

/// Days on end that do not count: first and last both inside; no last = not yet over.
struct Disregarded {
    Day first;
    std::optional<Day> last;

    [[nodiscard]] bool covers(Day day) const { return day >= first && (!last || day <= *last); }
    bool operator==(const Disregarded&) const = default;
};

/// The last day of a period of whole days, leaving out disregarded days.
///
/// \param trigger      the day the provision points at
/// \param length       whole days, 1 or more
/// \param opens        whether the trigger day itself is counted
/// \param disregarded  stretches of days that do not count, in any order, may overlap
/// \return the last day on which the act is still in time, that day included;
///         nothing when an unfinished stretch keeps the period from ending
/// \throws std::domain_error when length is below one day
/// \par Source  Sexual Offences Act 2003 s.83(1), (6); notification-law §12.1, 12.2
[[nodiscard]] std::optional<Day> last_day(Day trigger, date::days length, Opens opens,
                                          std::span<const Disregarded> disregarded = {});

/// The last day of a period of calendar months (years are twelve each), by the corresponding date.
///
/// "Beginning with D" ends the day before the corresponding date; where the month has none, on the
/// last day of that month (notification-law §2.5.2, 12.4). "After D" ends on the corresponding
/// date; where there is none, on the last day of the month (Dodds v Walker [1981] 1 WLR 1027).
/// \throws std::domain_error when length is below one month
[[nodiscard]] Day last_day(Day trigger, date::months length, Opens opens);

/// The same day-number `length` months on, `otherwise` deciding where there is none.
/// \throws std::domain_error where there is none and `otherwise` is `refuse`
[[nodiscard]] Day add_months(Day from, date::months length, NoSuchDay otherwise);

/// The latest day that leaves `clear` whole days between it and `before`, both ends excluded.
/// "Not less than 7 days before 20 Aug" is 12 Aug (R v Justices of Middlesex (1845)).
[[nodiscard]] Day clear_days_before(Day before, date::days clear);

} // namespace mosovo
