#pragma once

#include <mosovo/rules/rulebook.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mosovo::rules {

/// One value of one rule of law in one nation: what the library holds, since when, and how sure anyone is of it.
struct LawCoverage {
    std::string rule;      ///< "soa2003.s83.initial.days"
    std::string provision; ///< the source's title: "Sexual Offences Act 2003 s.83(1)"
    std::string says;
    Jurisdiction nation{};
    bool commenced = false;
    std::optional<Day> from; ///< nothing: enacted and not commenced
    std::optional<Day>
        to; ///< last day in force: the day before the next value, or the day of repeal; nothing: still in force
    std::string value;
    std::string href;
    Confidence confidence{};
    Day checked_on;
    std::string checked_by;
    std::optional<std::string> note;

    bool operator==(const LawCoverage&) const = default;
};
BOOST_DESCRIBE_STRUCT(LawCoverage, (),
                      (rule, provision, says, nation, commenced, from, to, value, href, confidence, checked_on,
                       checked_by, note))

/// Every value of every rule of law, ordered by name, nation and day; what is not commenced stands last.
[[nodiscard]] std::vector<LawCoverage> law_coverage(const Rulebook& book);

} // namespace mosovo::rules
