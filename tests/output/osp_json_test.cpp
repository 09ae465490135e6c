#include <mosovo/assessment/osp.hpp>
#include <mosovo/output/osp_json.hpp>

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace {

using namespace mosovo;
using namespace mosovo::assessment;

boost::json::object written(const auto& value) { return boost::json::parse(output::to_json(value)).as_object(); }

OspInputs man() {
    OspInputs inputs;
    inputs.gender = Sex::male;
    inputs.supervision_status = SupervisionStatus::community;
    inputs.has_ever_committed_sexual_offence = true;
    inputs.date_of_birth = make_day(1980, 1, 1);
    inputs.date_at_start_of_followup = make_day(2020, 6, 16);
    inputs.total_number_of_sanctions_for_all_offences = *SanctionCount::from(4);
    inputs.total_indecent_image_sanctions = *SanctionCount::from(1);
    inputs.total_contact_adult_sexual_sanctions = *SanctionCount::from(2);
    inputs.total_contact_child_sexual_sanctions = *SanctionCount::from(0);
    inputs.total_non_contact_sexual_offences = *SanctionCount::from(0);
    inputs.date_of_most_recent_sexual_offence = make_day(2020, 6, 16);
    inputs.assessment_date = make_day(2026, 6, 16);
    return inputs;
}

TEST(OspJson, SaysEverythingOfAScore) {
    const auto json = written(osp_dc(man()));
    EXPECT_EQ(json.at("tool"), "OSP/DC");
    EXPECT_EQ(json.at("profile"), "recommended");
    EXPECT_EQ(json.at("status"), "scored");
    EXPECT_EQ(json.at("band"), "medium");
    EXPECT_EQ(json.at("band_before_reduction"), "high");
    EXPECT_EQ(json.at("points"), 33);
    EXPECT_EQ(json.at("percentage"), 3.36);
    EXPECT_EQ(json.at("reduced"), true);
    EXPECT_TRUE(json.at("problems").as_array().empty());
    const auto& stranger = json.at("items").as_array().at(6).as_object();
    EXPECT_EQ(stranger.at("name"), "stranger");
    EXPECT_TRUE(stranger.at("value").is_null());
    EXPECT_EQ(stranger.at("points"), 0);
}

TEST(OspJson, HasNullWhereThereIsNoScore) {
    const auto json = written(osp_dc(OspInputs{}));
    for (const auto* key : {"band", "band_before_reduction", "points", "percentage", "reduced"})
        EXPECT_TRUE(json.at(key).is_null()) << key;
    const auto& problem = json.at("problems").as_array().at(0).as_object();
    EXPECT_EQ(problem.at("code"), "MISSING_MANDATORY_INPUT");
    EXPECT_EQ(problem.at("fields").as_array().at(0), "gender");
}

TEST(OspJson, WritesSheetsAndStaticScores) {
    Record record;
    record.offender.id = OffenderId::from_checked("OFF-MADE-UP");
    record.offender.born = make_day(1980, 1, 1);
    StaticScore score;
    score.tool = "RM2000/S";
    score.band = "high";
    Event event{{}, score};
    event.head.id = EventId::from_checked("e1");
    record.events.push_back(event);
    const auto sheet = written(osp_inputs(Timeline{record}, make_day(2026, 11, 22)));
    EXPECT_EQ(sheet.at("as_of"), "2026-11-22");
    EXPECT_EQ(sheet.at("rows").at(3).at("value"), "1980-01-01");
    EXPECT_TRUE(sheet.at("rows").at(0).at("value").is_null());
    const auto scores = written(static_scores(Timeline{record}, make_day(2026, 11, 22)));
    EXPECT_TRUE(scores.at("current").as_array().empty());
    EXPECT_EQ(scores.at("history").at(0).at("standing"), "predecessor");
}

} // namespace
