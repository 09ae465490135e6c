#pragma once

#include <mosovo/assessment/practice_on.hpp>
#include <mosovo/assessment/remark.hpp>

#include <cstdint>
#include <vector>

namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(VisitFaultKind, std::uint8_t, no_purpose,
                              purpose_unknown, // none of the words that practice lists
                              no_outcome, no_officers,
                              intelligence_undecided, // neither submitted nor nothing to submit
                              not_as_usual,           // announced, where practice asks for unannounced visits
                              alone_not_assessed,     // one went, and no risk assessment before it is on record
                              alone_not_approved,     // nor an approval
                              alone_approved_after,   // approved, and not shown to be before
                              alone_approved_by_self,
                              failures_undecided, // failed attempts in a row and no decision
                              warrant_undecided,  // a warrant is to be considered and nobody decided
                              not_configured)     // what practice asks for is not set, so that nothing was checked
using VisitFault = Remark<VisitFaultKind>;

/// What is wrong with the home visits, made or tried, from `from` (nothing: the first) to `as_of`, both included, and
/// with what followed failed ones. Each visit is judged by the practice of its own day; what was not configured then is
/// said once a rule, and is no pass.
/// \par Source  practice.md §§1.1, 1.4, 7.2 K06, K09, K17; inspection-map.md A4, A23
[[nodiscard]] std::vector<VisitFault> visit_faults(const Timeline& timeline, std::optional<Day> from, Day as_of,
                                                   const Rulebook& rules);

} // namespace mosovo::assessment
