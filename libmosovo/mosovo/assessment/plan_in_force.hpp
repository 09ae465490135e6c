// Not installed: for our own sources.
#pragma once

#include "rounds.hpp"

#include <optional>

namespace mosovo::assessment {

/// The plan that holds on a day, and what was recorded of it since.
struct PlanInForce {
    Dated plan;
    std::optional<Day> before;      ///< day of the plan before it
    std::optional<Day> next_review; ///< as the plan says or, after a review of it, as the last review says
    const Event* arms = nullptr;    ///< the ARMS assessment that it rests on
};

/// Nothing where no plan is on record up to `as_of`. A review of something else, or of an earlier plan, dates nothing.
[[nodiscard]] std::optional<PlanInForce> plan_in_force(const Timeline& timeline, Day as_of);

/// The last ARMS assessment up to `day`: what a plan of that day rests on. Null where there is none.
[[nodiscard]] const Event* arms_under(const Timeline& timeline, Day day);

} // namespace mosovo::assessment
