#pragma once

#include <mosovo/assessment/osp_decimal.hpp>
#include <mosovo/assessment/osp_inputs.hpp>
#include <mosovo/assessment/osp_result.hpp>
#include <mosovo/rules/citation.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The two tools as data: every number with its source, its confidence and the day it was checked. One file a tool,
/// embedded at build (assessment/data/osp).
namespace mosovo::assessment {

struct Checked {
    Day on;
    std::string by;

    bool operator==(const Checked&) const = default;
};
BOOST_DESCRIBE_STRUCT(Checked, (), (on, by))

/// Where a part of a definition stands, and how sure of it anyone is.
struct Provenance {
    std::vector<Citation> sources; ///< at least one; the first is cited in results
    Confidence confidence{};
    Checked checked;
    std::optional<std::string> note;

    bool operator==(const Provenance&) const = default;
};
BOOST_DESCRIBE_STRUCT(Provenance, (), (sources, confidence, checked, note))

struct OspValueTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 127;
};
/// A count, an age or a number of years in a definition.
using OspValue = Number<OspValueTag>;

struct OspTotalTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 100'000;
};
using OspTotal = Number<OspTotalTag>;

/// When a tool came into use, as far as sources say.
struct OspDates {
    std::optional<Day> published;   ///< of the papers that announced it
    std::optional<Day> seen_in_use; ///< first seen in a public interface
    Provenance from;

    bool operator==(const OspDates&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspDates, (), (published, seen_in_use, from))

/// What one input asks, for messages.
struct OspQuestion {
    std::string input;
    std::optional<std::string> question; ///< its number in OASys since 2024
    std::string asks;

    bool operator==(const OspQuestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspQuestion, (), (input, question, asks))

struct OspInputsAsked {
    Provenance from;
    std::vector<OspQuestion> questions;

    bool operator==(const OspInputsAsked&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspInputsAsked, (), (from, questions))

/// From this value up to the one before the next step: so many points.
struct OspStep {
    OspValue from;
    Points points;

    bool operator==(const OspStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspStep, (), (from, points))

/// One scored item. Values below the first step count as the first; a truth counts as 0 or 1.
struct OspItemTable {
    OspItemName item{};
    std::optional<std::string> question;
    std::string says;
    std::vector<OspStep> steps; ///< the first from 0, rising

    bool operator==(const OspItemTable&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspItemTable, (), (item, question, says, steps))

struct OspPointsTables {
    Provenance from;
    std::vector<OspItemTable> items; ///< in the order of `OspItemName`

    bool operator==(const OspPointsTables&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspPointsTables, (), (from, items))

struct OspBandStep {
    OspBand band{};
    Points from;

    bool operator==(const OspBandStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspBandStep, (), (band, from))

struct OspBands {
    Provenance from;
    std::vector<OspBandStep> steps; ///< low first, from 0

    bool operator==(const OspBands&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspBands, (), (from, steps))

/// p = e^z / (1 + e^z), z = intercept + per_point × points.
struct OspFormula {
    Provenance from;
    Decimal intercept;
    Decimal per_point;
    OspValue years; ///< within which he reoffends

    bool operator==(const OspFormula&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspFormula, (), (from, intercept, per_point, years))

/// The band falls by one step after so many completed years without an offence, but not in these places.
struct OspReduction {
    Provenance from;
    OspValue years;
    OspBand least_band{}; ///< the lowest band that can be reduced
    std::vector<SupervisionStatus> never_in;

    bool operator==(const OspReduction&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspReduction, (), (from, years, least_band, never_in))

struct OspLimits {
    Provenance from;
    OspTotal least_sanctions;
    OspTotal most_sanctions;
    OspValue age_below; ///< at follow-up and at the last sexual sanction

    bool operator==(const OspLimits&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspLimits, (), (from, least_sanctions, most_sanctions, age_below))

/// OSP/DC.
struct DirectContactDefinition {
    std::string tool;
    std::string version;
    OspDates dates;
    OspInputsAsked inputs;
    OspLimits limits;
    OspPointsTables points;
    OspBands bands;
    OspFormula probability;
    OspReduction reduction;

    bool operator==(const DirectContactDefinition&) const = default;
};
BOOST_DESCRIBE_STRUCT(DirectContactDefinition, (),
                      (tool, version, dates, inputs, limits, points, bands, probability, reduction))

/// What a row of OSP/IIC looks at.
BOOST_DEFINE_FIXED_ENUM_CLASS(IndirectContactBasis, std::uint8_t,
                              indecent_image, // image or indirect child contact sanctions
                              contact_child,  // direct contact child sanctions
                              other,          // contact adult or other non-contact sanctions
                              none)           // whatever is left

struct IndirectContactRow {
    IndirectContactBasis basis{};
    OspValue at_least;
    Decimal probability;
    OspBand band{};
    std::string says;

    bool operator==(const IndirectContactRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(IndirectContactRow, (), (basis, at_least, probability, band, says))

/// OSP/IIC: the first row that fits.
struct IndirectContactDefinition {
    std::string tool;
    std::string version;
    OspDates dates;
    Provenance from;
    OspValue years;
    std::vector<IndirectContactRow> rows; ///< the last is `none`

    bool operator==(const IndirectContactDefinition&) const = default;
};
BOOST_DESCRIBE_STRUCT(IndirectContactDefinition, (), (tool, version, dates, from, years, rows))

/// What the library ships, read once. \throws std::logic_error where the data are faulty: they are part of the library
[[nodiscard]] const DirectContactDefinition& direct_contact_definition();
[[nodiscard]] const IndirectContactDefinition& indirect_contact_definition();

/// Reads a definition's text. \throws ProblemsError with each path
[[nodiscard]] DirectContactDefinition read_direct_contact_definition(std::string_view json);
[[nodiscard]] IndirectContactDefinition read_indirect_contact_definition(std::string_view json);

/// What an input asks, with its number: "1.30: ever committed …". Empty for what is no input.
[[nodiscard]] const OspQuestion* osp_question(std::string_view input);

} // namespace mosovo::assessment
