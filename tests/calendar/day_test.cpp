#include <mosovo/calendar/day.hpp>

#include "../support/case_file.hpp"
#include "naive_calendar.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <limits>

namespace {

using namespace mosovo;
using test::for_every_day;
using test::NaiveDay;

std::string spelled(int y, int m, int d) {
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", y, m, d);
    return buffer.data();
}

bool is_refused(int y, unsigned m, unsigned d) {
    try {
        static_cast<void>(make_day(y, m, d));
        return false;
    } catch (const std::domain_error&) {
        return true;
    }
}

TEST(Day, IsWrittenAndReadBackOnEveryDay) {
    auto days = 0;
    for_every_day([&](const NaiveDay& naive) {
        ++days;
        const auto text = spelled(naive.year, naive.month, naive.day);
        ASSERT_EQ(iso(naive.value()), text);
        const auto read = read_day(text);
        ASSERT_TRUE(read) << text;
        ASSERT_TRUE(*read == naive.value()) << text;
        ASSERT_TRUE(make_day(naive.year, static_cast<unsigned>(naive.month), static_cast<unsigned>(naive.day)) ==
                    naive.value())
            << text;
    });
    EXPECT_EQ(days, 23'376) << "64 years, 16 of them leap years";
}

TEST(Day, IsRefusedWhereTheCalendarHasNone) {
    for (auto y = 1997; y <= 2060; ++y) {
        auto refused = 0;
        for (auto m = 0; m <= 13; ++m) {
            for (auto d = 0; d <= 33; ++d) {
                const auto exists = m >= 1 && m <= 12 && d >= 1 && d <= test::days_in(y, m);
                ASSERT_EQ(is_refused(y, static_cast<unsigned>(m), static_cast<unsigned>(d)), !exists)
                    << spelled(y, m, d);
                const auto read = read_day(spelled(y, m, d));
                ASSERT_EQ(static_cast<bool>(read), exists) << spelled(y, m, d);
                if (exists) continue;
                ASSERT_EQ(read.fault().code, ProblemCode::no_such_day) << spelled(y, m, d);
                ++refused;
            }
        }
        ASSERT_EQ(refused, 14 * 34 - (test::is_leap(y) ? 366 : 365)) << y;
    }
}

TEST(Day, IsRefusedForNumbersFarOutOfAnyCalendar) {
    constexpr auto most = std::numeric_limits<unsigned>::max();
    EXPECT_TRUE(is_refused(2026, most, 1));
    EXPECT_TRUE(is_refused(2026, 1, most));
    EXPECT_TRUE(is_refused(2026, 1, 300)) << "must not be cut down to one byte";
    EXPECT_TRUE(is_refused(2026, 257, 1)) << "must not be cut down to one byte";
    EXPECT_TRUE(is_refused(2026 + 65'536, 1, 1)) << "must not be cut down to two bytes";
}

TEST(Day, ReadsTheSharedCases) {
    for (const auto& row : test::read_cases("calendar/day.csv")) {
        SCOPED_TRACE(row.name());
        const auto read = read_day(row["text"]);
        EXPECT_EQ(read ? "read" : word(read.fault().code), row["outcome"]);
        if (read) {
            EXPECT_EQ(iso(*read), row["text"]);
        }
    }
}

TEST(Day, IsRefusedInWordsThatNeverRepeatTheData) {
    EXPECT_EQ(read_day("Ann Example").fault().message, read_day("2026-6-11").fault().message);
    EXPECT_EQ(read_day("1985-02-30").fault().message, read_day("1985-04-31").fault().message);
    EXPECT_EQ(read_day("1085-02-20").fault().message, read_day("9985-04-30").fault().message);
}

TEST(Day, NamesTheWeekdayOnEveryDay) {
    constexpr std::array names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    for_every_day([&](const NaiveDay& naive) {
        const auto text = british_with_weekday(naive.value());
        const auto* name = names.at(static_cast<std::size_t>(naive.weekday_from_sunday()));
        ASSERT_EQ(text.substr(0, 4), name + std::string{" "});
        ASSERT_EQ(text.substr(4), british(naive.value()));
    });
}

TEST(Day, IsWrittenAsABritishReaderExpectsIt) {
    EXPECT_EQ(british(make_day(2026, 6, 11)), "11 Jun 2026");
    EXPECT_EQ(british(make_day(2026, 1, 1)), "1 Jan 2026") << "no nought before the day";
    EXPECT_EQ(british_with_weekday(make_day(2026, 6, 11)), "Thu 11 Jun 2026");
    std::string months;
    for (auto m = 1U; m <= 12; ++m)
        months += british(make_day(2026, m, 1)).substr(2, 3);
    EXPECT_EQ(months, "JanFebMarAprMayJunJulAugSepOctNovDec");
}

// make_day is usable where the compiler must know the day.
static_assert(make_day(1970, 1, 1) == Day{});
static_assert(make_day(2024, 2, 29) - make_day(2024, 2, 28) == date::days{1});

} // namespace
