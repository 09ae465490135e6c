#include "plan_in_force.hpp"

#include <algorithm>

namespace mosovo::assessment {

std::optional<PlanInForce> plan_in_force(const Timeline& timeline, Day as_of) {
    auto plans = dated<RiskPlan>(timeline, as_of);
    if (plans.empty()) return std::nullopt;
    sort_by_day(plans);
    PlanInForce found{plans.back(), {}, {}, nullptr};
    if (plans.size() > 1) found.before = plans[plans.size() - 2].on;
    found.next_review = found.plan.event->as<RiskPlan>()->next_review;
    found.arms = arms_under(timeline, found.plan.on);
    auto reviews = dated<Review>(timeline, as_of);
    sort_by_day(reviews);
    for (const auto& [event, on] : reviews) {
        const auto& review = *event->as<Review>();
        const bool of_it =
            std::ranges::any_of(review.of, [&](const EventId& id) { return timeline.resolve(id) == found.plan.event; });
        if (of_it && on >= found.plan.on) found.next_review = review.next_review;
    }
    return found;
}

const Event* arms_under(const Timeline& timeline, Day day) {
    auto all = dated<Arms>(timeline, day);
    sort_by_day(all);
    return all.empty() ? nullptr : all.back().event;
}

} // namespace mosovo::assessment
