#include "made_up.hpp"

namespace {

using namespace mosovo;
using namespace mosovo::made_up;

const Day sunday = make_day(2026, 11, 22);
const schedule::Horizon weeks{make_day(2026, 11, 23), make_day(2026, 12, 20)};

std::vector<schedule::Ask> asked(const std::string& events) {
    return schedule::asks(std::vector{look(events, sunday)}, weeks, roster());
}

const schedule::Ask* find(const std::vector<schedule::Ask>& asks, schedule::Purpose purpose) {
    for (const auto& ask : asks)
        if (ask.purpose == purpose) return &ask;
    return nullptr;
}

TEST(Asks, AHomeVisitIsAskedForFromHalfItsIntervalToItsDueDay) {
    const auto asks = asked(subject + at_home + medium + seen("2026-06-10T10:00"));
    const auto* visit = find(asks, schedule::Purpose::home_visit);
    ASSERT_NE(visit, nullptr);
    EXPECT_EQ(visit->due, make_day(2026, 12, 10)) << "six months after the last visit";
    EXPECT_EQ(visit->first, weeks.from) << "half of it passed in September";
    EXPECT_EQ(visit->crew, schedule::Crew::two);
    EXPECT_FALSE(visit->fixed.has_value());
    EXPECT_EQ(visit->history.size(), 1U);
    EXPECT_FALSE(visit->because.empty());
}

TEST(Asks, AVisitThatIsDueAfterThePlanIsNotAskedFor) {
    EXPECT_EQ(find(asked(subject + at_home + medium + seen("2026-06-21T10:00")), schedule::Purpose::home_visit),
              nullptr);
}

TEST(Asks, AVisitDueOnTheLastDayOfThePlanIsAskedFor) {
    const auto asks = asked(subject + at_home + medium + seen("2026-06-20T10:00"));
    const auto* visit = find(asks, schedule::Purpose::home_visit);
    ASSERT_NE(visit, nullptr);
    EXPECT_EQ(visit->due, weeks.to);
}

TEST(Asks, AnOverdueVisitKeepsItsPastDueDay) {
    const auto asks = asked(subject + at_home + medium + seen("2026-01-10T10:00"));
    const auto* visit = find(asks, schedule::Purpose::home_visit);
    ASSERT_NE(visit, nullptr);
    EXPECT_EQ(visit->due, make_day(2026, 7, 10));
    EXPECT_EQ(visit->first, weeks.from);
}

TEST(Asks, AVisitDueOnTheDayLookedFromKeepsThatDayAlthoughThePlanBeginsTheDayAfter) {
    const auto asks = asked(subject + at_home + medium + seen("2026-05-22T10:00"));
    const auto* visit = find(asks, schedule::Purpose::home_visit);
    ASSERT_NE(visit, nullptr);
    EXPECT_EQ(visit->due, sunday) << "the plan cannot make it in time and must not say it does";
}

TEST(Asks, AMonthlyVisitIsNotOfferedBeforeHalfTheMonth) {
    const auto very_high = R"(,{"id":"m","kind":"management","on":"2024-03-10","level":"very_high","state":"active"})";
    const auto asks = asked(subject + at_home + very_high + seen("2026-11-20T10:00"));
    const auto* visit = find(asks, schedule::Purpose::home_visit);
    ASSERT_NE(visit, nullptr);
    EXPECT_EQ(visit->due, make_day(2026, 12, 20));
    EXPECT_EQ(visit->first, make_day(2026, 12, 5)) << "15 of 30 days";
}

TEST(Asks, AnUnknownRiskLevelIsAskedForAtOnceAndWeighsAsTheHighest) {
    const auto asks = asked(subject + at_home + seen("2026-06-10T10:00"));
    const auto* visit = find(asks, schedule::Purpose::home_visit);
    ASSERT_NE(visit, nullptr) << "unknown is not low, and it is not nothing";
    EXPECT_EQ(visit->due, weeks.from);
    EXPECT_EQ(visit->urgency, schedule::Wishes{}.level_unknown);
}

TEST(Asks, AManNobodyHasSeenIsAskedForAtOnceAndIsNotLateByALimitThatIsNotSet) {
    const auto asks = asked(newcomer + at_home);
    const auto* visit = find(asks, schedule::Purpose::home_visit);
    ASSERT_NE(visit, nullptr);
    EXPECT_EQ(visit->due, weeks.from);
}

TEST(Asks, HeavierForWhomTheRiskIsHigherAndNeverLightForAnUnknownLevel) {
    const schedule::Wishes wishes;
    EXPECT_GT(wishes.very_high, wishes.high);
    EXPECT_GT(wishes.high, wishes.medium);
    EXPECT_GT(wishes.medium, wishes.low);
    EXPECT_EQ(wishes.level_unknown, wishes.very_high);
}

TEST(Asks, ThePlacesTeamIsTheOwnersAndOtherwiseTheNearest) {
    const auto owned = asked(subject + at_home + medium + seen("2026-01-10T10:00"));
    EXPECT_EQ(find(owned, schedule::Purpose::home_visit)->team.reveal(), "north");
    const std::string nobodys =
        R"(,{"id":"a","kind":"address","premises":"p","coordinates":{"latitude":52.9,"longitude":-1.2},"from":"2024-03-01"})";
    const auto unowned = asked(subject + nobodys + medium + seen("2026-01-10T10:00"));
    EXPECT_EQ(find(unowned, schedule::Purpose::home_visit)->team.reveal(), "south");
    EXPECT_FALSE(find(unowned, schedule::Purpose::home_visit)->preferred.has_value());
}

TEST(Asks, NobodyIsAskedForWhomNobodyCouldDriveToAndHeIsListed) {
    const auto events = subject + medium + seen("2026-01-10T10:00");
    EXPECT_EQ(find(asked(events), schedule::Purpose::home_visit), nullptr);
    EXPECT_EQ(schedule::not_on_the_map(std::vector{look(events, sunday)}, weeks).size(), 1U);
}

TEST(Asks, AManInCustodyIsNotVisitedAtHome) {
    const auto events = subject + at_home + medium + seen("2026-01-10T10:00") +
                        R"(,{"id":"s","kind":"stay","where":"custody","from":"2026-10-01"})";
    EXPECT_TRUE(asked(events).empty());
}

TEST(Asks, DaysOfAPlannedJourneyAreLeftOutButNotTheDayOfReturn) {
    const auto events = subject + at_home + medium + seen("2026-06-10T10:00") +
                        R"(,{"id":"s","kind":"stay","where":"abroad","from":"2026-11-30","to":"2026-12-04"})";
    const auto asks = asked(events);
    const auto* visit = find(asks, schedule::Purpose::home_visit);
    ASSERT_NE(visit, nullptr);
    const std::vector<Day> away{make_day(2026, 11, 30), make_day(2026, 12, 1), make_day(2026, 12, 2),
                                make_day(2026, 12, 3)};
    EXPECT_EQ(visit->not_on, away);
}

TEST(Asks, AYearlyAttendanceIsOfferedBeforeItsSafeDayAndNeverAfterItsLast) {
    const auto asks = asked(subject + at_home + medium + seen("2026-11-10T10:00"));
    const auto* attendance = find(asks, schedule::Purpose::station_attendance);
    ASSERT_NE(attendance, nullptr);
    EXPECT_EQ(attendance->due, make_day(2026, 12, 9)) << "the safe day";
    EXPECT_EQ(attendance->expiry, make_day(2026, 12, 10)) << "the anniversary";
    EXPECT_EQ(attendance->first, make_day(2026, 11, 26));
    EXPECT_EQ(attendance->crew, schedule::Crew::one);
}

TEST(Asks, APromisedVisitKeepsItsTimeAndStandsForTheUnannouncedOne) {
    const auto events = subject + at_home + medium + seen("2026-06-10T10:00") +
                        R"(,{"id":"w","kind":"visit","at":"2026-12-01T14:30","ended":"2026-12-01T16:00",
                            "contact":"home_visit","mode":"announced"})";
    const auto asks = asked(events);
    EXPECT_EQ(find(asks, schedule::Purpose::home_visit), nullptr);
    const auto* promised = find(asks, schedule::Purpose::announced_visit);
    ASSERT_NE(promised, nullptr);
    ASSERT_TRUE(promised->fixed.has_value());
    EXPECT_EQ(promised->fixed->day, make_day(2026, 12, 1));
    EXPECT_EQ(promised->fixed->start, std::chrono::minutes{14 * 60 + 30});
    EXPECT_EQ(promised->length, std::chrono::minutes{90});
}

TEST(Asks, APromiseAfterTheDueDayDoesNotStandForTheVisit) {
    const auto events =
        subject + at_home + medium + seen("2026-06-10T10:00") +
        R"(,{"id":"w","kind":"visit","at":"2026-12-14T14:30","contact":"home_visit","mode":"announced"})";
    EXPECT_NE(find(asked(events), schedule::Purpose::home_visit), nullptr);
}

TEST(Asks, APromisedVisitToAHomeThatIsNotOnTheMapIsListedAndNotLost) {
    const auto events =
        subject + medium + seen("2026-11-10T10:00") +
        R"(,{"id":"w","kind":"visit","at":"2026-12-01T14:30","contact":"home_visit","mode":"announced"})";
    EXPECT_EQ(schedule::not_on_the_map(std::vector{look(events, sunday)}, weeks).size(), 1U);
}

} // namespace
