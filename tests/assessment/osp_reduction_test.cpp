// The reduction after five years: each condition alone, to the day.
#include "osp_cases.hpp"

#include <gtest/gtest.h>

namespace mosovo::assessment {
namespace {

/// 40 points and everything long ago: reduced from very high to high.
OspInputs long_ago() {
    auto inputs = cases::good();
    inputs.date_at_start_of_followup = make_day(2019, 6, 15);
    inputs.date_of_most_recent_sexual_offence = make_day(2018, 6, 1);
    inputs.most_recent_offence_date = make_day(2019, 6, 15);
    inputs.assessment_date = make_day(2024, 6, 15);
    return inputs;
}

struct Case {
    const char* name;
    void (*change)(OspInputs&);
    std::optional<bool> reduced;
    const char* says;

    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class Reduction : public testing::TestWithParam<Case> {};

TEST_P(Reduction, HoldsOrNot) {
    const auto& c = GetParam();
    auto inputs = long_ago();
    c.change(inputs);
    const auto result = osp_dc(inputs);
    ASSERT_EQ(result.status, OspStatus::scored);
    EXPECT_EQ(result.reduced, c.reduced);
    const auto step = static_cast<int>(*result.band_before_reduction) - static_cast<int>(*result.band);
    EXPECT_EQ(step, result.reduced.value_or(false) ? 1 : 0);
    const auto& reason = result.because[3];
    EXPECT_EQ(reason.rule, "osp_dc.reduction");
    EXPECT_NE(reason.says.find(c.says), std::string::npos) << reason.says;
}

using In = OspInputs;
// clang-format off
INSTANTIATE_TEST_SUITE_P(FiveYears, Reduction, testing::Values(
    Case{"AllLongAgo", [](In&) {}, true,
         "Reduced by one step, from very high to high: his status is community, and 5 completed years or more have passed since "
         "the start of follow-up, since the last sexual sanction and since the last offence. Points and percentage stay."},
    Case{"InCustody", [](In& i) { i.supervision_status = SupervisionStatus::custody; }, false, "he is in custody"},
    Case{"OnRemand", [](In& i) { i.supervision_status = SupervisionStatus::remand; }, true, "his status is remand"},
    Case{"FollowUpADayShort", [](In& i) { i.date_at_start_of_followup = make_day(2019, 6, 16); }, false, "follow-up has not lasted 5 completed years"},
    Case{"FollowUpInTheFuture", [](In& i) { i.date_at_start_of_followup = make_day(2030, 6, 16); }, false, "follow-up has not lasted"},
    Case{"OffenceADayShort", [](In& i) { i.most_recent_offence_date = make_day(2019, 6, 16); }, false, "the last offence is less than 5 completed years ago"},
    Case{"OffenceAfterTheAssessment", [](In& i) { i.most_recent_offence_date = make_day(2025, 1, 1); }, false, "the last offence"},
    Case{"NoOffenceKnown", [](In& i) { i.most_recent_offence_date.reset(); }, true, "no further offence is known"},
    Case{"SexualSanctionToTheDay", [](In& i) { i.date_of_most_recent_sexual_offence = make_day(2019, 6, 15); }, true, "Reduced"},
    Case{"SexualSanctionADayShort", [](In& i) { i.date_of_most_recent_sexual_offence = make_day(2019, 6, 16); }, false, "the last sexual sanction is less than"},
    Case{"LeapDayNotYet", [](In& i) { i.date_at_start_of_followup = make_day(2016, 2, 29); i.most_recent_offence_date.reset();
                                      i.date_of_most_recent_sexual_offence = make_day(2016, 2, 29); i.assessment_date = make_day(2021, 2, 28); }, false, "follow-up"},
    Case{"LeapDayOnFirstOfMarch", [](In& i) { i.date_at_start_of_followup = make_day(2016, 2, 29); i.most_recent_offence_date.reset();
                                      i.date_of_most_recent_sexual_offence = make_day(2016, 2, 29); i.assessment_date = make_day(2021, 3, 1); }, true, "Reduced"},
    Case{"OneStepAfterTwentyYears", [](In& i) { i.assessment_date = make_day(2044, 6, 15); }, true, "from very high to high"},
    Case{"AssessmentDayNotKnown", [](In& i) { i.assessment_date.reset(); }, std::nullopt, "the day of assessment is not known"},
    Case{"CustodyDecidesWithoutTheDay", [](In& i) { i.assessment_date.reset(); i.supervision_status = SupervisionStatus::custody; }, false, "he is in custody"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(ReductionOf, EachBandIsOneStepAndLowStays) {
    // From 40 points down through the bands, as sanctions are taken away.
    auto inputs = long_ago();
    const auto score = [&](std::int64_t adult, std::int64_t child) {
        inputs.total_contact_adult_sexual_sanctions = *SanctionCount::from(adult);
        inputs.total_contact_child_sexual_sanctions = *SanctionCount::from(child);
        return osp_dc(inputs);
    };
    const auto very_high = score(2, 1);
    const auto high = score(1, 0);
    EXPECT_EQ(very_high.band_before_reduction, OspBand::very_high);
    EXPECT_EQ(very_high.band, OspBand::high);
    EXPECT_EQ(high.band_before_reduction, OspBand::high);
    EXPECT_EQ(high.band, OspBand::medium);
    const auto medium = score(0, 0);
    EXPECT_EQ(medium.band_before_reduction, OspBand::medium);
    EXPECT_EQ(medium.band, OspBand::low);
    inputs.total_non_contact_sexual_offences = *SanctionCount::from(0);
    inputs.total_number_of_sanctions_for_all_offences = *SanctionCount::from(1);
    const auto low = score(0, 0);
    EXPECT_EQ(low.band_before_reduction, OspBand::low);
    EXPECT_EQ(low.band, OspBand::low);
    EXPECT_EQ(low.reduced, false);
}

TEST(ReductionOf, PointsAndPercentageIsNone) {
    auto inputs = long_ago();
    const auto reduced = osp_dc(inputs);
    inputs.supervision_status = SupervisionStatus::custody;
    const auto not_reduced = osp_dc(inputs);
    EXPECT_EQ(reduced.points, not_reduced.points);
    EXPECT_EQ(reduced.percentage, not_reduced.percentage);
    EXPECT_EQ(reduced.band_before_reduction, not_reduced.band);
    EXPECT_FALSE(osp_iic(inputs).reduced.has_value());
}

} // namespace
} // namespace mosovo::assessment
