#pragma once

#include <mosovo/assessment/osp_inputs.hpp>
#include <mosovo/record/timeline.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a record says of the inputs of OSP, for an officer to confirm.
namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(
    OspKnown, std::uint8_t,
    derived,  // from the events named; the officer confirms it
    at_least, // the events named show so much, and there may be more: the officer completes it
    asked)    // the record does not say: the officer answers

/// One input.
struct OspSheetRow {
    std::string input;
    std::optional<std::string> question; ///< its number in OASys since 2024
    OspKnown known{};
    std::optional<Loose> value; ///< derived, or the least it can be
    std::vector<EventId> from;  ///< events it rests on; none for what the record says of the person
    std::string says;

    bool operator==(const OspSheetRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspSheetRow, (), (input, question, known, value, from, says))

/// Every input, in the order of `OspInputs`.
struct OspSheet {
    Day as_of;
    std::vector<OspSheetRow> rows;

    bool operator==(const OspSheet&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspSheet, (), (as_of, rows))

/// Derives what the record can say on that day, and asks for everything else. Events dated later are left out, but
/// for a release that is planned.
///
/// A history is derived where there is one and never where there is none: no event is not "no". Counts by kind of
/// offence are asked, since a record does not hold the kind; the total is a least number, since it may hold only part.
/// Where another event may say otherwise (an older sentence, a later disposal, one without a day) it is asked as well.
/// \par Source  osp.md §1; decisions 0068, 0079
[[nodiscard]] OspSheet osp_inputs(const Timeline& timeline, Day as_of);

/// The values that were derived, ready to be scored. What is asked, or only a least number, is not among them.
[[nodiscard]] OspInputs derived_inputs(const OspSheet& sheet);

} // namespace mosovo::assessment
