#include <mosovo/assessment/plan_check.hpp>

#include <mosovo/assessment/endorsement.hpp>

#include "plan_in_force.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view must_rule = "practice.plan.must_have";
constexpr std::string_view active_rule = "practice.plan.active";
constexpr std::string_view pillars_rule = "practice.plan.pillars";
constexpr std::string_view phrases_rule = "practice.plan.action_phrases";
constexpr std::string_view endorse_rule = "practice.supervision.endorses";

ActionState state_of(const PlanAction& action, Day as_of) {
    const bool done = action.done && *action.done <= as_of;
    if (done) return action.due && *action.done > *action.due ? ActionState::done_late : ActionState::done;
    if (!action.due) return ActionState::undated;
    return *action.due < as_of ? ActionState::overdue : ActionState::to_come;
}

ActionLine line_of(const Event& event, const PlanAction& action, Day as_of) {
    ActionLine line{event.id(), action.pillar, {}, action.text, action.owner, action.due, {}, state_of(action, as_of)};
    if (line.state == ActionState::done || line.state == ActionState::done_late) line.done = action.done;
    for (const auto& factor : action.addresses)
        line.addresses.push_back(factor);
    return line;
}

/// Whether somebody is still to do it, by a day that has not passed.
bool lies_ahead(const ActionLine& line) { return line.owner && line.state == ActionState::to_come; }
bool was_an_action(const ActionLine& line) { return line.owner && line.due; }

/// One order in force of those that carry conditions.
bool has_order(const Timeline& timeline, Day day) {
    return std::ranges::any_of(timeline.all<Order>(), [day](const auto& found) {
        const auto& order = *found.second;
        const auto from = order.served ? order.served : order.made;
        return from && *from <= day && (!order.until || *order.until >= day) &&
               (!order.discharged || *order.discharged > day);
    });
}

class Checker {
public:
    Checker(const Timeline& timeline, Day as_of, const PracticeOn& practice, const ArmsDefinitions& definitions)
        : timeline_{timeline}, practice_{practice}, definitions_{definitions}, check_{.offender =
                                                                                          timeline.record().id(),
                                                                                      .as_of = as_of} {}

    PlanCheck check() && {
        check_practice();
        if (!find_plan()) {
            fault(PlanFaultKind::no_plan, "No risk management plan is on record.", must_rule);
            return std::move(check_);
        }
        take_actions();
        judge_nature();
        check_factors();
        check_pillars();
        check_text();
        check_review();
        check_actions();
        check_narrative();
        check_endorsement();
        return std::move(check_);
    }

private:
    void fault(PlanFaultKind kind, std::string says, std::string_view rule, std::vector<EventId> evidence = {}) {
        check_.faults.push_back({kind, std::move(says), std::string{rule}, practice_.cite(rule), std::move(evidence)});
    }
    [[nodiscard]] bool asked(std::string_view word) const {
        return practice_.lists(active_rule, word) || practice_.lists(must_rule, word);
    }

    void check_practice() {
        const auto need = [this](std::string_view rule, const char* what) {
            if (!practice_.is_set(rule))
                fault(PlanFaultKind::not_configured, std::string{what} + " is not configured; the force must set it.",
                      rule);
        };
        need(must_rule, "What a plan must have");
        need(active_rule, "What makes a plan active");
        if (asked("every_pillar_answered")) need(pillars_rule, "Which pillars a plan has");
        need(phrases_rule, "What reads like an action");
    }

    bool find_plan() {
        const auto found = plan_in_force(timeline_, check_.as_of);
        if (!found) return false;
        event_ = found->plan.event;
        plan_ = event_->as<RiskPlan>();
        arms_ = found->arms;
        before_ = found->before;
        check_.plan = event_->id();
        check_.on = found->plan.on;
        check_.next_review = found->next_review;
        return true;
    }

    void take_actions() {
        for (const auto& [event, action] : timeline_.all<PlanAction>()) {
            const auto* of = action->plan ? timeline_.resolve(*action->plan) : nullptr;
            const auto line = line_of(*event, *action, check_.as_of);
            if (of == event_)
                check_.actions.push_back(line);
            else if (of == nullptr)
                fault(PlanFaultKind::action_of_no_plan, "An action belongs to no plan on record: say which.",
                      active_rule, {event->id()});
            else if (line.state != ActionState::done && line.state != ActionState::done_late && before_this_plan(*of))
                fault(PlanFaultKind::action_left_behind,
                      "An action of an earlier plan is not done and not carried over.", active_rule, {event->id()});
        }
        std::ranges::sort(check_.actions, {}, [](const ActionLine& a) { return std::tuple{a.due, a.action}; });
    }

    [[nodiscard]] bool before_this_plan(const Event& of) const {
        const auto* plan = of.as<RiskPlan>();
        return plan != nullptr && plan->on && *plan->on <= *check_.on;
    }

    void judge_nature() {
        if (std::ranges::any_of(check_.actions, lies_ahead)) {
            check_.nature = PlanNature::active;
            return;
        }
        const bool had = std::ranges::any_of(check_.actions, was_an_action);
        check_.nature = had ? PlanNature::spent : PlanNature::statement_of_fact;
        if (!asked("owned_future_action")) return;
        if (had)
            fault(PlanFaultKind::spent,
                  "No action with an owner lies ahead: the plan of " + british(*check_.on) + " has run out.",
                  active_rule, {event_->id()});
        else
            fault(PlanFaultKind::statement_of_fact,
                  "The plan of " + british(*check_.on) +
                      " is a statement of fact: it has no action with an owner and a day.",
                  active_rule, {event_->id()});
    }

    void check_factors() {
        if (!asked("action_for_each_rated_factor")) return;
        auto assessments = dated<Arms>(timeline_, check_.as_of);
        if (assessments.empty()) return;
        sort_by_day(assessments);
        const auto& event = *assessments.back().event;
        const auto& arms = *event.as<Arms>();
        if (!arms.factors) return;
        const auto& definition = definitions_.of(arms.tool_version);
        for (const auto& [key, rated] : *arms.factors) {
            const auto* factor = definition.factor(key);
            if (!rated.rating || (factor != nullptr && factor->kind == FactorKind::protective) ||
                definition.asks(*rated.rating) == AsksForAction::no)
                continue;
            check_factor(event, factor != nullptr ? factor->name : key, key);
        }
    }

    void check_factor(const Event& arms, const std::string& name, const std::string& key) {
        const auto addresses = [&](const ActionLine& line) {
            return std::ranges::find(line.addresses, key) != line.addresses.end();
        };
        std::vector<EventId> evidence{arms.id()};
        bool any = false;
        for (const auto& line : check_.actions) {
            if (!addresses(line)) continue;
            if (lies_ahead(line)) return;
            any = true;
            evidence.push_back(line.action);
        }
        fault(PlanFaultKind::factor_without_action,
              name + (any ? " was rated, and nothing with an owner lies ahead for it; its earlier actions are past."
                          : " was rated, and no action addresses it."),
              active_rule, evidence);
    }

    void check_pillars() {
        const auto* pillars = practice_.words(pillars_rule);
        if (!asked("every_pillar_answered") || pillars == nullptr) return;
        for (const auto& pillar : *pillars) {
            const bool acted =
                std::ranges::any_of(check_.actions, [&](const ActionLine& line) { return line.pillar == pillar; });
            const bool none = plan_->none_because && plan_->none_because->contains(pillar) &&
                              says_something(plan_->none_because->at(pillar));
            if (acted || none) {
                check_.pillars_answered.push_back(pillar);
                continue;
            }
            auto name = pillar;
            std::ranges::replace(name, '_', ' ');
            fault(PlanFaultKind::pillar_unanswered,
                  "Nothing under " + name + ": neither an action nor a reason why there is none.", pillars_rule,
                  {event_->id()});
        }
        for (const auto& line : check_.actions)
            if (!line.pillar || std::ranges::find(*pillars, *line.pillar) == pillars->end())
                fault(PlanFaultKind::pillar_unknown, "An action stands under no pillar of the plan.", pillars_rule,
                      {line.action});
    }

    void check_text() {
        if (asked("contingency") && !says_something(plan_->contingency))
            fault(PlanFaultKind::no_contingency, "The plan says nothing of what is done if it fails.", must_rule,
                  {event_->id()});
        if (!asked("conditions")) return;
        if (!plan_->conditions.known())
            fault(PlanFaultKind::conditions_not_recorded,
                  "The plan does not say which conditions hold; write an empty list where none does.", must_rule,
                  {event_->id()});
        else if (plan_->conditions.empty() && has_order(timeline_, check_.as_of))
            fault(PlanFaultKind::conditions_not_recorded, "An order is in force, and the plan lists no condition.",
                  must_rule, {event_->id()});
    }

    void check_review() {
        if (!asked("next_review")) return;
        if (!check_.next_review)
            fault(PlanFaultKind::no_next_review, "The plan does not say when it is reviewed next.", active_rule,
                  {event_->id()});
        else if (*check_.next_review < check_.as_of)
            fault(PlanFaultKind::review_overdue,
                  "The review fell due on " + british(*check_.next_review) + " and is not on record.", active_rule,
                  {event_->id()});
    }

    void check_actions() {
        for (const auto& line : check_.actions) {
            if (!line.owner)
                fault(PlanFaultKind::action_without_owner, "Nobody owns an action.", active_rule, {line.action});
            if (line.state == ActionState::undated)
                fault(PlanFaultKind::action_without_day, "An action has no day by which it is done.", active_rule,
                      {line.action});
            if (line.state == ActionState::overdue)
                fault(PlanFaultKind::action_overdue, "An action was due by " + british(*line.due) + " and is not done.",
                      active_rule, {line.action});
            if (line.state == ActionState::done_late)
                fault(PlanFaultKind::action_done_late,
                      "An action due by " + british(*line.due) + " was done on " + british(*line.done) + ".",
                      active_rule, {line.action});
            const auto* event = timeline_.resolve(line.action);
            if (line.done && !says_something(event->as<PlanAction>()->evidence))
                fault(PlanFaultKind::action_without_evidence, "An action is said to be done, with nothing to show it.",
                      active_rule, {line.action});
        }
    }

    /// Narratives since the plan before this one.
    void check_narrative() {
        for (auto& found : actions_in_narrative(timeline_, check_.as_of, practice_)) {
            const auto* event = timeline_.resolve(found.event);
            if (found.left == 0 || (before_ && day_of(*event) <= *before_)) continue;
            const auto many = [](std::size_t n, const char* one, const char* more) {
                return std::to_string(n) + (n == 1 ? one : more);
            };
            fault(PlanFaultKind::action_in_narrative,
                  many(found.pointed.size(), " sentence reads", " sentences read") + " like an action, " +
                      many(found.taken, " action was", " actions were") + " taken from this text: " +
                      std::to_string(found.left) + " left to enter as an action, or to leave as it is.",
                  phrases_rule, {found.event});
            for (auto& pointed : found.pointed) {
                check_.proposed.push_back(proposed(pointed, check_.plan));
                check_.in_narrative.push_back(std::move(pointed));
            }
        }
    }

    static Day day_of(const Event& event) {
        if (const auto* plan = event.as<RiskPlan>()) return *plan->on;
        if (const auto* arms = event.as<Arms>()) return *arms->on;
        return *event.as<Note>()->on;
    }

    void check_endorsement() {
        if (!asked("endorsement")) return;
        std::vector<const Event*> written{event_};
        if (arms_ != nullptr) written.push_back(arms_);
        const auto found = endorsement_of(written, timeline_, check_.as_of, practice_);
        std::vector<EventId> evidence{event_->id()};
        if (found.event) evidence.push_back(*found.event);
        switch (found.state) {
        case EndorsementState::endorsed:
            return;
        case EndorsementState::none:
            return fault(PlanFaultKind::not_endorsed, found.says, endorse_rule, evidence);
        case EndorsementState::self:
            return fault(PlanFaultKind::self_endorsed, found.says, endorse_rule, evidence);
        case EndorsementState::returned:
            return fault(PlanFaultKind::returned, found.says, endorse_rule, evidence);
        case EndorsementState::unknown:
        case EndorsementState::not_measured:
            return fault(PlanFaultKind::endorsement_not_shown, found.says, endorse_rule, evidence);
        }
    }

    const Timeline& timeline_;
    const PracticeOn& practice_;
    const ArmsDefinitions& definitions_;
    PlanCheck check_;
    const Event* event_ = nullptr;
    const RiskPlan* plan_ = nullptr;
    const Event* arms_ = nullptr; ///< what the plan rests on
    std::optional<Day> before_;   ///< day of the plan before this one
};

} // namespace

PlanCheck check_plan(const Timeline& timeline, Day as_of, const Rulebook& rules, const ArmsDefinitions& definitions) {
    const PracticeOn practice{rules, as_of, nation_on(timeline, as_of)};
    return Checker{timeline, as_of, practice, definitions}.check();
}

} // namespace mosovo::assessment
