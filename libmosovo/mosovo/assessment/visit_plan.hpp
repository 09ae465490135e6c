#pragma once

#include <mosovo/assessment/remark.hpp>
#include <mosovo/assessment/visit_due.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(VisitPlanFaultKind, std::uint8_t,
                              no_decision, // nobody has decided how he is managed
                              level_not_recorded,
                              no_rationale,       // practice asks for one
                              not_approved,       // practice asks for an approval
                              approved_by_self,   // by the one who entered the decision
                              approver_not_shown, // approved, and who decided is not recorded
                              needs_unknown,      // the force asks for what a record does not show
                              not_configured)     // no interval is set for the level, or not what a decision needs
using VisitPlanFault = Remark<VisitPlanFaultKind>;

/// How often he is visited, who decided it and why (practice §1.2).
struct VisitPlan {
    OffenderId offender;
    Day as_of{};
    std::optional<ManagementState> state{};
    std::optional<RiskLevel> level{};
    std::optional<Term> interval{};
    std::optional<IntervalBasis> basis{};
    std::optional<EventId> decision{}; ///< the decision that governs
    std::optional<Day> decided_on{};
    std::optional<StaffId> decided_by{};
    std::optional<std::string> rationale{};
    std::optional<StaffId> approved_by{};
    std::string policy{}; ///< the rule that gives the interval, or bounds the decision
    Citation citation{};
    std::optional<Day> policy_from{}; ///< since when that value of the rule holds: the policy's version
    VisitDue due;                     ///< when the next visit is due under it, and why
    std::vector<VisitPlanFault> faults{};

    bool operator==(const VisitPlan&) const = default;
};
BOOST_DESCRIBE_STRUCT(VisitPlan, (),
                      (offender, as_of, state, level, interval, basis, decision, decided_on, decided_by, rationale,
                       approved_by, policy, citation, policy_from, due, faults))

/// \param law  the record's evaluation at the same view
/// \par Source  practice.md §§1.2, 1.3
[[nodiscard]] VisitPlan visit_plan(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules);

} // namespace mosovo::assessment
