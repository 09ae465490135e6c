#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/lookup.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::store {

/// How a name is compared: letter by letter, accents and case aside, or by its sound (Soundex).
BOOST_DEFINE_FIXED_ENUM_CLASS(NameMatch, std::uint8_t, exact, sounds_like)

struct ToleranceTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 3'660;
};
using Tolerance = Number<ToleranceTag>; ///< days to either side

/// What is asked of the register. Everything that is given must hold; at least one thing is given.
struct Search {
    std::optional<std::string> family; ///< of any of his names
    std::optional<std::string> given;
    std::optional<NameMatch> match;        ///< of both; unset: exact
    std::optional<std::string> identifier; ///< of any type; spaces, strokes and case aside
    std::optional<Day> born;
    /// Days to either side of `born`; where it is given, day and month in each other's place are found as well.
    std::optional<Tolerance> born_within;
    std::optional<StaffId> officer;  ///< his offender manager or the deputy now
    std::optional<std::string> area; ///< outward half of a postcode ("SW1A") where he has an address now
    std::optional<Day> due_from;     ///< something that an event records falls due, from this day
    std::optional<Day> due_to;       ///< to this day, included; both are given or neither

    bool operator==(const Search&) const = default;
};
BOOST_DESCRIBE_STRUCT(Search, (),
                      (family, given, match, identifier, born, born_within, officer, area, due_from, due_to))

/// Records that were found, in the order in which their offenders were first saved.
struct Found {
    std::vector<Record> records;
    std::size_t withheld = 0; ///< found too, but kept to a list on which the asker is not
};

/// Whether all that is asked holds for a record, corrections seen to. For the store; a pure function.
[[nodiscard]] bool answers(const Record& record, const Search& search);

/// What the index is asked first. \throws ProblemsError  where nothing is asked, or half of a pair
struct LookupRange {
    LookupKind kind{};
    std::string from;
    std::string to;
};
/// Each inner list is of alternatives; a record must be in one of each.
[[nodiscard]] std::vector<std::vector<LookupRange>> lookups_of(const Search& search);

/// The names of what was asked, without the values: "family sounds_like, born_within".
[[nodiscard]] std::string shape_of(const Search& search);

} // namespace mosovo::store
