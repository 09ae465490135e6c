#pragma once

#include <mosovo/assessment/osp_result.hpp>

#include <array>
#include <cstdint>
#include <string_view>

/// Where the two public implementations differ, and whose answer a profile takes (docs/assessment/osp.md).
namespace mosovo::assessment {

/// OSP/IIC, no image and no child sanctions: which other sanctions give the row for others (decision 0061).
BOOST_DEFINE_FIXED_ENUM_CLASS(OspOtherSanctions, std::uint8_t, any, both_kinds)
/// OSP/IIC, a woman with a history (decision 0062).
BOOST_DEFINE_FIXED_ENUM_CLASS(OspWomen, std::uint8_t, not_applicable, scored_low)
/// OSP/DC with no points: 0 % and no word on reduction, or what the formula gives (decision 0063).
BOOST_DEFINE_FIXED_ENUM_CLASS(OspNoPoints, std::uint8_t, nought, by_formula)
/// OSP/DC without a date of follow-up (decision 0064).
BOOST_DEFINE_FIXED_ENUM_CLASS(OspNoFollowup, std::uint8_t, asked_for, date_of_conviction)
/// Whether the inputs of somebody to whom the tool does not apply are checked first (decision 0065).
BOOST_DEFINE_FIXED_ENUM_CLASS(OspApplicability, std::uint8_t, after_checks, before_checks)
/// Ranges, sums, order of dates; supervision and images needed for OSP/DC (decision 0066).
BOOST_DEFINE_FIXED_ENUM_CLASS(OspChecks, std::uint8_t, strict, lenient)

struct OspReadings {
    OspOtherSanctions other_sanctions = OspOtherSanctions::any;
    OspWomen women = OspWomen::not_applicable;
    OspNoPoints no_points = OspNoPoints::nought;
    OspNoFollowup no_followup = OspNoFollowup::asked_for;
    OspApplicability applicability = OspApplicability::after_checks;
    OspChecks checks = OspChecks::strict;

    bool operator==(const OspReadings&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspReadings, (), (other_sanctions, women, no_points, no_followup, applicability, checks))

/// The decision on each reading (a file below docs/decisions), in the order of the description.
inline constexpr std::array<std::string_view, 6> osp_decisions{
    "0061-any-other-sexual-sanction-is-scored", "0062-osp-iic-is-not-for-women", "0063-no-points-is-nought",
    "0064-a-missing-follow-up-is-asked-for",    "0065-inputs-are-checked-first", "0066-impossible-inputs-are-refused"};

[[nodiscard]] constexpr OspReadings readings_of(OspProfile profile) {
    switch (profile) {
    case OspProfile::recommended:
        return {};
    case OspProfile::arns_api:
        return {.other_sanctions = OspOtherSanctions::both_kinds, .women = OspWomen::scored_low};
    case OspProfile::oasys:
        return {.no_points = OspNoPoints::by_formula,
                .no_followup = OspNoFollowup::date_of_conviction,
                .applicability = OspApplicability::before_checks,
                .checks = OspChecks::lenient};
    }
    return {};
}

} // namespace mosovo::assessment
