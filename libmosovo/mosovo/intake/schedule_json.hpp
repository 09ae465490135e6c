#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>

#include <string_view>
#include <vector>

namespace mosovo::intake {

/// A roster as `output::to_json` writes it: {"format": "mosovo.roster/1", "teams": […], "officers": […]}.
/// One row, or none and every fault with its path: unknown keys, teams that are not there, ids that stand twice,
/// shifts that end before they start, places that are not on the Earth.
[[nodiscard]] Taken<schedule::Roster> read_roster(std::string_view json, std::string_view file = "");

/// A plan with the visits it was made for.
struct PlanFile {
    std::vector<schedule::Ask> asks;
    schedule::Plan plan;
};

/// A plan as `output::to_json` writes it. One row, or none and every fault with its path. Whether it can be worked is
/// `schedule::check`'s question, not this reader's.
[[nodiscard]] Taken<PlanFile> read_plan(std::string_view json, std::string_view file = "");

} // namespace mosovo::intake
