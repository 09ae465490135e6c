#include <mosovo/calendar/working_calendar.hpp>

#include "naive_calendar.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace mosovo;
using date::days;
using Rules = WorkingCalendar::Rules;

struct Team {
    const char* name;
    Rules rules;

    friend void PrintTo(const Team& team, std::ostream* out) { *out << team.name; }
};

std::vector<Team> teams() {
    const std::set<Day> training{make_day(2026, 3, 18), make_day(2026, 3, 19), make_day(2026, 4, 2)};
    return {
        {"OfficeWeek", {}},
        {"InScotland", {.nation = Jurisdiction::scotland}},
        {"InNorthernIreland", {.nation = Jurisdiction::northern_ireland}},
        {"EverydayTeam", {.weekdays = {1, 2, 3, 4, 5, 6, 7}, .works_bank_holidays = true}},
        {"WeekendTeam", {.weekdays = {6, 7}}},
        {"OneDayAWeek", {.weekdays = {1}}},
        {"ClosedForTraining", {.closed = training}},
        {"ClosedButWorksBankHolidays", {.works_bank_holidays = true, .closed = training}},
    };
}

class EveryTeam : public testing::TestWithParam<Team> {};

TEST_P(EveryTeam, WorksOnTheDaysItsRulesSay) {
    const auto& rules = GetParam().rules;
    const WorkingCalendar calendar{rules};
    for (auto day = make_day(2015, 1, 1); day <= make_day(2028, 12, 31); day += days{1}) {
        const auto from_sunday = static_cast<unsigned>((day.time_since_epoch().count() + 4) % 7);
        const auto weekday = from_sunday == 0 ? 7 : from_sunday;
        const auto chosen = rules.weekdays.contains(weekday);
        const auto holiday = !rules.works_bank_holidays && is_bank_holiday(day, rules.nation);
        const auto closed = rules.closed.contains(day);
        ASSERT_EQ(calendar.works(day), chosen && !holiday && !closed) << iso(day);

        const auto reason = !chosen   ? std::optional{NotWorked::weekend}
                            : holiday ? std::optional{NotWorked::bank_holiday}
                            : closed  ? std::optional{NotWorked::closed}
                                      : std::nullopt;
        ASSERT_EQ(calendar.why_not(day), reason) << iso(day);
    }
}

TEST_P(EveryTeam, MovesToTheNearestWorkingDayAndSaysWhy) {
    const WorkingCalendar calendar{GetParam().rules};
    for (auto day = make_day(2015, 2, 1); day <= make_day(2028, 11, 30); day += days{1}) {
        const auto later = calendar.on_or_after(day);
        ASSERT_TRUE(calendar.works(later.day) && later.day >= day) << iso(day);
        ASSERT_EQ(static_cast<std::size_t>((later.day - day).count()), later.because.size()) << iso(day);
        for (std::size_t at = 0; at < later.because.size(); ++at)
            ASSERT_EQ(calendar.why_not(day + days{static_cast<int>(at)}), later.because[at]) << iso(day);

        const auto earlier = calendar.on_or_before(day);
        ASSERT_TRUE(calendar.works(earlier.day) && earlier.day <= day) << iso(day);
        ASSERT_EQ(static_cast<std::size_t>((day - earlier.day).count()), earlier.because.size()) << iso(day);
        for (std::size_t at = 0; at < earlier.because.size(); ++at)
            ASSERT_EQ(calendar.why_not(day - days{static_cast<int>(at)}), earlier.because[at]) << iso(day);

        ASSERT_EQ(calendar.works(day), later.because.empty() && earlier.because.empty()) << iso(day);
    }
}

TEST_P(EveryTeam, CountsWorkingDays) {
    const WorkingCalendar calendar{GetParam().rules};
    for (auto day = make_day(2025, 1, 1); day <= make_day(2026, 12, 31); day += days{1}) {
        ASSERT_TRUE(calendar.plus_working_days(day, 0) == calendar.on_or_after(day).day) << iso(day);
        auto counted = 0U;
        for (auto at = day + days{1}; counted < 12; at += days{1}) {
            if (!calendar.works(at)) continue;
            ++counted;
            ASSERT_TRUE(calendar.plus_working_days(day, counted) == at) << iso(day) << " + " << counted;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(WorkingCalendar, EveryTeam, testing::ValuesIn(teams()),
                         [](const auto& tested) { return tested.param.name; });

TEST(WorkingCalendar, StepsOverEasterAndNamesEachDay) {
    const WorkingCalendar calendar{Rules{}};
    const auto moved = calendar.on_or_after(make_day(2026, 4, 3)); // Good Friday
    EXPECT_EQ(iso(moved.day), "2026-04-07");
    EXPECT_EQ(moved.because,
              (std::vector{NotWorked::bank_holiday, NotWorked::weekend, NotWorked::weekend, NotWorked::bank_holiday}));
    EXPECT_EQ(iso(calendar.on_or_before(make_day(2026, 4, 6)).day), "2026-04-02");
    EXPECT_EQ(iso(WorkingCalendar{Rules{.nation = Jurisdiction::scotland}}.on_or_after(make_day(2026, 4, 3)).day),
              "2026-04-06")
        << "Easter Monday is worked in Scotland";
}

TEST(WorkingCalendar, RefusesWhereTheAnswerRestsOnHolidaysNotHeld) {
    const WorkingCalendar office{Rules{}};
    const auto monday = make_day(2029, 1, 1);
    EXPECT_THROW(static_cast<void>(office.works(monday)), HolidaysNotHeld);
    EXPECT_THROW(static_cast<void>(office.on_or_after(make_day(2028, 12, 30))), HolidaysNotHeld)
        << "a Saturday, from which the next working day is not known";
    EXPECT_THROW(static_cast<void>(office.plus_working_days(make_day(2028, 12, 28), 2)), HolidaysNotHeld);
    EXPECT_EQ(office.why_not(make_day(2029, 1, 6)), NotWorked::weekend) << "no holiday changes that";

    const WorkingCalendar always{Rules{.works_bank_holidays = true}};
    EXPECT_TRUE(always.works(monday)) << "a team that works bank holidays need not know them";
}

TEST(WorkingCalendar, RefusesRulesByWhichNobodyWouldEverWork) {
    EXPECT_THROW(WorkingCalendar{Rules{.weekdays = {}}}, std::invalid_argument);
    EXPECT_THROW(WorkingCalendar(Rules{.weekdays = {0, 1}}), std::invalid_argument);
    EXPECT_THROW(WorkingCalendar(Rules{.weekdays = {5, 8}}), std::invalid_argument);
}

} // namespace
