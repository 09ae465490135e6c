#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace mosovo {

/// WGS84 degrees.
struct Coordinates {
    std::optional<double> latitude;
    std::optional<double> longitude;

    bool operator==(const Coordinates&) const = default;
};
BOOST_DESCRIBE_STRUCT(Coordinates, (), (latitude, longitude))

struct UprnTag {
    static constexpr std::int64_t least = 1;
    static constexpr std::int64_t most = 999'999'999'999;
};
using Uprn = Number<UprnTag>; ///< unique property reference number

/// A place where the offender lives or stays. Record format 1 calls the force's own word for it `kind`, which in an
/// event is taken; it is written `address_kind`.
struct Address {
    static constexpr std::string_view kind_word = "address";
    std::optional<PremisesId> premises;
    Listed<std::string> lines;
    std::optional<std::string> postcode;
    std::optional<Uprn> uprn;
    std::optional<Coordinates> coordinates;
    std::optional<std::string> address_kind;
    std::optional<Day> from;
    std::optional<Day> to; ///< last day there; absent = continuing

    bool operator==(const Address&) const = default;
};
BOOST_DESCRIBE_STRUCT(Address, (), (premises, lines, postcode, uprn, coordinates, address_kind, from, to))

} // namespace mosovo
