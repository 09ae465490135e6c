#include <mosovo/assessment/management_history.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

using Governing = std::pair<const Event*, const Management*>;

/// Sorts so that what governs stands last. The order of the record means nothing and is no key.
auto place_of(const Governing& decision) {
    const auto& [event, management] = decision;
    const auto& recorded = event->head.recorded;
    // The words of the level run from very high to low, so the highest has the smallest number.
    const auto care = management->level ? -static_cast<int>(*management->level) : -1000;
    return std::tuple{*management->on, recorded ? recorded->instant() : Instant::min(),
                      management->state != ManagementState::reactive, care, event->id()};
}

} // namespace

std::vector<std::pair<const Event*, const Management*>> decisions_until(const Timeline& timeline, Day as_of) {
    std::vector<Governing> decisions;
    for (const auto& decision : timeline.all<Management>())
        if (decision.second->on && *decision.second->on <= as_of) decisions.push_back(decision);
    std::ranges::sort(decisions, {}, place_of);
    return decisions;
}

std::optional<Day> last_seen_at_home(const Timeline& timeline, Day as_of) {
    std::optional<Day> last;
    for (const auto& [event, visit] : timeline.all<Visit>()) {
        if (visit->contact != Contact::home_visit || visit->outcome != VisitOutcome::seen || !visit->at) continue;
        const auto day = visit->at->day();
        if (day <= as_of && (!last || *last < day)) last = day;
    }
    return last;
}

} // namespace mosovo::assessment
