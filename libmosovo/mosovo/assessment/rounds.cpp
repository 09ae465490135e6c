#include "rounds.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

/// A review that confirms or amends a plan. One that replaces it leaves the closing to the new plan.
bool confirms_a_plan(const Review& review, const Timeline& timeline) {
    if (review.outcome == ReviewResult::replaced) return false;
    return std::ranges::any_of(review.of, [&](const EventId& id) {
        const auto* of = timeline.resolve(id);
        return of != nullptr && of->as<RiskPlan>() != nullptr;
    });
}

std::vector<Dated> plans_and_reviews(const Timeline& timeline, Day as_of) {
    auto found = dated<RiskPlan>(timeline, as_of);
    for (const auto& [event, review] : timeline.all<Review>())
        if (review->on && *review->on <= as_of && confirms_a_plan(*review, timeline))
            found.push_back({event, *review->on});
    sort_by_day(found);
    return found;
}

/// Takes out of `waiting` what the event had in view.
std::vector<Trigger> taken_by(const Dated& closer, std::vector<Trigger>& waiting) {
    const auto rest = std::stable_partition(waiting.begin(), waiting.end(), [&](const Trigger& trigger) {
        return !in_view(trigger, *closer.event, closer.on);
    });
    std::vector<Trigger> taken{std::make_move_iterator(rest), std::make_move_iterator(waiting.end())};
    waiting.erase(rest, waiting.end());
    for (auto& trigger : taken)
        if (trigger.answer == TriggerAnswer::open) {
            trigger.answer = TriggerAnswer::assessed;
            trigger.answered_by = closer.event->id();
        }
    return taken;
}

void join(std::vector<Trigger>& to, std::vector<Trigger> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    std::ranges::stable_sort(to, {}, &Trigger::on);
}

bool asks_for_a_cycle(const Trigger& trigger) {
    return trigger.answer == TriggerAnswer::open || trigger.answer == TriggerAnswer::assessed;
}

} // namespace

void sort_by_day(std::vector<Dated>& events) {
    std::ranges::sort(events, {}, [](const Dated& one) {
        const auto& recorded = one.event->head.recorded;
        return std::tuple{one.on, recorded ? recorded->instant() : Instant::min(), one.event->id()};
    });
}

std::vector<Dated> seen_at_home(const Timeline& timeline, Day as_of) {
    std::vector<Dated> found;
    for (const auto& [event, visit] : timeline.all<Visit>())
        if (visit->contact == Contact::home_visit && visit->outcome == VisitOutcome::seen && visit->at &&
            visit->at->day() <= as_of)
            found.push_back({event, visit->at->day()});
    return found;
}

Day counts_from(const Trigger& trigger, std::optional<Day> after) {
    if (!after || trigger.on > *after || !trigger.recorded) return trigger.on;
    return std::max(trigger.on, trigger.recorded->day());
}

std::vector<Round> rounds(const Timeline& timeline, std::vector<Trigger> waiting, Day as_of) {
    auto assessments = dated<Arms>(timeline, as_of);
    const auto assessed_between = [&](std::optional<Day> after, Day until) {
        return std::ranges::any_of(assessments,
                                   [&](const Dated& a) { return (!after || a.on > *after) && a.on <= until; });
    };
    std::vector<Round> all;
    std::optional<Day> after;
    for (const auto& closer : plans_and_reviews(timeline, as_of)) {
        auto taken = taken_by(closer, waiting);
        const bool asked = std::ranges::any_of(taken, asks_for_a_cycle);
        if (!all.empty() && !asked && !assessed_between(after, closer.on)) {
            join(all.back().triggers, std::move(taken));
            if (closer.event->as<RiskPlan>()) all.back().closed = closer;
            continue;
        }
        all.push_back({std::move(taken), closer, after, closer.on});
        after = closer.on;
    }
    if (std::ranges::any_of(waiting, asks_for_a_cycle) || assessed_between(after, as_of))
        all.push_back({std::move(waiting), {}, after, as_of});
    else if (!all.empty())
        join(all.back().triggers, std::move(waiting));
    return all;
}

} // namespace mosovo::assessment
