#pragma once

#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/calendar/day.hpp>
#include <mosovo/record/identifier.hpp>
#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(Sex, std::uint8_t, male, female, not_specified)
BOOST_DEFINE_FIXED_ENUM_CLASS(NameUse, std::uint8_t, legal, alias, previous)

struct Name {
    std::optional<NameUse> use;
    std::optional<std::string> given;
    std::optional<std::string> family;

    bool operator==(const Name&) const = default;
};
BOOST_DESCRIBE_STRUCT(Name, (), (use, given, family))

/// The person a record is about. Addresses are events; nothing else is needed to compute a deadline.
struct Offender {
    std::optional<OffenderId> id; ///< a record without one is refused
    std::optional<Jurisdiction> jurisdiction;
    std::optional<Day> born;
    std::optional<Sex> sex;
    Listed<Name> names;
    Listed<Identifier> identifiers;

    bool operator==(const Offender&) const = default;
};
BOOST_DESCRIBE_STRUCT(Offender, (), (id, jurisdiction, born, sex, names, identifiers))

} // namespace mosovo
