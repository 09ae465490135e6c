#pragma once

#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/planner.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <stop_token>
#include <vector>

namespace mosovo::schedule {

/// How hard to look for a bound. The same effort gives the same bound with any number of threads.
struct BoundWanted {
    Effort effort = usual_effort; ///< more brings the bound nearer; 0: a first guess
    Threads threads = *Threads::from(1);
    std::stop_token cancel{}; ///< the best bound so far comes back
};

/// What no plan of these visits can better (decisions 0123 and 0125), and how far this plan is from it.
///
/// \throws PlaceNotInMatrix; HolidaysNotHeld
[[nodiscard]] Bound bound(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
                          const BoundWanted& wanted = {});

} // namespace mosovo::schedule
