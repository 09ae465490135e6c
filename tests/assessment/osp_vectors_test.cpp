// The public implementations' own answers, row by row, under each profile.
#include "osp_cases.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace mosovo::assessment {
namespace {

using cases::Row;
using Score = std::function<OspResult(const OspInputs&, OspProfile)>;

OspResult dc(const OspInputs& inputs, OspProfile profile) { return osp_dc(inputs, profile); }
OspResult iic(const OspInputs& inputs, OspProfile profile) { return osp_iic(inputs, profile); }

std::string shown(const std::optional<OspBand>& band) { return band ? cases::upper(word(*band)) : ""; }
std::string shown(const std::optional<Points>& points) { return points ? std::to_string(points->value()) : ""; }
std::string shown(const std::optional<bool>& truth) { return truth ? *truth ? "true" : "false" : ""; }
std::string shown(const std::optional<double>& percentage) {
    return percentage ? cases::two_decimals(*percentage) : "";
}

void expect_arns(const Row& row, const OspResult& result) {
    EXPECT_EQ(cases::upper(word(result.status)), row.at("exp_status"));
    EXPECT_EQ(cases::errors_of(result.problems), row.at("exp_errors"));
    EXPECT_EQ(shown(result.band), row.at("exp_band"));
    EXPECT_EQ(shown(result.percentage), row.at("exp_percentage_2dp"));
}

void expect_arns_points(const Row& row, const OspResult& result) {
    EXPECT_EQ(shown(result.points), row.at("exp_points"));
    EXPECT_EQ(shown(result.reduced), row.at("exp_reduction_applied"));
    EXPECT_EQ(shown(result.band_before_reduction), row.at("exp_band_unreduced"));
    for (const auto& item : result.items)
        EXPECT_EQ(shown(item.points), row.at("pts_" + std::string{word(item.name)})) << word(item.name);
    if (result.status != OspStatus::scored) return;
    ASSERT_EQ(result.items.size(), 7U);
    EXPECT_EQ(std::to_string(std::get<std::int64_t>(*result.items[3].value)), row.at("age_at_followup"));
    EXPECT_EQ(std::to_string(std::get<std::int64_t>(*result.items[4].value)), row.at("age_at_last_sexual"));
}

/// OASys writes Y, A and E, percentages without trailing noughts, and nothing for what has no band.
void expect_oasys(const Row& row, const OspResult& result) {
    const auto status = result.status == OspStatus::scored ? "Y" : result.status == OspStatus::error ? "E" : "A";
    EXPECT_EQ(status, row.at("oasys_status"));
    const bool scored = result.status == OspStatus::scored;
    EXPECT_EQ(scored ? shown(result.band) : "", row.at("oasys_band"));
    const auto& percentage = row.at("oasys_percentage");
    EXPECT_EQ(shown(result.percentage), percentage.empty() ? "" : cases::two_decimals(std::stod(percentage)));
    EXPECT_EQ(result.problems.empty(), result.status != OspStatus::error);
}

void expect_oasys_points(const Row& row, const OspResult& result) {
    EXPECT_EQ(shown(result.points), row.at("oasys_points"));
    EXPECT_EQ(result.reduced ? *result.reduced ? "Y" : "N" : "", row.at("oasys_reduction"));
}

/// Decisions 0061 and 0062 take OASys's answer, and every other one the API's.
bool recommends_oasys(const Row& row, bool of_images) {
    return of_images && row.at("divergent") == "1" &&
           (row.at("exp_status") == "SCORED" || row.at("exp_errors") == "UNEXPECTED_ERROR[]");
}

TEST(OspVectors, OfDirectContactComeOutUnderEveryProfile) {
    for (const auto& row : cases::read("osp_dc.csv")) {
        SCOPED_TRACE(row.at("id"));
        const auto inputs = cases::inputs_of(row);
        for (const auto profile : {OspProfile::recommended, OspProfile::arns_api}) {
            expect_arns(row, dc(inputs, profile));
            expect_arns_points(row, dc(inputs, profile));
        }
        expect_oasys(row, dc(inputs, OspProfile::oasys));
        expect_oasys_points(row, dc(inputs, OspProfile::oasys));
    }
}

TEST(OspVectors, OfImagesComeOutUnderEveryProfile) {
    int taken_from_oasys = 0;
    for (const auto& row : cases::read("osp_iic.csv")) {
        SCOPED_TRACE(row.at("id"));
        const auto inputs = cases::inputs_of(row);
        expect_arns(row, iic(inputs, OspProfile::arns_api));
        expect_oasys(row, iic(inputs, OspProfile::oasys));
        const auto recommended = iic(inputs, OspProfile::recommended);
        if (recommends_oasys(row, true)) {
            ++taken_from_oasys;
            expect_oasys(row, recommended);
        } else {
            expect_arns(row, recommended);
        }
    }
    EXPECT_GT(taken_from_oasys, 5);
}

/// Where they differ a reader must be told, with the decision; where they agree nothing is said.
TEST(OspVectors, SayWhereTheSourcesDiffer) {
    const std::vector<std::pair<std::string, Score>> files{{"osp_dc.csv", dc}, {"osp_iic.csv", iic}};
    for (const auto& [file, score] : files)
        for (const auto& row : cases::read(file)) {
            SCOPED_TRACE(row.at("id"));
            const auto result = score(cases::inputs_of(row), OspProfile::recommended);
            const auto told = std::ranges::any_of(
                result.because, [](const auto& step) { return step.rule.starts_with("reading.osp."); });
            if (row.at("divergent") == "1") {
                EXPECT_TRUE(told);
            } else if (result.status == OspStatus::scored) {
                EXPECT_FALSE(told);
            }
        }
}

} // namespace
} // namespace mosovo::assessment
