#include <mosovo/assessment/endorsement.hpp>

#include <mosovo/assessment/trigger.hpp>

#include <algorithm>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view rule = "practice.supervision.endorses";

using Look = std::pair<const Event*, const Supervision*>;

bool is_of(const Supervision& supervision, const Event& plan, const Timeline& timeline) {
    return std::ranges::any_of(supervision.of, [&](const EventId& id) { return timeline.resolve(id) == &plan; });
}

/// The day of a plan or of a review.
Day written_on(const Event& event) {
    const auto* plan = event.as<RiskPlan>();
    return plan ? *plan->on : *event.as<Review>()->on;
}

/// The last one decides; of two on one day the one entered later.
std::optional<Look> latest_look(const Event& plan, const Timeline& timeline, Day as_of) {
    std::optional<Look> latest;
    const auto later = [](const Look& a, const Look& b) {
        if (*a.second->on != *b.second->on) return *a.second->on > *b.second->on;
        const auto entered = [](const Look& look) {
            return look.first->head.recorded ? look.first->head.recorded->instant() : Instant::min();
        };
        return entered(a) > entered(b);
    };
    const auto written = written_on(plan);
    for (const auto& look : timeline.all<Supervision>())
        if (look.second->on && *look.second->on >= written && *look.second->on <= as_of &&
            is_of(*look.second, plan, timeline) && (!latest || later(look, *latest)))
            latest = look;
    return latest;
}

bool anybody_unknown(const std::vector<const Event*>& written) {
    return std::ranges::any_of(written, [](const Event* event) { return !event->head.by; });
}

bool wrote(const std::vector<const Event*>& written, const StaffId& who) {
    return std::ranges::any_of(written, [&](const Event* event) { return event->head.by == who; });
}

} // namespace

Endorsement endorsement_of(const std::vector<const Event*>& written, const Timeline& timeline, Day as_of,
                           const PracticeOn& practice) {
    Endorsement found;
    const auto look = latest_look(*written.front(), timeline, as_of);
    if (!look) {
        found.says = "No supervisor has endorsed the plan.";
        return found;
    }
    const auto& [event, supervision] = *look;
    found.event = event->id();
    found.on = supervision->on;
    found.by = event->head.by;
    for (const auto& direction : supervision->directions)
        found.directions.push_back(direction);
    const auto day = british(*supervision->on);
    if (!practice.is_set(rule)) {
        found.state = EndorsementState::not_measured;
        found.says = "Which outcomes of supervision endorse a plan is not configured.";
    } else if (!supervision->outcome || !practice.lists(rule, *supervision->outcome)) {
        found.state = EndorsementState::returned;
        found.says = "The supervision of " + day + " did not endorse the plan.";
    } else if (found.by && wrote(written, *found.by)) {
        found.state = EndorsementState::self;
        found.says = "Endorsed on " + day + " by somebody who wrote it.";
    } else if (!found.by || anybody_unknown(written)) {
        found.state = EndorsementState::unknown;
        found.says = "Endorsed on " + day + ", but the record does not say " + (found.by ? "who wrote it" : "by whom") +
                     ", so that a second pair of eyes is not shown.";
    } else {
        found.state = EndorsementState::endorsed;
        found.says = "Endorsed on " + day + " by somebody other than its authors.";
    }
    return found;
}

} // namespace mosovo::assessment
