#pragma once

#include <mosovo/rules/rulebook.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mosovo::rules {

/// One value of one parameter of police practice: a row for whoever must know what the unit is measured against.
struct PracticeValue {
    std::string rule; ///< "practice.visit.interval.high"
    std::string says;
    Unit unit{};
    std::string value;       ///< as a person reads it: "3 months", "unset", "risk_assessment, supervisor_approval"
    std::optional<Day> from; ///< nothing: not in force yet
    std::optional<Day> to;   ///< last day, where nothing took its place
    std::string nations;     ///< "england_wales, scotland"
    std::string source;
    std::string href; ///< empty where the force set the value itself
    Confidence confidence{};
    std::optional<std::string> note;
    std::optional<std::string> set_by;    ///< the force's own value: who set it,
    std::optional<Day> set_on;            ///< when,
    std::optional<std::string> rationale; ///< and why

    bool operator==(const PracticeValue&) const = default;
};
BOOST_DESCRIBE_STRUCT(PracticeValue, (),
                      (rule, says, unit, value, from, to, nations, source, href, confidence, note, set_by, set_on,
                       rationale))

/// Every value of every practice parameter, ordered by name and then as the rule holds them.
[[nodiscard]] std::vector<PracticeValue> practice(const Rulebook& book);

/// A value as a person reads it: "3 months", "1 month", "indefinite", "unset", words with commas between.
[[nodiscard]] std::string value_text(const RuleValue& value, Unit unit);

} // namespace mosovo::rules
