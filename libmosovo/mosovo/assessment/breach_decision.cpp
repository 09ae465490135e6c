#include "breach_decision.hpp"

#include <mosovo/assessment/trigger.hpp>

#include "rounds.hpp"

#include <algorithm>
#include <utility>

namespace mosovo::assessment {

namespace {

/// The duty of "duty arises_from", and the event it arises from as it stands now.
std::pair<std::string_view, const Event*> read(std::string_view ref, const Timeline& timeline) {
    const auto space = ref.find(' ');
    if (space == std::string_view::npos) return {ref, nullptr};
    return {ref.substr(0, space), timeline.resolve(EventId::from_checked(std::string{ref.substr(space + 1)}))};
}

} // namespace

std::vector<const Event*> decisions_on_breach(const Timeline& timeline, const std::string& ref, Day as_of) {
    auto all = dated<BreachDecision>(timeline, as_of);
    sort_by_day(all);
    const auto meant = read(ref, timeline);
    std::vector<const Event*> found;
    for (const auto& one : all) {
        const auto& named = one.event->as<BreachDecision>()->obligation;
        if (!named) continue;
        if (*named == ref || (meant.second != nullptr && read(*named, timeline) == meant)) found.push_back(one.event);
    }
    return found;
}

std::vector<std::string> wants(const PracticeOn& practice, std::string_view rule, const Carried& carried,
                               const Event& event) {
    const auto* needs = practice.words(rule);
    if (needs == nullptr) return {"what closes it, which is not configured; the force must set it"};
    std::vector<std::string> found;
    for (const auto& need : *needs) {
        if (need == "reason") {
            if (!says_something(carried.reason)) found.emplace_back("a reason");
        } else if (need == "reference") {
            if (!says_something(carried.ref)) found.emplace_back("the reference of the crime");
        } else if (need == "supervisor_approval") {
            if (!carried.approved_by)
                found.emplace_back("a supervisor's approval");
            else if (!event.head.by)
                found.emplace_back("who entered it, since a second person is not shown without");
            else if (event.head.by == carried.approved_by)
                found.emplace_back("an approval by somebody other than the one who entered it");
        } else {
            found.push_back("“" + need + "”, which a record does not show");
        }
    }
    return found;
}

bool excuses(const Event& event, const PracticeOn& practice) {
    const auto& decision = *event.as<BreachDecision>();
    return decision.outcome == BreachOutcome::reasonable_excuse &&
           wants(practice, excuse_rule, {decision.reason, decision.ref, decision.approved_by}, event).empty();
}

} // namespace mosovo::assessment
