// Not installed: for our own sources.
#pragma once

#include <mosovo/rules/rule.hpp>

#include "strict_json.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace mosovo {

/// Whether a length may be nothing at all. The law has such ("any absence, however short"); a limit of practice that
/// is nothing is a limit that nobody set.
enum class ZeroLength : std::uint8_t { allowed, refused };

/// A value as a rule of that unit may have it: a whole number, words, "indefinite" or "unset".
/// Nothing, with a problem at `path`, when it is anything else.
[[nodiscard]] std::optional<RuleValue> read_rule_value(const boost::json::value& value, Unit unit, ZeroLength zero,
                                                       const std::string& path, strict::Faults& faults);

/// Whether the unit measures time, so that "indefinite" has a meaning.
[[nodiscard]] bool measures_time(Unit unit) noexcept;

} // namespace mosovo
