#pragma once

#include <mosovo/schedule/objective.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <vector>

namespace mosovo::schedule {

/// A plan that a person edited by hand (ask, day, start and crew of its rows), with everything that follows worked out
/// again: ends, drives, waits, days, continuity, what each visit costs, and the score. What it breaks says `check`.
[[nodiscard]] Plan worked_out(Plan plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
                              const Objective& objective = {});

} // namespace mosovo::schedule
