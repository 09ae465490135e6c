// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/ask.hpp>

#include <cstdint>

/// What each thing a plan can do well or badly costs (decision 0040). Risk is compared first; prices are in minutes
/// of driving and only break ties of risk. Planner and score use the same ones; the checker none of them.
namespace mosovo::schedule {

/// An ask of urgency 0 still wants its visit when there is room.
[[nodiscard]] std::int64_t weight_of(Urgency urgency);

/// Urgency × days late, on the day it happens.
[[nodiscard]] std::int64_t risk_when_planned(const Ask& ask, Day day);

/// As if it came the day after the plan, and as many days again as the plan has, so that a late visit always beats
/// none; a broken promise weighs four times that.
[[nodiscard]] std::int64_t risk_when_left_out(const Ask& ask, Day from, Day to);

/// Concave in the distance from the drawn slot: the first day or hour away hides most of the draw, so it costs most.
[[nodiscard]] std::int64_t price_of_days_away(std::int64_t days);
[[nodiscard]] std::int64_t price_of_minutes_away(std::int64_t minutes);

/// Somebody else than his own officer.
inline constexpr std::int64_t price_of_stranger = 15;

/// Convex in the share of an officer's duty spent on visits: the next one costs more for who has more.
[[nodiscard]] std::int64_t price_of_load(std::int64_t visiting, std::int64_t on_duty);

} // namespace mosovo::schedule
