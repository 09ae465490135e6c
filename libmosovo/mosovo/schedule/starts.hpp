// Not installed: for our own sources.
#pragma once

#include <mosovo/calendar/working_calendar.hpp>
#include <mosovo/schedule/clock.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>

#include <map>
#include <optional>
#include <vector>

namespace mosovo::schedule {

/// When a visit may start on one day, in order and apart from each other.
struct DayStarts {
    Day day;
    std::vector<Span> spans;
};

/// The days on which a visit may start, in order, or why there are none.
struct Starts {
    std::vector<DayStarts> days;
    std::optional<Unplanned> why;
};

/// Which days a team works, each asked of the calendar once.
class WorkingDays {
public:
    explicit WorkingDays(const Horizon& days) : days_{days} {}
    /// \throws HolidaysNotHeld
    [[nodiscard]] bool works(const Team& team, Day day);

private:
    Horizon days_;
    std::map<TeamId, std::vector<bool>> known_;
};

/// \param outside_windows  leaves the windows out of it: what a wider window would give
[[nodiscard]] Starts starts_of(const Ask& ask, const Team& team, const Horizon& days, WorkingDays& working,
                               const Clock& clock, bool outside_windows = false);

} // namespace mosovo::schedule
