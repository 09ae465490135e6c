#include <mosovo/output/evaluation_json.hpp>

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace {

using namespace mosovo;

law::Obligation yearly() {
    return {.duty = law::Duty::periodic_notification,
            .arises_from = EventId::from_checked("n1"),
            .opens = DayOrTime{make_day(2026, 6, 12)},
            .last_day = make_day(2027, 6, 11),
            .latest = {},
            .safe_day = make_day(2027, 6, 10),
            .state = law::State::due,
            .met_by = {},
            .on_whom = law::OnWhom::offender,
            .because = {{"r", {"t", "https://example.invalid"}, "s", make_day(2026, 6, 11), {}}}};
}

boost::json::object written(const law::Evaluation& evaluation) {
    return boost::json::parse(output::to_json(evaluation)).as_object();
}

TEST(EvaluationJson, SaysWhatSectionFourOfTheFormatSays) {
    const law::Evaluation evaluation{make_day(2026, 11, 22), law::Status::subject, {}, {}, {}, {yearly()}};
    const auto json = written(evaluation);
    EXPECT_EQ(json.at("as_of"), "2026-11-22");
    EXPECT_EQ(json.at("status"), "subject");
    const auto& duty = json.at("obligations").as_array().at(0).as_object();
    EXPECT_EQ(duty.at("duty"), "periodic_notification");
    EXPECT_EQ(duty.at("opens"), "2026-06-12");
    EXPECT_EQ(duty.at("last_day"), "2027-06-11");
    EXPECT_EQ(duty.at("safe_day"), "2027-06-10");
    EXPECT_TRUE(duty.at("met_by").is_null());
    EXPECT_FALSE(duty.contains("latest"));
    const auto& step = duty.at("because").as_array().at(0).as_object();
    EXPECT_EQ(step.at("citation").at("href"), "https://example.invalid");
    EXPECT_EQ(step.at("before"), "2026-06-11");
    EXPECT_TRUE(step.at("after").is_null());
}

TEST(EvaluationJson, ShowsNullWhereTheLawHoldsADayOpen) {
    auto held = yearly();
    held.last_day.reset();
    held.safe_day.reset();
    held.opens.reset();
    const law::Evaluation evaluation{make_day(2026, 11, 22), law::Status::subject, {}, {}, {}, {held}};
    const auto duty = written(evaluation).at("obligations").as_array().at(0).as_object();
    EXPECT_TRUE(duty.at("last_day").is_null());
    EXPECT_FALSE(duty.contains("safe_day"));
    EXPECT_FALSE(duty.contains("opens"));
}

TEST(EvaluationJson, NamesMissingFactsOnlyWhereThereAreSome) {
    law::Evaluation evaluation{make_day(2026, 11, 22), law::Status::never_subject, {}, {}, {}, {}};
    EXPECT_FALSE(written(evaluation).contains("missing"));
    EXPECT_TRUE(written(evaluation).at("period").is_null());
    EXPECT_TRUE(written(evaluation).at("periods").as_array().empty());
    evaluation.missing = {"events[0].on"};
    EXPECT_EQ(written(evaluation).at("missing").as_array().at(0), "events[0].on");
}

} // namespace
