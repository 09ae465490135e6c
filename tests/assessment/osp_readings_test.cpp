// The places where the public implementations differ: each under all three profiles.
#include "osp_cases.hpp"

#include <mosovo/assessment/osp_readings.hpp>

#include <gtest/gtest.h>

#include <filesystem>

namespace mosovo::assessment {
namespace {

using In = OspInputs;

SanctionCount count(std::int64_t number) { return *SanctionCount::from(number); }

void counts(In& inputs, std::int64_t image, std::int64_t adult, std::int64_t child, std::int64_t other) {
    inputs.total_indecent_image_sanctions = count(image);
    inputs.total_contact_adult_sexual_sanctions = count(adult);
    inputs.total_contact_child_sexual_sanctions = count(child);
    inputs.total_non_contact_sexual_offences = count(other);
}

/// "scored low 0.28", "not_applicable", "error CODE[…]": all that a profile can change.
std::string shown(const OspResult& result) {
    auto text = std::string{word(result.status)};
    if (result.status == OspStatus::error) return text + " " + cases::errors_of(result.problems);
    text += " " + std::string{word(*result.band)} + " " + cases::two_decimals(*result.percentage);
    if (result.points) text += " " + std::to_string(result.points->value());
    if (result.reduced) text += *result.reduced ? " reduced" : " kept";
    return text;
}

struct Case {
    const char* name;
    bool images; ///< OSP/IIC
    void (*change)(In&);
    const char* recommended;
    const char* arns_api;
    const char* oasys;

    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class Readings : public testing::TestWithParam<Case> {};

TEST_P(Readings, GiveEachProfileItsAnswer) {
    const auto& c = GetParam();
    auto inputs = cases::good();
    c.change(inputs);
    const auto score = [&](OspProfile profile) {
        return shown(c.images ? osp_iic(inputs, profile) : osp_dc(inputs, profile));
    };
    EXPECT_EQ(score(OspProfile::recommended), c.recommended);
    EXPECT_EQ(score(OspProfile::arns_api), c.arns_api);
    EXPECT_EQ(score(OspProfile::oasys), c.oasys);
}

void no_points(In& i) {
    i.date_of_birth = make_day(1940, 6, 15);
    i.date_of_most_recent_sexual_offence = make_day(1953, 6, 15);
    i.total_number_of_sanctions_for_all_offences = count(1);
    counts(i, 1, 0, 0, 0);
}

constexpr auto four = "[totalIndecentImageSanctions,totalContactAdultSexualSanctions,totalContactChildSexualSanctions,"
                      "totalNonContactSexualOffences]";
const auto inconsistent =
    std::string{"error SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT[hasEverCommittedSexualOffence,"} + (four + 1);
const auto too_many = std::string{"error TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE"} + four;

// clang-format off
INSTANTIATE_TEST_SUITE_P(Osp, Readings, testing::Values(
    // 1
    Case{"AdultOnly", true, [](In& i) { counts(i, 0, 2, 0, 0); }, "scored low 0.28", "scored low 0.00", "scored low 0.28"},
    Case{"NonContactOnly", true, [](In& i) { counts(i, 0, 0, 0, 1); }, "scored low 0.28", "scored low 0.00", "scored low 0.28"},
    Case{"AdultAndNonContact", true, [](In& i) { counts(i, 0, 1, 0, 1); }, "scored low 0.28", "scored low 0.28", "scored low 0.28"},
    Case{"ImagesTwo", true, [](In& i) { counts(i, 2, 2, 2, 2); }, "scored high 10.31", "scored high 10.31", "scored high 10.31"},
    Case{"ImagesOne", true, [](In& i) { counts(i, 1, 2, 2, 2); }, "scored medium 3.33", "scored medium 3.33", "scored medium 3.33"},
    Case{"ChildTwo", true, [](In& i) { counts(i, 0, 2, 2, 2); }, "scored low 0.93", "scored low 0.93", "scored low 0.93"},
    Case{"ChildOne", true, [](In& i) { counts(i, 0, 2, 1, 2); }, "scored low 0.63", "scored low 0.63", "scored low 0.63"},
    // 2, 3
    Case{"WomanWithHistory", true, [](In& i) { i.gender = Sex::female; }, "not_applicable not_applicable 0.00", "scored low 0.00", "not_applicable not_applicable 0.00"},
    Case{"WomanWithHistoryWithoutCounts", true, [](In& i) { i.gender = Sex::female; i.total_indecent_image_sanctions.reset(); },
         "not_applicable not_applicable 0.00", "error UNEXPECTED_ERROR[]", "not_applicable not_applicable 0.00"},
    Case{"WomanWithoutHistory", true, [](In& i) { i.gender = Sex::female; i.has_ever_committed_sexual_offence = false; },
         "not_applicable not_applicable 0.00", "not_applicable not_applicable 0.00", "not_applicable not_applicable 0.00"},
    // 4
    Case{"NoPoints", false, no_points, "scored low 0.00 0", "scored low 0.00 0", "scored low 0.02 0 kept"},
    // 5
    Case{"NoFollowUp", false, [](In& i) { i.date_at_start_of_followup.reset(); i.date_of_current_conviction = make_day(2010, 6, 15); i.assessment_date = make_day(2030, 1, 1); },
         "error MISSING_MANDATORY_INPUT[dateAtStartOfFollowup]", "error MISSING_MANDATORY_INPUT[dateAtStartOfFollowup]", "scored very_high 14.66 43 kept"},
    Case{"NoFollowUpAndNoConviction", false, [](In& i) { i.date_at_start_of_followup.reset(); },
         "error MISSING_MANDATORY_INPUT[dateAtStartOfFollowup]", "error MISSING_MANDATORY_INPUT[dateAtStartOfFollowup]",
         "error MISSING_MANDATORY_INPUT[dateAtStartOfFollowup,dateOfCurrentConviction]"},
    // 6
    Case{"WomanWithoutBirth", false, [](In& i) { i.gender = Sex::female; i.date_of_birth.reset(); },
         "error MISSING_MANDATORY_INPUT[dateOfBirth]", "error MISSING_MANDATORY_INPUT[dateOfBirth]", "not_applicable not_applicable 0.00"},
    Case{"WomanWhoseHistoryIsNotKnown", true, [](In& i) { i.gender = Sex::female; i.has_ever_committed_sexual_offence.reset(); },
         "error MISSING_MANDATORY_INPUT[hasEverCommittedSexualOffence]", "error MISSING_MANDATORY_INPUT[hasEverCommittedSexualOffence]", "not_applicable not_applicable 0.00"},
    Case{"NoHistoryAndNoGender", false, [](In& i) { i.gender.reset(); i.has_ever_committed_sexual_offence = false; counts(i, 0, 0, 0, 0); },
         "error MISSING_MANDATORY_INPUT[gender]", "error MISSING_MANDATORY_INPUT[gender]", "not_applicable not_applicable 0.00"},
    Case{"NeitherMaleNorFemale", false, [](In& i) { i.gender = Sex::not_specified; },
         "error MISSING_MANDATORY_INPUT[gender]", "error MISSING_MANDATORY_INPUT[gender]", "not_applicable not_applicable 0.00"},
    // 6b
    Case{"NoSupervision", false, [](In& i) { i.supervision_status.reset(); },
         "error MISSING_MANDATORY_INPUT[supervisionStatus]", "error MISSING_MANDATORY_INPUT[supervisionStatus]", "scored very_high 9.61 40 kept"},
    Case{"NoSupervisionAndLongAgo", false, [](In& i) { i.supervision_status.reset(); i.assessment_date = make_day(2030, 1, 1); },
         "error MISSING_MANDATORY_INPUT[supervisionStatus]", "error MISSING_MANDATORY_INPUT[supervisionStatus]", "scored high 9.61 40 reduced"},
    Case{"NoImageCount", false, [](In& i) { i.total_indecent_image_sanctions.reset(); },
         "error MISSING_MANDATORY_INPUT[totalIndecentImageSanctions]", "error MISSING_MANDATORY_INPUT[totalIndecentImageSanctions]", "scored very_high 9.61 40 kept"},
    // 7
    Case{"SumOverTotal", false, [](In& i) { i.total_number_of_sanctions_for_all_offences = count(5); }, too_many.c_str(), too_many.c_str(), "scored very_high 9.61 40 kept"},
    Case{"SumOverTotalOfImages", true, [](In& i) { i.total_number_of_sanctions_for_all_offences = count(5); }, too_many.c_str(), too_many.c_str(), "scored medium 3.33"},
    Case{"TotalOutOfRange", false, [](In& i) { i.total_number_of_sanctions_for_all_offences = count(1000); },
         "error TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE[totalNumberOfSanctionsForAllOffences]", "error TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE[totalNumberOfSanctionsForAllOffences]", "scored very_high 9.61 40 kept"},
    Case{"Aged110", false, [](In& i) { i.date_at_start_of_followup = make_day(2090, 6, 15); },
         "error DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE[dateAtStartOfFollowup]", "error DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE[dateAtStartOfFollowup]", "scored high 3.36 33 kept"},
    Case{"FollowUpBeforeBirth", false, [](In& i) { i.date_at_start_of_followup = make_day(1979, 1, 1); i.assessment_date.reset(); },
         "error UNEXPECTED_ERROR[]", "error UNEXPECTED_ERROR[]", "scored very_high 24.56 47 kept"},
    // 8
    Case{"CountsWithoutHistory", false, [](In& i) { i.has_ever_committed_sexual_offence = false; }, inconsistent.c_str(), inconsistent.c_str(), "not_applicable not_applicable 0.00"},
    // Both sources alike
    Case{"AllNought", true, [](In& i) { counts(i, 0, 0, 0, 0); }, "error SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS[totalIndecentImageSanctions,totalContactAdultSexualSanctions,totalContactChildSexualSanctions,totalNonContactSexualOffences]",
         "error SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS[totalIndecentImageSanctions,totalContactAdultSexualSanctions,totalContactChildSexualSanctions,totalNonContactSexualOffences]",
         "error SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS[totalIndecentImageSanctions,totalContactAdultSexualSanctions,totalContactChildSexualSanctions,totalNonContactSexualOffences]"},
    Case{"NothingKnownOfAGender", false, [](In& i) { i = {}; i.gender = Sex::male; },
         "error MISSING_MANDATORY_INPUT[supervisionStatus,hasEverCommittedSexualOffence,dateOfBirth,dateAtStartOfFollowup,totalNumberOfSanctionsForAllOffences]|MISSING_MANDATORY_INPUT[totalIndecentImageSanctions,totalContactAdultSexualSanctions,totalContactChildSexualSanctions,totalNonContactSexualOffences]",
         "error MISSING_MANDATORY_INPUT[supervisionStatus,hasEverCommittedSexualOffence,dateOfBirth,dateAtStartOfFollowup,totalNumberOfSanctionsForAllOffences]|MISSING_MANDATORY_INPUT[totalIndecentImageSanctions,totalContactAdultSexualSanctions,totalContactChildSexualSanctions,totalNonContactSexualOffences]",
         "error MISSING_MANDATORY_INPUT[hasEverCommittedSexualOffence]"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(OspReadings, ThatDecideAreToldWithTheirDecision) {
    auto inputs = cases::good();
    counts(inputs, 0, 2, 0, 0);
    const auto result = osp_iic(inputs);
    ASSERT_EQ(result.because.size(), 2U);
    EXPECT_EQ(result.because[1].rule, "reading.osp.other_sanctions");
    EXPECT_EQ(result.because[1].citation.title, "decision 0061");
    EXPECT_EQ(result.because[1].says,
              "The public sources differ here: “any” is taken; with “both_kinds” the result would "
              "be low, 0.00 %.");
}

TEST(OspReadings, OfRefusedInputsTellNoScore) {
    auto inputs = cases::good();
    inputs.total_number_of_sanctions_for_all_offences = count(5);
    const auto result = osp_dc(inputs);
    ASSERT_EQ(result.because.size(), 1U);
    EXPECT_EQ(result.because[0].rule, "reading.osp.checks");
    EXPECT_EQ(result.because[0].says.find('%'), std::string::npos) << result.because[0].says;
}

TEST(OspReadings, HaveADecisionThatExists) {
    std::size_t readings = 0;
    for_each_field<OspReadings>([&](std::string_view, auto) { ++readings; });
    ASSERT_EQ(osp_decisions.size(), readings);
    for (const auto decision : osp_decisions)
        EXPECT_TRUE(std::filesystem::exists(std::filesystem::path{MOSOVO_SOURCE_DIR} / "docs/decisions" /
                                            (std::string{decision} + ".md")))
            << decision;
}

TEST(OspResult, SaysThatNotApplicableIsNeverLow) {
    auto inputs = cases::good();
    inputs.gender = Sex::female;
    const auto result = osp_dc(inputs);
    EXPECT_EQ(result.band, OspBand::not_applicable);
    EXPECT_FALSE(result.points || result.reduced || result.band_before_reduction);
    EXPECT_TRUE(result.items.empty());
    ASSERT_EQ(result.because.size(), 1U);
    EXPECT_NE(result.because[0].says.find("never low"), std::string::npos);
}

TEST(OspResult, CitesASourceForEveryReason) {
    for (const auto& result : {osp_dc(cases::good()), osp_iic(cases::good())}) {
        ASSERT_FALSE(result.because.empty());
        for (const auto& step : result.because)
            EXPECT_TRUE(step.citation.href.starts_with("https://")) << step.rule;
    }
    EXPECT_EQ(osp_dc(cases::good()).because[1].says, "36 to 64 points is very high.");
    EXPECT_EQ(osp_dc(cases::good()).because[2].says, "40 points: 9.61 % reoffend so within 2 years.");
}

} // namespace
} // namespace mosovo::assessment
