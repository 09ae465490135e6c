#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/rules/rulebook.hpp>

namespace mosovo::intake {

/// What no court could have passed, with its path: a suspended term or a detention and training order longer
/// than the law of the day of conviction allows. A missing fact is never a problem: without the day of
/// conviction the longest term the law has ever allowed is the limit.
/// \par Source  rules sentencing.suspended.longest_term, sentencing.dto.longest_term
[[nodiscard]] Problems impossible_facts(const Record& record, const Rulebook& rules = Rulebook::built_in());

} // namespace mosovo::intake
