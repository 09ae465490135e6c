#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/rules/rulebook.hpp>
#include <mosovo/rules/schedule3.hpp>

namespace mosovo::intake {

/// What cannot be, with its path.
///
/// A suspended term or a detention and training order longer than the law of the day of conviction allows; a term on a
/// caution. A missing fact is never a problem: without the day of conviction the longest term the law has ever allowed
/// is the limit. And, of disposals in effect, what is recorded of Schedule 3 where the offence's code, the ages and the
/// disposal give something else; where either is not known there is no problem.
/// \par Source  rules sentencing.suspended.longest_term, sentencing.dto.longest_term; Sexual Offences Act 2003 Sch. 3
[[nodiscard]] Problems impossible_facts(const Record& record, const Rulebook& rules = Rulebook::built_in(),
                                        const rules::OffenceList& list = rules::OffenceList::built_in());

} // namespace mosovo::intake
