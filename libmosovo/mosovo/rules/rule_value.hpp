#pragma once

// Private to this room's sources: no public header includes it.

#include <mosovo/rules/rule.hpp>

#include "strict_json.hpp"

#include <optional>
#include <string>

namespace mosovo {

/// A value as a rule of that unit may have it: a whole number, words, "indefinite" or "unset".
/// Nothing, with a problem at `path`, when it is anything else.
[[nodiscard]] std::optional<RuleValue> read_rule_value(const boost::json::value& value, Unit unit,
                                                       const std::string& path, strict::Faults& faults);

/// Whether the unit measures time, so that "indefinite" has a meaning.
[[nodiscard]] bool measures_time(Unit unit) noexcept;

} // namespace mosovo
