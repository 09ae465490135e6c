// Everything that can be wrong with inputs: each fault alone, on both sides of its edge, and all at once.
#include "osp_cases.hpp"

#include <gtest/gtest.h>

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
void no_counts(In& inputs) {
    inputs.total_indecent_image_sanctions.reset();
    inputs.total_contact_adult_sexual_sanctions.reset();
    inputs.total_contact_child_sexual_sanctions.reset();
    inputs.total_non_contact_sexual_offences.reset();
}

const std::string four =
    "[totalIndecentImageSanctions,totalContactAdultSexualSanctions,totalContactChildSexualSanctions,"
    "totalNonContactSexualOffences]";

struct Case {
    const char* name;
    void (*change)(In&);
    std::string direct;   ///< errors of OSP/DC; nothing: scored or not applicable
    std::string indirect; ///< of OSP/IIC

    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class Faults : public testing::TestWithParam<Case> {};

TEST_P(Faults, AreFoundWithTheirFields) {
    const auto& c = GetParam();
    auto inputs = cases::good();
    c.change(inputs);
    const auto direct = osp_dc(inputs);
    EXPECT_EQ(cases::errors_of(direct.problems), c.direct);
    EXPECT_EQ(direct.status == OspStatus::error, !c.direct.empty());
    const auto indirect = osp_iic(inputs);
    EXPECT_EQ(cases::errors_of(indirect.problems), c.indirect);
    EXPECT_EQ(indirect.status == OspStatus::error, !c.indirect.empty());
    for (const auto& result : {direct, indirect}) {
        if (result.status != OspStatus::error) continue;
        EXPECT_FALSE(result.band || result.points || result.percentage || result.reduced);
        EXPECT_TRUE(result.items.empty());
        for (const auto& problem : result.problems)
            EXPECT_GT(problem.message.size(), 20U);
    }
}

const std::string missing = "MISSING_MANDATORY_INPUT";
// clang-format off
INSTANTIATE_TEST_SUITE_P(Osp, Faults, testing::Values(
    Case{"NothingWrong", [](In&) {}, "", ""},
    Case{"NoGender", [](In& i) { i.gender.reset(); }, missing + "[gender]", missing + "[gender]"},
    Case{"GenderNotSpecified", [](In& i) { i.gender = Sex::not_specified; }, missing + "[gender]", missing + "[gender]"},
    Case{"NoSupervision", [](In& i) { i.supervision_status.reset(); }, missing + "[supervisionStatus]", ""},
    Case{"NoHistory", [](In& i) { i.has_ever_committed_sexual_offence.reset(); },
         missing + "[hasEverCommittedSexualOffence]|SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT[hasEverCommittedSexualOffence," + four.substr(1),
         missing + "[hasEverCommittedSexualOffence]|SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT[hasEverCommittedSexualOffence," + four.substr(1)},
    Case{"NoBirth", [](In& i) { i.date_of_birth.reset(); }, missing + "[dateOfBirth]", ""},
    Case{"NoFollowUp", [](In& i) { i.date_at_start_of_followup.reset(); i.date_of_current_conviction = make_day(2020, 1, 1); }, missing + "[dateAtStartOfFollowup]", ""},
    Case{"NoTotal", [](In& i) { i.total_number_of_sanctions_for_all_offences.reset(); }, missing + "[totalNumberOfSanctionsForAllOffences]", ""},
    Case{"NoLastSexual", [](In& i) { i.date_of_most_recent_sexual_offence.reset(); }, missing + "[dateOfMostRecentSexualOffence]", ""},
    Case{"NoCounts", no_counts, missing + four, missing + four},
    Case{"NoImages", [](In& i) { i.total_indecent_image_sanctions.reset(); }, missing + "[totalIndecentImageSanctions]", missing + "[totalIndecentImageSanctions]"},
    Case{"NoChild", [](In& i) { i.total_contact_child_sexual_sanctions.reset(); }, missing + "[totalContactChildSexualSanctions]", missing + "[totalContactChildSexualSanctions]"},
    Case{"NothingOptional", [](In& i) { i.is_current_offence_against_victim_stranger.reset(); i.most_recent_offence_date.reset(); i.date_of_current_conviction.reset(); i.assessment_date.reset(); }, "", ""},
    Case{"TotalNought", [](In& i) { i.total_number_of_sanctions_for_all_offences = count(0); },
         "TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE[totalNumberOfSanctionsForAllOffences]|TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four, "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four},
    Case{"TotalNegative", [](In& i) { i.total_number_of_sanctions_for_all_offences = count(-1); counts(i, 1, 0, 0, 0); },
         "TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE[totalNumberOfSanctionsForAllOffences]|TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four, "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four},
    Case{"TotalOne", [](In& i) { i.total_number_of_sanctions_for_all_offences = count(1); counts(i, 1, 0, 0, 0); }, "", ""},
    Case{"TotalAtMost", [](In& i) { i.total_number_of_sanctions_for_all_offences = count(999); }, "", ""},
    Case{"TotalOverMost", [](In& i) { i.total_number_of_sanctions_for_all_offences = count(1000); }, "TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE[totalNumberOfSanctionsForAllOffences]", ""},
    Case{"AllCountsNought", [](In& i) { counts(i, 0, 0, 0, 0); }, "SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS" + four, "SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS" + four},
    Case{"ThreeNoughtAndOneNotKnown", [](In& i) { counts(i, 0, 0, 0, 0); i.total_contact_adult_sexual_sanctions.reset(); }, missing + "[totalContactAdultSexualSanctions]", missing + "[totalContactAdultSexualSanctions]"},
    Case{"SumIsTheTotal", [](In& i) { counts(i, 1, 2, 3, 3); }, "", ""},
    Case{"SumOverTheTotal", [](In& i) { counts(i, 1, 2, 3, 4); }, "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four, "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four},
    Case{"SumOfThreeOverTheTotal", [](In& i) { counts(i, 1, 2, 3, 4); i.total_indecent_image_sanctions.reset(); i.total_number_of_sanctions_for_all_offences = count(8); },
         missing + "[totalIndecentImageSanctions]|TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four, missing + "[totalIndecentImageSanctions]|TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four},
    Case{"HugeCounts", [](In& i) { counts(i, 2'000'000'000, 2'000'000'000, 2'000'000'000, 2'000'000'000); }, "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four, "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" + four},
    Case{"NegativeCount", [](In& i) { i.total_contact_adult_sexual_sanctions = count(-1); }, "INVALID_INPUT[totalContactAdultSexualSanctions]", "INVALID_INPUT[totalContactAdultSexualSanctions]"},
    Case{"LastSexualOnTheDayOfBirth", [](In& i) { i.date_of_most_recent_sexual_offence = i.date_of_birth; }, "DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_BEFORE_DATE_OF_BIRTH[dateOfMostRecentSexualOffence]", ""},
    Case{"LastSexualTheDayAfterBirth", [](In& i) { i.date_of_most_recent_sexual_offence = *i.date_of_birth + date::days{1}; }, "", ""},
    Case{"LastSexualAt109", [](In& i) { i.date_of_most_recent_sexual_offence = make_day(2090, 6, 14); }, "", ""},
    Case{"LastSexualAt110", [](In& i) { i.date_of_most_recent_sexual_offence = make_day(2090, 6, 15); }, "DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_OUT_OF_RANGE[dateOfMostRecentSexualOffence]", ""},
    Case{"FollowUpAt109", [](In& i) { i.date_at_start_of_followup = make_day(2090, 6, 14); }, "", ""},
    Case{"FollowUpAt110", [](In& i) { i.date_at_start_of_followup = make_day(2090, 6, 15); }, "DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE[dateAtStartOfFollowup]", ""},
    Case{"FollowUpOnTheDayOfBirth", [](In& i) { i.date_at_start_of_followup = i.date_of_birth; }, "UNEXPECTED_ERROR[]", ""},
    Case{"FollowUpBeforeBirth", [](In& i) { i.date_at_start_of_followup = *i.date_of_birth - date::days{1}; }, "UNEXPECTED_ERROR[]", ""},
    Case{"FollowUpTheDayAfterBirth", [](In& i) { i.date_at_start_of_followup = *i.date_of_birth + date::days{1}; }, "", ""},
    Case{"NoHistoryAndACount", [](In& i) { i.has_ever_committed_sexual_offence = false; counts(i, 0, 0, 2, 0); },
         "SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT[hasEverCommittedSexualOffence,totalContactChildSexualSanctions]", "SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT[hasEverCommittedSexualOffence,totalContactChildSexualSanctions]"},
    Case{"NoHistoryAndNoCounts", [](In& i) { i.has_ever_committed_sexual_offence = false; no_counts(i); }, "", ""},
    Case{"NoHistoryAndNoughts", [](In& i) { i.has_ever_committed_sexual_offence = false; counts(i, 0, 0, 0, 0); }, "", ""},
    Case{"NoHistoryAndDatesThatCannotBe", [](In& i) { i.has_ever_committed_sexual_offence = false; no_counts(i); i.date_of_most_recent_sexual_offence = i.date_of_birth; i.date_at_start_of_followup = i.date_of_birth; }, "", ""},
    Case{"Woman", [](In& i) { i.gender = Sex::female; no_counts(i); }, "", ""},
    Case{"WomanWithoutHistoryAndACount", [](In& i) { i.gender = Sex::female; i.has_ever_committed_sexual_offence = false; }, "", ""},
    Case{"WomanWithoutHerBirth", [](In& i) { i.gender = Sex::female; i.date_of_birth.reset(); }, missing + "[dateOfBirth]", ""},
    Case{"WomanWhoseHistoryIsNotKnown", [](In& i) { i.gender = Sex::female; i.has_ever_committed_sexual_offence.reset(); }, missing + "[hasEverCommittedSexualOffence]", missing + "[hasEverCommittedSexualOffence]"},
    Case{"DayThatNobodyReads", [](In& i) { i.date_of_birth = Day{date::days{2'000'000}}; }, "INVALID_INPUT[dateOfBirth]", ""}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(OspFaults, AllComeAtOnceInTheOrderOfTheChecks) {
    auto inputs = cases::good();
    inputs.supervision_status.reset();
    inputs.total_indecent_image_sanctions.reset();
    inputs.total_number_of_sanctions_for_all_offences = count(0);
    inputs.date_of_most_recent_sexual_offence = make_day(1970, 1, 1);
    inputs.date_at_start_of_followup = make_day(2095, 1, 1);
    inputs.total_contact_child_sexual_sanctions = count(-3);
    EXPECT_EQ(cases::errors_of(osp_dc(inputs).problems),
              "INVALID_INPUT[totalContactChildSexualSanctions]|MISSING_MANDATORY_INPUT[supervisionStatus]|"
              "MISSING_MANDATORY_INPUT[totalIndecentImageSanctions]|"
              "TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE[totalNumberOfSanctionsForAllOffences]|"
              "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE" +
                  four +
                  "|DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_BEFORE_DATE_OF_BIRTH[dateOfMostRecentSexualOffence]|"
                  "DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE[dateAtStartOfFollowup]");
}

TEST(OspFaults, OfNothingAtAllAreEverythingNeeded) {
    EXPECT_EQ(cases::errors_of(osp_dc(OspInputs{}).problems),
              "MISSING_MANDATORY_INPUT[gender,supervisionStatus,hasEverCommittedSexualOffence,dateOfBirth,"
              "dateAtStartOfFollowup,totalNumberOfSanctionsForAllOffences]|MISSING_MANDATORY_INPUT" +
                  four);
    EXPECT_EQ(cases::errors_of(osp_iic(OspInputs{}).problems),
              "MISSING_MANDATORY_INPUT[gender,hasEverCommittedSexualOffence]|MISSING_MANDATORY_INPUT" + four);
}

TEST(OspFaults, NameNoAnswer) {
    auto inputs = cases::good();
    inputs.date_of_birth = make_day(2021, 7, 13);
    inputs.total_number_of_sanctions_for_all_offences = count(77777);
    for (const auto& problem : osp_dc(inputs).problems) {
        EXPECT_EQ(problem.message.find("2021"), std::string::npos) << problem.message;
        EXPECT_EQ(problem.message.find("Jul"), std::string::npos) << problem.message;
        EXPECT_EQ(problem.message.find("77777"), std::string::npos) << problem.message;
    }
}

TEST(OspFaults, SayWhichQuestionToAnswer) {
    auto inputs = cases::good();
    inputs.date_at_start_of_followup.reset();
    const auto problems = osp_dc(inputs).problems;
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(
        problems.front().message,
        "Not known, and needed: date_at_start_of_followup (1.38, commencement of the community sentence, or earliest "
        "possible release from custody)");
}

TEST(OspFaults, OfInputsThatCouldNotBeReadAreNamedOnceAndNotAlsoMissing) {
    auto inputs = cases::good();
    inputs.gender.reset();
    inputs.total_contact_adult_sexual_sanctions.reset();
    const auto lost = static_cast<OspInputSet>(osp_input(&OspInputs::gender) |
                                               osp_input(&OspInputs::total_contact_adult_sexual_sanctions));
    EXPECT_EQ(cases::errors_of(osp_dc(inputs, OspProfile::recommended, lost).problems),
              "INVALID_INPUT[gender,totalContactAdultSexualSanctions]");
    // OSP/IIC does not look at days, so a day that cannot be read is no fault there.
    EXPECT_TRUE(osp_iic(cases::good(), OspProfile::recommended, osp_input(&OspInputs::date_of_birth)).problems.empty());
    // Not even OASys's order of questions passes over what cannot be read.
    auto woman = cases::good();
    woman.gender = Sex::female;
    EXPECT_EQ(osp_dc(woman, OspProfile::oasys, osp_input(&OspInputs::date_of_birth)).status, OspStatus::error);
}

} // namespace
} // namespace mosovo::assessment
