#pragma once

#include <mosovo/assessment/arms.hpp>
#include <mosovo/assessment/narrative.hpp>
#include <mosovo/assessment/remark.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Whether a risk management plan is one (practice §5).
namespace mosovo::assessment {

/// What a plan is on the day asked about.
BOOST_DEFINE_FIXED_ENUM_CLASS(PlanNature, std::uint8_t,
                              no_plan,           // none is on record
                              statement_of_fact, // it never had an action with an owner and a day
                              spent,             // it had some, and none lies ahead
                              active)            // somebody owns an action that is due in time to come

BOOST_DEFINE_FIXED_ENUM_CLASS(PlanFaultKind, std::uint8_t, no_plan, statement_of_fact, spent,
                              factor_without_action, // a rated risk factor that no owned action to come addresses
                              pillar_unanswered,     // neither an action nor a reason why there is none
                              pillar_unknown,        // an action under a heading that is no pillar
                              no_contingency, conditions_not_recorded, no_next_review, review_overdue,
                              action_overdue, // past its day and not done
                              action_done_late, action_without_owner, action_without_day,
                              action_without_evidence, // said to be done, with nothing to show it
                              action_of_no_plan,       // names no plan, or one that is not on record
                              action_left_behind,      // open, under a plan that another has replaced
                              action_in_narrative,     // reads like an action and is none
                              not_endorsed, self_endorsed, endorsement_not_shown, returned,
                              not_configured) // what a plan must have is not set, so that nothing was checked by it
using PlanFault = Remark<PlanFaultKind>;

/// One action as it stands on the day asked about.
BOOST_DEFINE_FIXED_ENUM_CLASS(ActionState, std::uint8_t, to_come, overdue, done, done_late, undated)
struct ActionLine {
    EventId action;
    std::optional<std::string> pillar;
    std::vector<std::string> addresses;
    std::optional<std::string> text;
    std::optional<StaffId> owner;
    std::optional<Day> due;
    std::optional<Day> done;
    ActionState state{};

    bool operator==(const ActionLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActionLine, (), (action, pillar, addresses, text, owner, due, done, state))

struct PlanCheck {
    OffenderId offender;
    Day as_of{};
    std::optional<EventId> plan{}; ///< the last one up to that day
    std::optional<Day> on{};
    PlanNature nature{};
    std::optional<Day> next_review{};
    std::vector<ActionLine> actions{}; ///< of that plan, by due day
    std::vector<PlanFault> faults{};   ///< empty: every check is configured, and the plan passes each
    std::vector<std::string> pillars_answered{};
    std::vector<Pointed> in_narrative{};    ///< sentences that read like actions and from which too few were taken
    std::vector<ProposedAction> proposed{}; ///< what each of them could become

    bool operator==(const PlanCheck&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanCheck, (),
                      (offender, as_of, plan, on, nature, next_review, actions, faults, pillars_answered, in_narrative,
                       proposed))

/// Checks the plan that holds on `as_of`.
///
/// A check is made only where `practice.plan.must_have` or `practice.plan.active` lists it; where one of them, the
/// pillars or the phrases are not set, that is a fault of its own and never a pass. A rated risk factor asks
/// for an action unless the definition says that its rating asks for none; where the definition has no words, every
/// rated one does (decision 0073). \param definitions  what the force's own form says; else the built-in definition
/// \par Source  practice.md §5; MAPPA Guidance ch. 12; inspection-map.md A5, A6, A29, F3, F4
[[nodiscard]] PlanCheck check_plan(const Timeline& timeline, Day as_of, const Rulebook& rules,
                                   const ArmsDefinitions& definitions = ArmsDefinitions::built_in());

} // namespace mosovo::assessment
