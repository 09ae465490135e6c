// Not installed: for our own sources.
#pragma once

#include <mosovo/assessment/cycle.hpp>

#include "rounds.hpp"

#include <optional>
#include <vector>

namespace mosovo::assessment {

/// What one cycle was made from, kept for what comes after the steps are chosen.
struct Chosen {
    std::optional<Day> news;  ///< first trigger that is news (a review date is none); steps must lie on or after it
    std::optional<Day> first; ///< earliest step done in the cycle
};

/// The steps before the plan as the round shows them, filled into `cycle.steps`, with what was chosen.
[[nodiscard]] Chosen choose_steps(Cycle& cycle, const Round& round, const Timeline& timeline,
                                  const PracticeOn& practice);

} // namespace mosovo::assessment
