#pragma once

#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/calendar/day.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace mosovo {

/// Why a day is not worked.
BOOST_DEFINE_FIXED_ENUM_CLASS(NotWorked, std::uint8_t, weekend, bank_holiday, closed)

/// The days on which one team works: weekdays chosen, bank holidays of its nation kept or not, and
/// days on which it is closed. Moves visits, never a statutory deadline.
class WorkingCalendar {
public:
    struct Rules {
        Jurisdiction nation = Jurisdiction::england_wales;
        std::set<unsigned> weekdays{1, 2, 3, 4, 5}; ///< ISO: Monday 1 … Sunday 7
        bool works_bank_holidays = false;
        std::set<Day> closed{}; ///< training days and the like
    };
    /// \throws std::invalid_argument when no weekday is worked, or one is not from 1 to 7
    explicit WorkingCalendar(Rules rules);

    /// Nothing when worked, otherwise the reason; where several hold, the first of weekend (a
    /// weekday not chosen), bank holiday, closed.
    /// \throws HolidaysNotHeld for a day outside the years held, where the answer rests on them:
    ///         not on a weekend, nor for a team that works bank holidays
    [[nodiscard]] std::optional<NotWorked> why_not(Day day) const;
    [[nodiscard]] bool works(Day day) const { return !why_not(day); }

    /// A working day near `day`, and why it moved.
    struct Moved {
        Day day;
        std::vector<NotWorked> because; ///< one for each day stepped over; empty: not moved
    };
    /// \throws HolidaysNotHeld as `why_not`, for every day on the way; so do those below.
    [[nodiscard]] Moved on_or_before(Day day) const;
    [[nodiscard]] Moved on_or_after(Day day) const;
    /// The working day `count` working days after `day`, which is not counted itself. 0: on or after it.
    [[nodiscard]] Day plus_working_days(Day day, unsigned count) const;

private:
    Rules rules_;
};

} // namespace mosovo
