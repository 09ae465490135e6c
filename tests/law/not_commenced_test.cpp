// The Crime and Policing Act 2026: in force on no day that the library ships, and switched on by data alone. Numbers
// and words: notification-law 11.6, which has them from the Bill; decision 0025.
#include <mosovo/intake/record_json.hpp>
#include <mosovo/law/evaluate.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace mosovo::law {
namespace {

Record record_with(const std::string& nation, const std::string& events) {
    auto taken =
        intake::read_record(R"({"format": "mosovo.record/1", "offender": {"id": "OFF-MADE-UP", "jurisdiction": ")" +
                            nation + R"(", "born": "1980-05-31"}, "events": [
      {"id": "d", "kind": "disposal", "basis": "conviction", "on": "2020-03-01", "offence": {"schedule3": {"listed": "yes",
       "sentence_condition": false}}, "sentenced": "2020-03-01", "sentence": {"type": "imprisonment", "term": {"months": 36}}},
      {"id": "n0", "kind": "notification", "given": "2020-03-02T10:00", "under": ["initial"], "home": "main_residence"},)" +
                            events + "]}");
    EXPECT_TRUE(taken.problems.empty());
    return taken.rows.front();
}

const Rulebook& as_if() {
    static const auto book = Rulebook::built_in().as_if_commenced("crime_and_policing_2026.", make_day(2026, 6, 1));
    return book;
}

const Obligation* find(const Evaluation& evaluation, Duty duty, std::string_view from) {
    const auto found = std::ranges::find_if(
        evaluation.obligations, [&](const Obligation& o) { return o.duty == duty && o.arises_from.reveal() == from; });
    return found == evaluation.obligations.end() ? nullptr : &*found;
}

bool tells_not_commenced(const Obligation& obligation) {
    return std::ranges::any_of(obligation.because,
                               [](const Step& step) { return step.rule == "reading.not_commenced"; });
}

const auto on_20_july = View{.as_of = make_day(2026, 7, 20), .known_at = {}};

constexpr auto new_name = R"({"id": "c", "kind": "change", "what": "name", "on": "2026-07-20"})";
constexpr auto away =
    R"({"id": "a", "kind": "absence", "leaves": "2026-07-25T09:00", "intended_return": "2026-07-31"})";
constexpr auto short_away =
    R"({"id": "a", "kind": "absence", "leaves": "2026-07-25T09:00", "intended_return": "2026-07-30"})";
constexpr auto household =
    R"({"id": "h", "kind": "child_household_stay", "premises": "P1", "from": "2026-07-10T20:00", "to": "2026-07-11T10:00"})";

TEST(TheActOf2026, IsOffInWhatTheLibraryShips) {
    const auto name = evaluate(record_with("england_wales", new_name), on_20_july);
    EXPECT_EQ(find(name, Duty::change_notification, "c")->last_day, make_day(2026, 7, 22)) << "s.84(1): three days";
    EXPECT_EQ(find(evaluate(record_with("england_wales", away), on_20_july), Duty::absence_notification, "a"), nullptr);
    const auto stay = evaluate(record_with("england_wales", household), on_20_july);
    EXPECT_FALSE(find(stay, Duty::change_notification, "h")->latest);
}

TEST(TheActOf2026, AsksForANewNameSevenClearDaysBefore) {
    const auto due = evaluate(record_with("england_wales", new_name), on_20_july, as_if());
    const auto* told = find(due, Duty::change_notification, "c");
    ASSERT_NE(told, nullptr);
    EXPECT_EQ(told->last_day, make_day(2026, 7, 12));
    EXPECT_EQ(told->state, State::missed);
    EXPECT_TRUE(tells_not_commenced(*told));
    const std::string notice =
        R"({"id": "n", "kind": "notification", "given": "2026-07-12T10:00", "under": ["change"], "covers": ["c"],
            "home": "main_residence", "expected": "2026-07-20"},)";
    const auto met = evaluate(record_with("england_wales", notice + new_name), on_20_july, as_if());
    EXPECT_EQ(find(met, Duty::change_notification, "c")->state, State::met);
}

TEST(TheActOf2026, AsksForAbsencesOfMoreThanFiveDaysTwelveHoursBefore) {
    const auto result = evaluate(record_with("england_wales", away), on_20_july, as_if());
    const auto* notice = find(result, Duty::absence_notification, "a");
    ASSERT_NE(notice, nullptr);
    EXPECT_EQ(notice->latest->text(), "2026-07-24T21:00");
    EXPECT_EQ(notice->state, State::due);
    EXPECT_TRUE(tells_not_commenced(*notice));
    const auto short_one = evaluate(record_with("england_wales", short_away), on_20_july, as_if());
    EXPECT_EQ(find(short_one, Duty::absence_notification, "a")->state, State::not_required) << "five days are not more";
}

TEST(TheActOf2026, AsksBeforeEnteringWhereChildrenAre) {
    const auto result = evaluate(record_with("england_wales", household), on_20_july, as_if());
    const auto* entering = find(result, Duty::change_notification, "h");
    ASSERT_NE(entering, nullptr);
    EXPECT_EQ(entering->latest->text(), "2026-07-10T08:00");
    EXPECT_FALSE(entering->last_day);
    EXPECT_TRUE(tells_not_commenced(*entering));
    EXPECT_EQ(std::ranges::count(result.obligations, Duty::change_notification, &Obligation::duty), 1)
        << "not a second time after twelve hours";
}

TEST(TheActOf2026, BindsNobodyBeforeItsDayNorElsewhere) {
    const auto before = Rulebook::built_in().as_if_commenced("crime_and_policing_2026.", make_day(2026, 7, 21));
    EXPECT_EQ(evaluate(record_with("england_wales", new_name), on_20_july, before),
              evaluate(record_with("england_wales", new_name), on_20_july));
    for (const auto* nation : {"scotland", "northern_ireland"})
        for (const auto* events : {new_name, away, household})
            EXPECT_EQ(evaluate(record_with(nation, events), on_20_july, as_if()),
                      evaluate(record_with(nation, events), on_20_july));
}

TEST(AttendanceElsewhere, IsCountedAndSaid) {
    const auto met = [](const std::string& place) {
        const auto notice = R"({"id": "n", "kind": "notification", "given": "2026-07-20T10:00", "under": ["change"],
                               "covers": ["c"], "home": "main_residence")" +
                            place + "},";
        return *find(evaluate(record_with("england_wales", notice + new_name), on_20_july), Duty::change_notification,
                     "c");
    };
    const auto flagged = [](const Obligation& obligation) {
        return std::ranges::count(obligation.because, "soa2003.s87.attendance", &Step::rule);
    };
    for (const auto* elsewhere : {"home_address", "other"}) {
        const auto obligation = met(R"(, "place": {"kind": ")" + std::string{elsewhere} + R"("})");
        EXPECT_EQ(obligation.state, State::met) << "s.87: kept and counted";
        EXPECT_EQ(flagged(obligation), 1) << elsewhere;
    }
    EXPECT_EQ(flagged(met(R"(, "place": {"kind": "published_station", "station": "bishopsgate"})")), 0);
    EXPECT_EQ(flagged(met("")), 0) << "not recorded is not elsewhere";
}

} // namespace
} // namespace mosovo::law
