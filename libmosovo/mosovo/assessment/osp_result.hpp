#pragma once

#include <mosovo/law/evaluation.hpp>
#include <mosovo/record/assessment_events.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What scoring returns: values only.
namespace mosovo::assessment {

/// Whose answer is given where the two public implementations differ (docs/assessment/osp.md).
BOOST_DEFINE_FIXED_ENUM_CLASS(OspProfile, std::uint8_t,
                              recommended, // our readings, decisions 0060 to 0066
                              arns_api,    // the risk actuarial API of HM Prison and Probation Service
                              oasys)       // the calculator that the tests of OASys compare with

BOOST_DEFINE_FIXED_ENUM_CLASS(OspStatus, std::uint8_t, scored, not_applicable, error)

/// `not_applicable` is a result of its own, never "low". OSP/IIC has no very_high.
BOOST_DEFINE_FIXED_ENUM_CLASS(OspBand, std::uint8_t, low, medium, high, very_high, not_applicable)

/// What is wrong with the inputs. All but the first are the words of the risk actuarial API.
BOOST_DEFINE_FIXED_ENUM_CLASS(OspFault, std::uint8_t,
                              INVALID_INPUT, // cannot be read as what it should be, or a count below nothing
                              MISSING_MANDATORY_INPUT, TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE,
                              SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS, TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE,
                              DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_BEFORE_DATE_OF_BIRTH,
                              DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_OUT_OF_RANGE, DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE,
                              SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT,
                              UNEXPECTED_ERROR) // the follow-up begins on or before the day of birth

/// One fault, the inputs it concerns, and what to do. Never repeats an answer.
struct OspProblem {
    OspFault code{};
    std::vector<std::string> fields; ///< names of inputs; UNEXPECTED_ERROR has none
    std::string message;

    bool operator==(const OspProblem&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspProblem, (), (code, fields, message))

BOOST_DEFINE_FIXED_ENUM_CLASS(OspItemName, std::uint8_t, contact_adult, contact_child, noncontact, age_followup,
                              age_last_sexual, total_sanctions, stranger, indecent_image)

/// One item: what was put in, what it gives, and the sentence why.
struct OspItem {
    OspItemName name{};
    std::optional<std::string> question; ///< its number in OASys since 2024
    std::optional<Loose> value;          ///< a count, an age in completed years, a truth; nothing: not known
    std::optional<Points> points;        ///< nothing where the tool gives no points (OSP/IIC)
    std::optional<Points> most;          ///< the most that the item can give
    std::string says;

    bool operator==(const OspItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspItem, (), (name, question, value, points, most, says))

/// A score of OSP/DC or OSP/IIC, or why there is none.
struct OspResult {
    std::string tool;    ///< "OSP/DC"
    std::string version; ///< of the tool's definition
    OspProfile profile{};
    OspStatus status{};
    std::optional<OspBand> band;                  ///< nothing on error
    std::optional<OspBand> band_before_reduction; ///< OSP/DC, scored
    std::optional<Points> points;                 ///< OSP/DC, scored
    /// Of 100, two decimals, rounded half up, within the tool's years. Not applicable: 0, which is no probability.
    std::optional<double> percentage;
    std::optional<bool> reduced; ///< OSP/DC: by the rule of five years; nothing: not tested
    std::vector<OspItem> items;
    std::vector<OspProblem> problems; ///< all at once; empty but on error
    std::vector<law::Step> because;   ///< points, band, probability, reduction, and readings that decided

    bool operator==(const OspResult&) const = default;
};
BOOST_DESCRIBE_STRUCT(OspResult, (),
                      (tool, version, profile, status, band, band_before_reduction, points, percentage, reduced, items,
                       problems, because))

} // namespace mosovo::assessment
