// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/objective.hpp>
#include <mosovo/schedule/plan.hpp>

#include <array>
#include <cstdint>

/// What each thing a plan can do well or badly costs (decision 0120). Planner and score use the same ones; the checker
/// none of them. Prices are in seconds of driving.
namespace mosovo::schedule {

/// One urgency-day of lateness in seconds of driving, where both must stand in one sum: four hours, more than all the
/// wishes of one visit cost together.
inline constexpr std::int64_t price_of_risk = 4 * 3600;

/// An ask of urgency 0 still wants its visit when there is room.
[[nodiscard]] std::int64_t weight_of(Urgency urgency);

/// Urgency × days late, on the day it happens.
[[nodiscard]] std::int64_t risk_when_planned(const Ask& ask, Day day);

/// Urgency × days late as if it came the day after the plan, and as many days again as the plan has; a broken promise
/// weighs more by the objective.
[[nodiscard]] std::int64_t risk_when_left_out(const Ask& ask, const Horizon& days, const Objective& objective);

/// Grows as the root of the distance from the drawn day: the first day away hides most of the draw.
[[nodiscard]] std::int64_t price_of_days_away(std::int64_t days, const Objective& objective);

/// Minutes from the drawn time, and what a start so far away costs in hours of `first_hour_away`.
struct TimeStep {
    std::int64_t within;
    std::int64_t times;
};
inline constexpr std::array time_steps{TimeStep{30, 0}, TimeStep{120, 1}, TimeStep{24 * 60, 2}};
[[nodiscard]] std::int64_t price_of_minutes_away(std::int64_t minutes, const Objective& objective);

/// One officer at a visit to a man who knows somebody: nothing for his own, half for whom he knows besides.
[[nodiscard]] std::int64_t price_of_officer(const Ask& ask, const OfficerId& officer, const Roster& roster,
                                            const Objective& objective);

/// All of the crew; distance from the drawn slot, for a row that has one.
[[nodiscard]] std::int64_t price_of_crew(const Planned& row, const Ask& ask, const Roster& roster,
                                         const Objective& objective);
[[nodiscard]] std::int64_t price_of_timing(const Planned& row, const Ask& ask, Day from, const Objective& objective);

/// Convex, so that the next visit costs more for who has more.
[[nodiscard]] std::int64_t price_of_load(std::chrono::minutes working, const Objective& objective);

} // namespace mosovo::schedule
