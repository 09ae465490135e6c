#include <mosovo/assessment/visit_plan.hpp>

#include <mosovo/assessment/management_history.hpp>
#include <mosovo/assessment/visit_interval.hpp>

#include <algorithm>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view who_rule = "practice.visit.who";

VisitPlanFaultKind kind_of(Need need) {
    switch (need) {
    case Need::rationale:
        return VisitPlanFaultKind::no_rationale;
    case Need::approval:
        return VisitPlanFaultKind::not_approved;
    case Need::second_person:
        return VisitPlanFaultKind::approved_by_self;
    case Need::second_person_shown:
        return VisitPlanFaultKind::approver_not_shown;
    case Need::not_configured:
        return VisitPlanFaultKind::not_configured;
    case Need::something_else:
        break;
    }
    return VisitPlanFaultKind::needs_unknown;
}

class Planner {
public:
    Planner(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules)
        : timeline_{timeline}, rules_{rules}, practice_{rules, law.as_of, nation_on(timeline, law.as_of)},
          plan_{.offender = timeline.record().id(), .as_of = law.as_of, .due = visit_due(timeline, law, rules)} {}

    VisitPlan plan() && {
        const auto history = decisions_until(timeline_, plan_.as_of);
        if (history.empty()) {
            fault(VisitPlanFaultKind::no_decision, "Nobody has decided how he is managed.", who_rule, {});
            return std::move(plan_);
        }
        const auto& [event, decision] = history.back();
        event_ = event;
        plan_.decision = event->id();
        plan_.decided_on = decision->on;
        plan_.decided_by = event->head.by;
        plan_.rationale = decision->rationale;
        plan_.approved_by = decision->approved_by;
        plan_.state = decision->state;
        plan_.level = decision->level;
        if (decision->state == ManagementState::reactive)
            judge_reactive();
        else
            judge_interval(*decision);
        judge_approval(*decision);
        return std::move(plan_);
    }

private:
    void fault(VisitPlanFaultKind kind, std::string says, std::string_view rule, std::vector<EventId> evidence) {
        plan_.faults.push_back({kind, std::move(says), std::string{rule}, practice_.cite(rule), std::move(evidence)});
    }
    void fault(const Lack& lack, std::string_view rule) {
        fault(kind_of(lack.need), "Of the decision of " + british(*plan_.decided_on) + ": " + lack.says + ".", rule,
              {event_->id()});
    }

    void follow(std::string_view name) {
        plan_.policy = name;
        plan_.citation = practice_.cite(name);
        if (const auto* rule = rules_.find(name))
            if (const auto* entry = rule->find(plan_.as_of, practice_.nation())) plan_.policy_from = entry->from;
    }

    void judge_reactive() {
        follow("practice.reactive.contact");
        for (const auto& lack : lacks(*event_, practice_, reactive_needs_rule, false))
            fault(lack, reactive_needs_rule);
    }

    void judge_interval(const Management& decision) {
        if (!decision.level) {
            fault(VisitPlanFaultKind::level_not_recorded, "No risk level is recorded; unknown is not low.", who_rule,
                  {event_->id()});
            return;
        }
        const auto from = plan_.due.last_seen.value_or(*decision.on);
        const auto interval = interval_of(*event_, from, practice_);
        follow(interval.step.rule);
        plan_.interval = interval.term;
        if (interval.term) plan_.basis = interval.basis;
        for (const auto& lack : interval.lacks)
            fault(lack, override_needs_rule);
        if (!interval.term)
            fault(VisitPlanFaultKind::not_configured,
                  "The interval for this level is not configured; the force must set it.", interval.step.rule, {});
    }

    /// An approval that nobody asked for is a second person's too. Where the record does not show two people, it says
    /// so.
    void judge_approval(const Management& decision) {
        const bool said = std::ranges::any_of(plan_.faults, [](const VisitPlanFault& one) {
            return one.kind == VisitPlanFaultKind::approved_by_self ||
                   one.kind == VisitPlanFaultKind::approver_not_shown;
        });
        if (!decision.approved_by || said) return;
        const auto rule = decision.state == ManagementState::reactive ? reactive_needs_rule : override_needs_rule;
        if (!event_->head.by)
            fault(VisitPlanFaultKind::approver_not_shown,
                  "Approved, but who decided is not recorded, so that a second person is not shown.", rule,
                  {event_->id()});
        else if (event_->head.by == decision.approved_by)
            fault(VisitPlanFaultKind::approved_by_self, "Decided and approved by the same person.", rule,
                  {event_->id()});
    }

    const Timeline& timeline_;
    const Rulebook& rules_;
    PracticeOn practice_;
    VisitPlan plan_;
    const Event* event_ = nullptr;
};

} // namespace

VisitPlan visit_plan(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules) {
    return Planner{timeline, law, rules}.plan();
}

} // namespace mosovo::assessment
