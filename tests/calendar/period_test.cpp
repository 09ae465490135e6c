#include <mosovo/calendar/period.hpp>

#include "../support/case_file.hpp"
#include "naive_calendar.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace mosovo;
using date::days;
using date::months;
using test::for_every_day;
using test::NaiveDay;

constexpr auto beginning_with = Opens::beginning_with;
constexpr auto after = Opens::after;
constexpr std::array day_lengths{1, 2, 3, 6, 7, 15, 21, 28, 120, 365, 3653};
/// Half years (30 and 42 months) stand in s.82(2); the others are the periods of the table.
constexpr std::array month_lengths{1, 2, 3, 6, 12, 18, 24, 30, 42, 60, 84, 96, 120, 180};

bool refuses(Day from, months length) {
    try {
        static_cast<void>(add_months(from, length, NoSuchDay::refuse));
        return false;
    } catch (const std::domain_error&) {
        return true;
    }
}

// --- the shared cases -------------------------------------------------------------------------

TEST(AddMonths, GivesTheSharedCases) {
    for (const auto& row : test::read_cases("calendar/add_months.csv")) {
        SCOPED_TRACE(row.name());
        const auto from = test::day(row["from"]);
        const auto length = months{row.number("months")};
        EXPECT_EQ(iso(add_months(from, length, NoSuchDay::last_of_month)), row["last_of_month"]);
        EXPECT_EQ(iso(add_months(from, length, NoSuchDay::first_of_next)), row["first_of_next"]);
        EXPECT_EQ(refuses(from, length), row["last_of_month"] != row["first_of_next"]);
    }
}

TEST(LastDay, GivesTheSharedCases) {
    for (const auto& row : test::read_cases("calendar/last_day.csv")) {
        SCOPED_TRACE(row.name());
        const auto trigger = test::day(row["trigger"]);
        const auto opens = from_word<Opens>(row["opens"]);
        ASSERT_TRUE(opens);
        ASSERT_TRUE(row["unit"] == "days" || row["unit"] == "months");
        const auto last = row["unit"] == "days" ? last_day(trigger, days{row.number("length")}, *opens).value()
                                                : last_day(trigger, months{row.number("length")}, *opens);
        EXPECT_EQ(iso(last), row["last_day"]);
    }
}

std::vector<Disregarded> read_stretches(const std::string& cell) {
    std::vector<Disregarded> stretches;
    for (const auto& stretch : test::split(cell, ';')) {
        const auto ends = test::split(stretch, '/');
        stretches.push_back({test::day(ends.at(0)), {}});
        if (!ends.at(1).empty()) stretches.back().last = test::day(ends.at(1));
    }
    return stretches;
}

TEST(LastDay, GivesTheSharedCasesOfDisregardedDays) {
    for (const auto& row : test::read_cases("calendar/last_day_disregarding.csv")) {
        SCOPED_TRACE(row.name());
        const auto last = last_day(test::day(row["trigger"]), days{row.number("days")},
                                   from_word<Opens>(row["opens"]).value(), read_stretches(row["disregarded"]));
        EXPECT_EQ(last ? iso(*last) : "", row["last_day"]);
    }
}

TEST(ClearDays, GiveTheSharedCases) {
    for (const auto& row : test::read_cases("calendar/clear_days.csv")) {
        SCOPED_TRACE(row.name());
        EXPECT_EQ(iso(clear_days_before(test::day(row["before"]), days{row.number("clear")})), row["last_day"]);
    }
}

// --- every day there is -----------------------------------------------------------------------

TEST(LastDay, CountsWholeDaysFromEveryDay) {
    for (const auto length : day_lengths) {
        for_every_day([&](const NaiveDay& naive) {
            const auto with = last_day(naive.value(), days{length}, beginning_with);
            const auto past = last_day(naive.value(), days{length}, after);
            ASSERT_TRUE(with && past);
            ASSERT_EQ(*past - *with, days{1}) << "one day apart, always";
            ASSERT_EQ((*with - naive.value()).count(), length - 1) << "the trigger is day 1";
        });
    }
}

TEST(LastDay, OfMonthsFollowsTheCorrespondingDateFromEveryDay) {
    for (const auto length : month_lengths) {
        auto with_before = Day::min();
        auto past_before = Day::min();
        for_every_day([&](const NaiveDay& naive) {
            const auto with = last_day(naive.value(), months{length}, beginning_with);
            const auto past = last_day(naive.value(), months{length}, after);
            const auto trace = iso(naive.value()) + " + " + std::to_string(length) + " months";

            ASSERT_TRUE(with >= with_before && past >= past_before) << trace << ": a later trigger never ends earlier";
            with_before = with;
            past_before = past;

            if (const auto same = test::naive_day(naive.year, naive.month + length, naive.day)) {
                ASSERT_TRUE(past == *same) << trace;
                ASSERT_TRUE(with == *same - days{1}) << trace << ": the day before the anniversary";
            } else {
                const auto first_of_next = test::naive_day(naive.year, naive.month + length + 1, 1).value();
                ASSERT_TRUE(past == first_of_next - days{1}) << trace << ": the last day of that month";
                ASSERT_TRUE(with == first_of_next - days{1}) << trace << ": the last day of that month";
            }
        });
    }
}

TEST(LastDay, OfALeapDayBeginningsPeriodIs28FebruaryExceptInALeapYear) {
    for (auto year = 2000; year <= 2060; year += 4) {
        const auto leap = make_day(year, 2, 29);
        for (auto years = 1; years <= 15; ++years) {
            const auto last = last_day(leap, date::years{years}, beginning_with);
            EXPECT_EQ(iso(last), std::to_string(year + years) + "-02-28");
            const auto from_first_of_march = last_day(make_day(year, 3, 1), date::years{years}, beginning_with);
            EXPECT_EQ(iso(from_first_of_march),
                      std::to_string(year + years) + (test::is_leap(year + years) ? "-02-29" : "-02-28"));
        }
    }
}

TEST(AddMonths, RoundsOnlyAsToldFromEveryDay) {
    for (const auto length : {-24, -13, -12, -1, 0, 1, 2, 11, 12, 30, 42, 48}) {
        for_every_day([&](const NaiveDay& naive) {
            const auto down = add_months(naive.value(), months{length}, NoSuchDay::last_of_month);
            const auto up = add_months(naive.value(), months{length}, NoSuchDay::first_of_next);
            const auto same = test::naive_day(naive.year, naive.month + length, naive.day);
            const auto trace = iso(naive.value()) + " + " + std::to_string(length) + " months";
            if (same) {
                ASSERT_TRUE(down == *same && up == *same) << trace;
                ASSERT_TRUE(add_months(naive.value(), months{length}, NoSuchDay::refuse) == *same) << trace;
            } else {
                ASSERT_TRUE(up == test::naive_day(naive.year, naive.month + length + 1, 1).value()) << trace;
                ASSERT_TRUE(down == up - days{1}) << trace;
                ASSERT_TRUE(refuses(naive.value(), months{length})) << trace;
            }
        });
    }
}

TEST(ClearDays, LeaveThatManyWholeDaysBetweenOnEveryDay) {
    for (const auto clear : {0, 1, 2, 7, 28, 366}) {
        for_every_day([&](const NaiveDay& naive) {
            const auto latest = clear_days_before(naive.value(), days{clear});
            ASSERT_EQ((naive.value() - latest).count() - 1, clear) << iso(naive.value());
        });
    }
}

// --- disregarded days -------------------------------------------------------------------------

/// Day by day, as the section reads; gives up after `patience` days, and says so by nothing.
std::optional<Day> counted_by_hand(Day trigger, int length, Opens opens, const std::vector<Disregarded>& disregarded,
                                   int patience) {
    auto day = opens == beginning_with ? trigger : trigger + days{1};
    for (auto step = 0; step < patience; ++step, day += days{1}) {
        auto counts = true;
        for (const auto& stretch : disregarded)
            if (day >= stretch.first && (!stretch.last || day <= *stretch.last)) counts = false;
        if (counts && --length == 0) return day;
    }
    return std::nullopt;
}

std::string spelled(Day trigger, int length, const std::vector<Disregarded>& disregarded) {
    auto text = iso(trigger) + ", " + std::to_string(length) + " days, without";
    for (const auto& stretch : disregarded)
        text += ' ' + iso(stretch.first) + '/' + (stretch.last ? iso(*stretch.last) : "");
    return text;
}

TEST(LastDay, AgreesWithCountingByHandForAnyTwoStretchesOfAFortnight) {
    const auto trigger = make_day(2024, 2, 24);
    std::vector<Disregarded> all;
    for (auto first = -1; first <= 7; ++first) {
        all.push_back({trigger + days{first}, {}});
        for (auto last = first - 1; last <= 7; ++last)
            all.push_back({trigger + days{first}, trigger + days{last}});
    }
    for (const auto& one : all) {
        for (const auto& other : all) {
            const std::vector both{one, other};
            for (auto length = 1; length <= 4; ++length) {
                for (const auto opens : {beginning_with, after}) {
                    ASSERT_TRUE(last_day(trigger, days{length}, opens, both) ==
                                counted_by_hand(trigger, length, opens, both, 40))
                        << word(opens) << ' ' << spelled(trigger, length, both);
                }
            }
        }
    }
}

TEST(LastDay, AgreesWithCountingByHandForManyStretches) {
    std::mt19937 numbers{20'261'122}; // a fixed seed: a failure comes back
    const auto below = [&](int limit) { return static_cast<int>(numbers() % static_cast<unsigned>(limit)); };
    auto held_open = 0;
    for (auto round = 0; round < 20'000; ++round) {
        const auto trigger = make_day(2000, 1, 1) + days{below(20'000)};
        const auto length = 1 + below(60);
        const auto opens = below(2) == 0 ? beginning_with : after;
        std::vector<Disregarded> stretches;
        for (auto count = below(7); count > 0; --count) {
            const auto first = trigger + days{below(200) - 60};
            stretches.push_back({first, first + days{below(60) - 2}});
            if (below(12) == 0) stretches.back().last.reset();
        }
        const auto last = last_day(trigger, days{length}, opens, stretches);
        ASSERT_TRUE(last == counted_by_hand(trigger, length, opens, stretches, 1'000))
            << word(opens) << ' ' << spelled(trigger, length, stretches);
        held_open += last ? 0 : 1;
    }
    EXPECT_GT(held_open, 1'000) << "the cases must hold both outcomes";
    EXPECT_LT(held_open, 10'000) << "the cases must hold both outcomes";
}

TEST(LastDay, StepsOverYearsAsEasilyAsDays) {
    const auto trigger = make_day(1997, 9, 1);
    const std::vector<Disregarded> life{{make_day(1997, 9, 2), make_day(2059, 12, 31)}};
    EXPECT_EQ(iso(last_day(trigger, days{3}, beginning_with, life).value()), "2060-01-02");
}

TEST(Disregarded, CoversItsFirstAndItsLastDay) {
    const Disregarded stretch{make_day(2026, 3, 3), make_day(2026, 3, 5)};
    EXPECT_FALSE(stretch.covers(make_day(2026, 3, 2)));
    EXPECT_TRUE(stretch.covers(make_day(2026, 3, 3)));
    EXPECT_TRUE(stretch.covers(make_day(2026, 3, 5)));
    EXPECT_FALSE(stretch.covers(make_day(2026, 3, 6)));
    EXPECT_TRUE((Disregarded{make_day(2026, 3, 3), {}}.covers(make_day(2060, 1, 1)))) << "not yet over";
}

// --- what is no period ------------------------------------------------------------------------

TEST(Period, IsRefusedWhenItHasNoLength) {
    const auto trigger = make_day(2026, 3, 2);
    for (const auto length : {0, -1, -1'000'000}) {
        EXPECT_THROW(static_cast<void>(last_day(trigger, days{length}, beginning_with)), std::domain_error);
        EXPECT_THROW(static_cast<void>(last_day(trigger, months{length}, after)), std::domain_error);
    }
    EXPECT_THROW(static_cast<void>(clear_days_before(trigger, days{-1})), std::domain_error);
}

TEST(Period, IsRefusedWhenItWouldLeaveEveryCalendar) {
    const auto trigger = make_day(2026, 3, 2);
    constexpr auto huge = std::numeric_limits<int>::max();
    EXPECT_THROW(static_cast<void>(last_day(trigger, days{huge}, after)), std::domain_error);
    EXPECT_THROW(static_cast<void>(last_day(trigger, months{huge}, after)), std::domain_error);
    EXPECT_THROW(static_cast<void>(add_months(trigger, months{-huge}, NoSuchDay::last_of_month)), std::domain_error);
    EXPECT_THROW(static_cast<void>(clear_days_before(trigger, days{huge})), std::domain_error);
}

} // namespace
