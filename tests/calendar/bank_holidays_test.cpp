#include <mosovo/calendar/bank_holidays.hpp>

#include "naive_calendar.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <map>
#include <ostream>
#include <set>
#include <string>

namespace {

using namespace mosovo;
using date::days;

constexpr std::array nations{Jurisdiction::england_wales, Jurisdiction::scotland, Jurisdiction::northern_ireland};
constexpr auto england_wales = Jurisdiction::england_wales;
constexpr auto scotland = Jurisdiction::scotland;
constexpr auto northern_ireland = Jurisdiction::northern_ireland;

// --- the ordinary days made again by rule, without the data --------------------------------------

int weekday(Day day) { return static_cast<int>((day.time_since_epoch().count() + 4) % 7); } // 0: Sunday
bool at_weekend(Day day) { return weekday(day) == 0 || weekday(day) == 6; }

Day first_monday(int year, unsigned month) {
    auto day = make_day(year, month, 1);
    while (weekday(day) != 1)
        day += days{1};
    return day;
}

Day last_monday(int year, unsigned month) {
    auto day = make_day(year, month, 31);
    while (weekday(day) != 1)
        day -= days{1};
    return day;
}

/// Sunday after the full moon of the Gregorian tables (Meeus, Astronomical Algorithms, chapter 8).
Day easter(int year) {
    const auto golden = year % 19;
    const auto century = year / 100;
    const auto epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    const auto weekday_shift = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
    const auto late = (golden + 11 * epact + 22 * weekday_shift) / 451;
    const auto place = epact + weekday_shift - 7 * late + 114;
    return make_day(year, static_cast<unsigned>(place / 31), static_cast<unsigned>(place % 31 + 1));
}

/// Puts the day, or where it falls on a weekend or is taken the next weekday that is free.
void put_or_substitute(std::set<Day>& into, Day day) {
    while (at_weekend(day) || into.contains(day))
        day += days{1};
    into.insert(day);
}

std::set<Day> ordinary_days(int year, Jurisdiction nation) {
    std::set<Day> made{easter(year) - days{2}, first_monday(year, 5), last_monday(year, 5)};
    put_or_substitute(made, make_day(year, 1, 1));
    if (nation == scotland) {
        put_or_substitute(made, make_day(year, 1, 2));
        made.insert(first_monday(year, 8));
        put_or_substitute(made, make_day(year, 11, 30));
    } else {
        made.insert(easter(year) + days{1});
        made.insert(last_monday(year, 8));
    }
    if (nation == northern_ireland) {
        put_or_substitute(made, make_day(year, 3, 17));
        put_or_substitute(made, make_day(year, 7, 12));
    }
    // Of the two days of Christmas the one on a weekday keeps its date.
    for (const auto day : {make_day(year, 12, 25), make_day(year, 12, 26)})
        if (!at_weekend(day)) made.insert(day);
    for (const auto day : {make_day(year, 12, 25), make_day(year, 12, 26)})
        if (at_weekend(day)) put_or_substitute(made, day);
    return made;
}

std::set<Day> days_by_rule(int year, Jurisdiction nation) {
    auto made = ordinary_days(year, nation);
    const auto moved = [&](Day from, Day to) {
        ASSERT_EQ(made.erase(from), 1U);
        made.insert(to);
    };
    if (year == 2020) moved(make_day(2020, 5, 4), make_day(2020, 5, 8));
    if (year == 2022) {
        moved(make_day(2022, 5, 30), make_day(2022, 6, 2));
        made.insert({make_day(2022, 6, 3), make_day(2022, 9, 19)});
    }
    if (year == 2023) made.insert(make_day(2023, 5, 8));
    if (year == 2026 && nation == scotland) made.insert(make_day(2026, 6, 15));
    return made;
}

TEST(BankHolidays, AreThoseOfTheRuleOnEveryDayHeld) {
    for (const auto nation : nations) {
        for (auto year = 2015; year <= 2028; ++year) {
            const auto by_rule = days_by_rule(year, nation);
            for (auto day = make_day(year, 1, 1); day < make_day(year + 1, 1, 1); day += days{1})
                ASSERT_EQ(is_bank_holiday(day, nation), by_rule.contains(day)) << word(nation) << ' ' << iso(day);
        }
    }
}

TEST(BankHolidays, AreSoManyAYear) {
    std::map<int, std::array<std::size_t, 3>> counted;
    for (const auto nation : nations)
        for (const auto day : bank_holidays(nation))
            ++counted[int{date::year_month_day{day}.year()}].at(static_cast<std::size_t>(nation));
    ASSERT_EQ(counted.size(), 14U);
    for (const auto& [year, count] : counted) {
        const std::size_t once = year == 2022 ? 2 : year == 2023 ? 1 : 0;
        EXPECT_EQ(count.at(0), 8 + once) << year;
        EXPECT_EQ(count.at(1), 9 + once + (year == 2026 ? 1 : 0)) << year;
        EXPECT_EQ(count.at(2), 10 + once) << year;
    }
}

TEST(BankHolidays, StandInOrderOnWeekdaysAndHaveNames) {
    for (const auto nation : nations) {
        auto before = Day::min();
        for (const auto day : bank_holidays(nation)) {
            EXPECT_LT(before, day);
            before = day;
            EXPECT_FALSE(at_weekend(day)) << iso(day) << ": a substitute day is given instead";
            const auto name = bank_holiday_name(day, nation);
            ASSERT_TRUE(name && !name->empty()) << iso(day);
        }
    }
    EXPECT_FALSE(bank_holiday_name(make_day(2026, 6, 11), england_wales));
}

TEST(BankHolidays, CallASubstituteDayWhatItIs) {
    const std::map<std::string, std::pair<unsigned, unsigned>> fixed{
        {"New Year's Day", {1, 1}},       {"2nd January", {1, 2}},       {"St Patrick's Day", {3, 17}},
        {"Battle of the Boyne", {7, 12}}, {"St Andrew's Day", {11, 30}}, {"Christmas Day", {12, 25}},
        {"Boxing Day", {12, 26}}};
    const std::string substitute = " (substitute day)";
    for (const auto nation : nations) {
        for (const auto day : bank_holidays(nation)) {
            const date::year_month_day ymd{day};
            std::string name{bank_holiday_name(day, nation).value()};
            const auto moved = name.ends_with(substitute);
            if (moved) name.resize(name.size() - substitute.size());
            const auto found = fixed.find(name);
            if (found == fixed.end()) {
                EXPECT_FALSE(moved) << iso(day) << ' ' << name;
                continue;
            }
            const auto own = make_day(int{ymd.year()}, found->second.first, found->second.second);
            EXPECT_EQ(day == own, !moved) << iso(day) << ' ' << name;
            EXPECT_TRUE(day == own || at_weekend(own) || day - own == days{1}) << iso(day) << ' ' << name;
        }
    }
}

// --- days that no rule gives -----------------------------------------------------------------

struct OddDay {
    const char* name;
    Day day;
    bool in_england_wales;
    bool in_scotland;
    bool in_northern_ireland;
    const char* called; ///< nothing where it is no holiday

    friend void PrintTo(const OddDay& odd, std::ostream* out) { *out << odd.name; }
};

class OddDays : public testing::TestWithParam<OddDay> {};

TEST_P(OddDays, AreHolidaysWhereTheyShouldBe) {
    const auto& odd = GetParam();
    EXPECT_EQ(is_bank_holiday(odd.day, england_wales), odd.in_england_wales);
    EXPECT_EQ(is_bank_holiday(odd.day, scotland), odd.in_scotland);
    EXPECT_EQ(is_bank_holiday(odd.day, northern_ireland), odd.in_northern_ireland);
    for (const auto nation : nations)
        EXPECT_EQ(bank_holiday_name(odd.day, nation).value_or(odd.called), odd.called);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(BankHolidays, OddDays, testing::Values(
    OddDay{"MayDayMovedForVeDay",        make_day(2020, 5, 8),   true,  true,  true,  "Early May bank holiday"},
    OddDay{"MayDayMovedAway",            make_day(2020, 5, 4),   false, false, false, ""},
    OddDay{"SpringMovedForTheJubilee",   make_day(2022, 6, 2),   true,  true,  true,  "Spring bank holiday"},
    OddDay{"SpringMovedAway",            make_day(2022, 5, 30),  false, false, false, ""},
    OddDay{"PlatinumJubilee",            make_day(2022, 6, 3),   true,  true,  true,  "Platinum Jubilee bank holiday"},
    OddDay{"StateFuneral",               make_day(2022, 9, 19),  true,  true,  true,  "Bank holiday for the State Funeral of Queen Elizabeth II"},
    OddDay{"Coronation",                 make_day(2023, 5, 8),   true,  true,  true,  "Bank holiday for the coronation of King Charles III"},
    OddDay{"WorldCupInScotlandOnly",     make_day(2026, 6, 15),  false, true,  false, "World Cup bank holiday"},
    OddDay{"EasterMondayNotInScotland",  make_day(2026, 4, 6),   true,  false, true,  "Easter Monday"},
    OddDay{"SecondOfJanuaryInScotland",  make_day(2026, 1, 2),   false, true,  false, "2nd January"},
    OddDay{"ScotlandsSummerIsEarly",     make_day(2026, 8, 3),   false, true,  false, "Summer bank holiday"},
    OddDay{"TheOthersSummerIsLate",      make_day(2026, 8, 31),  true,  false, true,  "Summer bank holiday"},
    OddDay{"StAndrew",                   make_day(2026, 11, 30), false, true,  false, "St Andrew's Day"},
    OddDay{"StPatrick",                  make_day(2026, 3, 17),  false, false, true,  "St Patrick's Day"},
    OddDay{"TheBoyneOnAMonday",          make_day(2026, 7, 13),  false, false, true,  "Battle of the Boyne (substitute day)"},
    OddDay{"BoxingDayOnASaturday",       make_day(2026, 12, 26), false, false, false, ""},
    OddDay{"BoxingDaysSubstitute",       make_day(2026, 12, 28), true,  true,  true,  "Boxing Day (substitute day)"},
    OddDay{"ChristmasOnASunday",         make_day(2022, 12, 27), true,  true,  true,  "Christmas Day (substitute day)"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

// --- years not held ----------------------------------------------------------------------------

TEST(BankHolidays, AreRefusedOutsideTheYearsHeld) {
    const auto range = bank_holiday_range();
    EXPECT_EQ(iso(range.first), "2015-01-01");
    EXPECT_EQ(iso(range.last), "2028-12-31");
    for (const auto nation : nations) {
        EXPECT_NO_THROW(static_cast<void>(is_bank_holiday(range.first, nation)));
        EXPECT_NO_THROW(static_cast<void>(is_bank_holiday(range.last, nation)));
        for (const auto day :
             {range.first - days{1}, range.last + days{1}, make_day(1997, 9, 1), make_day(2060, 1, 1)}) {
            EXPECT_THROW(static_cast<void>(is_bank_holiday(day, nation)), HolidaysNotHeld) << iso(day);
            EXPECT_THROW(static_cast<void>(bank_holiday_name(day, nation)), HolidaysNotHeld) << iso(day);
        }
    }
    try {
        static_cast<void>(is_bank_holiday(make_day(2029, 1, 1), scotland));
        FAIL() << "nothing is held for 2029";
    } catch (const HolidaysNotHeld& refused) {
        EXPECT_STREQ(refused.what(),
                     "no bank holidays are held for 2029-01-01: they are held from 2015-01-01 to 2028-12-31");
    }
}

} // namespace
