#pragma once

#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <vector>

namespace mosovo::schedule {

/// What no plan of these visits can better (decision 0123), and how far this plan is from it.
[[nodiscard]] Bound bound(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel);

} // namespace mosovo::schedule
