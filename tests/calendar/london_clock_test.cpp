#include <mosovo/calendar/london_clock.hpp>

#include "naive_calendar.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

/// What a system's zone data may look like: changes written out to 2037, or only to 1995 with the
/// rest in a footer that nobody reads, or ending because Parliament ended summer time.
namespace {

using namespace mosovo;
using detail::ClockChange;
using detail::LondonClock;
using std::chrono::hours;
using std::chrono::minutes;

std::vector<ClockChange> summers(int first, int last) {
    std::vector<ClockChange> changes;
    for (auto year = first; year <= last; ++year) {
        changes.push_back({test::last_sunday(year, 3) + hours{1}, minutes{60}});
        changes.push_back({test::last_sunday(year, 10) + hours{1}, minutes{0}});
    }
    return changes;
}

bool is_summer_time(const LondonClock& clock, int year, unsigned month) {
    return clock.offset_at(Instant{make_day(year, month, 1)}) == minutes{60};
}

TEST(LondonClock, CarriesOnByTheActWhereTheDataEndIn2037) {
    const LondonClock clock{summers(1990, 2037)};
    for (auto year = 1990; year < 2300; ++year) {
        ASSERT_TRUE(is_summer_time(clock, year, 7)) << year;
        ASSERT_FALSE(is_summer_time(clock, year, 1)) << year;
        for (const auto change : {test::last_sunday(year, 3) + hours{1}, test::last_sunday(year, 10) + hours{1}})
            ASSERT_NE(clock.offset_at(change - minutes{1}), clock.offset_at(change)) << year;
    }
}

TEST(LondonClock, CarriesOnByTheActWhereTheDataAreInTheShortForm) {
    const LondonClock clock{summers(1990, 1995)};
    const LondonClock whole{summers(1990, 2037)};
    for (auto at = Instant{make_day(1990, 1, 1)}; at < make_day(2061, 1, 1); at += hours{1})
        ASSERT_EQ(clock.offset_at(at), whole.offset_at(at)) << iso(date::floor<date::days>(at));
}

TEST(LondonClock, FollowsDataThatEndSummerTime) {
    const LondonClock clock{summers(1990, 2029)};
    EXPECT_TRUE(is_summer_time(clock, 2029, 7));
    EXPECT_FALSE(is_summer_time(clock, 2030, 7));
    EXPECT_FALSE(is_summer_time(clock, 2060, 7));
}

TEST(LondonClock, FollowsDataThatDepartFromTheAct) {
    auto changes = summers(1990, 2037);
    changes.back().begin -= hours{24 * 7}; // a week earlier than the Act says
    const LondonClock clock{changes};
    EXPECT_FALSE(is_summer_time(clock, 2038, 7)) << "what law will hold then nobody has said";
}

TEST(LondonClock, AddsNothingToDataThatGoAllTheWay) {
    const LondonClock clock{summers(1990, 2299)};
    const LondonClock carried{summers(1990, 2037)};
    for (auto at = Instant{make_day(2037, 1, 1)}; at < make_day(2299, 12, 31); at += hours{12})
        ASSERT_EQ(clock.offset_at(at), carried.offset_at(at));
}

TEST(LondonClock, StandsAtGreenwichWithoutData) {
    const LondonClock clock{{}};
    EXPECT_EQ(clock.offset_at(Instant{make_day(2026, 7, 1)}), minutes{0});
    EXPECT_EQ(clock.shown_at(Instant{make_day(2026, 7, 1)}).times, 1U);
}

TEST(LondonClock, SkipsMarksThatDoNotMoveTheClock) {
    auto changes = summers(1990, 2037);
    changes.insert(changes.begin() + 1, {changes.front().begin + hours{24 * 30}, minutes{60}});
    const LondonClock clock{changes};
    EXPECT_EQ(clock.shown_at(changes.at(1).begin).times, 1U);
    EXPECT_EQ(clock.shown_at(changes.at(1).begin + minutes{30}).times, 1U);
}

} // namespace
