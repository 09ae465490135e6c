#include <mosovo/calendar/local_time.hpp>

#include "../support/case_file.hpp"
#include "naive_calendar.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace mosovo;
using std::chrono::hours;
using std::chrono::minutes;
using test::for_every_day;
using test::NaiveDay;

constexpr auto first_year = 1997;
constexpr auto last_year = 2060;

/// The first minute of the hour that spring skips, and of the hour that autumn repeats.
Day skipping_day(int year) { return test::last_sunday(year, 3); }
Day repeating_day(int year) { return test::last_sunday(year, 10); }

std::string spelled(Day day, minutes since_midnight, const std::string& offset = "") {
    const auto two = [](long number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    return iso(day) + 'T' + two(since_midnight.count() / 60) + ':' + two(since_midnight.count() % 60) + offset;
}

ProblemCode fault_of(const std::string& text) {
    const auto read = LocalTime::read(text);
    if (read) throw std::logic_error{text + " was read"};
    return read.fault().code;
}

/// The hour's offset by the Summer Time Act, made from nothing that the library uses.
minutes offset_by_the_act(Instant instant) {
    const auto day = date::floor<date::days>(instant);
    const auto year = int{date::year_month_day{day}.year()};
    const auto summer = instant >= skipping_day(year) + hours{1} && instant < repeating_day(year) + hours{1};
    return summer ? minutes{60} : minutes{0};
}

TEST(LocalTime, ReadsTheSharedCases) {
    for (const auto& row : test::read_cases("calendar/local_time.csv")) {
        SCOPED_TRACE(row.name());
        const auto read = LocalTime::read(row["text"]);
        ASSERT_EQ(read ? "read" : word(read.fault().code), row["outcome"]);
        if (!read) continue;
        EXPECT_EQ(read->text(), row["written"]);
        const auto instant = row["instant"];
        const auto clock = hours{std::stoi(instant.substr(11, 2))} + minutes{std::stoi(instant.substr(14, 2))};
        EXPECT_TRUE(read->instant() == Instant{test::day(instant.substr(0, 10))} + clock);
    }
}

TEST(LocalTime, GoesThroughTextOnEveryHourThereIs) {
    auto instant = Instant{make_day(first_year, 1, 1)};
    for (; instant < make_day(last_year + 1, 1, 1); instant += hours{1}) {
        const auto time = LocalTime::from(instant);
        const auto wall = instant + offset_by_the_act(instant);
        const auto text = time.text();
        ASSERT_TRUE(time.day() == date::floor<date::days>(wall)) << text;
        ASSERT_TRUE(time.since_midnight() == wall - date::floor<date::days>(wall)) << text;
        const auto read = LocalTime::read(text);
        ASSERT_TRUE(read) << text;
        ASSERT_TRUE(*read == time && read->text() == text) << text;
    }
}

TEST(LocalTime, IsRefusedInTheHourThatEverySpringSkips) {
    for (auto year = first_year; year <= last_year; ++year) {
        const auto day = skipping_day(year);
        for (auto minute = minutes{0}; minute < hours{4}; minute += minutes{1}) {
            const auto text = spelled(day, minute);
            const auto skipped = minute >= hours{1} && minute < hours{2};
            ASSERT_EQ(static_cast<bool>(LocalTime::read(text)), !skipped) << text;
            ASSERT_EQ(static_cast<bool>(LocalTime::at(day, minute)), !skipped) << text;
            if (skipped) {
                ASSERT_EQ(fault_of(text), ProblemCode::no_such_time) << text;
                ASSERT_EQ(fault_of(text + "+00:00"), ProblemCode::no_such_time) << text;
                ASSERT_EQ(fault_of(text + "+01:00"), ProblemCode::no_such_time) << text;
                ASSERT_TRUE(LocalTime::first_at(day, minute) == test::time(spelled(day, hours{2}))) << text;
            } else {
                const auto offset = minute < hours{1} ? minutes{0} : minutes{60};
                ASSERT_TRUE(test::time(text).instant() == day + minute - offset) << text;
                ASSERT_EQ(test::time(text).text(), text) << "no offset where none is needed";
                ASSERT_TRUE(LocalTime::first_at(day, minute) == test::time(text)) << text;
            }
        }
    }
}

TEST(LocalTime, NeedsItsOffsetInTheHourThatEveryAutumnRepeats) {
    for (auto year = first_year; year <= last_year; ++year) {
        const auto day = repeating_day(year);
        for (auto minute = minutes{0}; minute < hours{4}; minute += minutes{1}) {
            const auto text = spelled(day, minute);
            const auto repeated = minute >= hours{1} && minute < hours{2};
            if (!repeated) {
                const auto offset = minute < hours{1} ? minutes{60} : minutes{0};
                ASSERT_TRUE(test::time(text).instant() == day + minute - offset) << text;
                ASSERT_TRUE(LocalTime::first_at(day, minute) == test::time(text)) << text;
                ASSERT_EQ(fault_of(text + (offset == minutes{0} ? "+01:00" : "+00:00")), ProblemCode::no_such_time);
                continue;
            }
            ASSERT_EQ(fault_of(text), ProblemCode::needs_offset) << text;
            const auto at = LocalTime::at(day, minute);
            ASSERT_TRUE(!at && at.fault().code == ProblemCode::needs_offset) << text;
            const auto first = test::time(text + "+01:00");
            const auto second = test::time(text + "+00:00");
            ASSERT_TRUE(first.instant() == day + minute - hours{1}) << text;
            ASSERT_TRUE(second.instant() - first.instant() == hours{1}) << text;
            ASSERT_EQ(first.text(), text + "+01:00");
            ASSERT_EQ(second.text(), text + "+00:00");
            ASSERT_TRUE(test::time(text + "Z") == second) << text;
            ASSERT_EQ(fault_of(text + "+02:00"), ProblemCode::no_such_time) << text;
            ASSERT_EQ(fault_of(text + "-01:00"), ProblemCode::no_such_time) << text;
            ASSERT_TRUE(first.day() == day && second.day() == day) << text;
            ASSERT_TRUE(first.since_midnight() == minute && second.since_midnight() == minute) << text;
            ASSERT_TRUE(LocalTime::first_at(day, minute) == first) << text;
        }
    }
}

TEST(LocalTime, CountsElapsedHoursAcrossEveryClockChange) {
    for (auto year = first_year; year <= last_year; ++year) {
        for (const auto day : {skipping_day(year), repeating_day(year)}) {
            const auto spring = day == skipping_day(year);
            for (const auto length : {12, 24}) {
                // Every quarter of an hour whose twelve or twenty-four hours lie across the change.
                const auto change = Instant{day} + hours{1};
                for (auto at = change - hours{length}; at <= change; at += minutes{15}) {
                    const auto start = LocalTime::from(at);
                    const auto end = plus_elapsed(start, hours{length});
                    const auto trace = start.text() + " + " + std::to_string(length) + " h = " + end.text();
                    ASSERT_TRUE(end.instant() - start.instant() == hours{length}) << trace;
                    ASSERT_TRUE(plus_elapsed(end, -hours{length}) == start) << trace;
                    const auto on_the_wall =
                        (end.day() + end.since_midnight()) - (start.day() + start.since_midnight());
                    const auto gained = at == change ? hours{0} : spring ? hours{1} : hours{-1};
                    ASSERT_TRUE(on_the_wall == hours{length} + gained) << trace;
                }
            }
        }
    }
}

TEST(LocalTime, GivesTheSharedCasesOfElapsedHours) {
    for (const auto& row : test::read_cases("calendar/elapsed_hours.csv")) {
        SCOPED_TRACE(row.name());
        const auto from = test::time(row["from"]);
        EXPECT_EQ(plus_elapsed(from, hours{row.number("hours")}).text(), row["to"]);
    }
}

TEST(LocalTime, ComparesByInstant) {
    const auto first = test::time("2026-10-25T01:50+01:00");
    const auto second = test::time("2026-10-25T01:10+00:00");
    EXPECT_LT(first, second) << "although the wall shows a later minute";
    EXPECT_EQ(second, LocalTime::from(second.instant()));
}

TEST(LocalTime, BuiltFromADayRefusesMinutesThatTheDayDoesNotHave) {
    const auto day = make_day(2026, 6, 11);
    for (const auto minute : {-1, 1440, 100'000}) {
        const auto at = LocalTime::at(day, minutes{minute});
        ASSERT_FALSE(at);
        EXPECT_EQ(at.fault().code, ProblemCode::no_such_time);
    }
    EXPECT_EQ(LocalTime::at(day, minutes{0})->text(), "2026-06-11T00:00");
    EXPECT_EQ(LocalTime::at(day, minutes{1439})->text(), "2026-06-11T23:59");
}

TEST(LocalTime, OfALimitMayLieBeforeOrAfterItsDay) {
    const auto day = make_day(2026, 6, 11);
    EXPECT_EQ(LocalTime::first_at(day, hours{24}).text(), "2026-06-12T00:00");
    EXPECT_EQ(LocalTime::first_at(day, hours{-12}).text(), "2026-06-10T12:00");
}

TEST(LocalTime, OfEveryDaysFirstMinuteExistsOnce) {
    for_every_day([](const NaiveDay& naive) {
        const auto start = LocalTime::first_at(naive.value(), minutes{0});
        ASSERT_EQ(start.text(), iso(naive.value()) + "T00:00");
        ASSERT_TRUE(DayOrTime{naive.value()}.time_or_start_of_day() == start) << start.text();
    });
}

TEST(LocalTime, IsWrittenAsABritishReaderExpectsIt) {
    EXPECT_EQ(test::time("2026-06-11T10:20").british(), "11 Jun 2026, 10:20");
    EXPECT_EQ(test::time("2026-06-01T09:05").british(), "1 Jun 2026, 09:05");
    EXPECT_EQ(test::time("2026-10-25T01:30+01:00").british(), "25 Oct 2026, 01:30 BST");
    EXPECT_EQ(test::time("2026-10-25T01:30+00:00").british(), "25 Oct 2026, 01:30 GMT");
    EXPECT_EQ(test::time("1945-07-15T02:30+02:00").british(), "15 Jul 1945, 02:30 BDST");
    EXPECT_EQ(test::time("1945-07-15T02:30+01:00").british(), "15 Jul 1945, 02:30 BST");
}

TEST(LocalTime, IsRefusedInWordsThatNeverRepeatTheData) {
    EXPECT_EQ(LocalTime::read("Ann Example of 1 No Such Street").fault().message,
              LocalTime::read("2026-06-11").fault().message);
    EXPECT_EQ(LocalTime::read("1985-02-11T25:00").fault().message, LocalTime::read("1985-02-11T10:77").fault().message);
    EXPECT_NE(LocalTime::read("2026-10-25T01:30").fault().message.find("+01:00"), std::string::npos)
        << "says what to do";
}

TEST(DayOrTime, KeepsWhatItWasGiven) {
    const DayOrTime day = make_day(2026, 6, 11);
    EXPECT_FALSE(day.time());
    EXPECT_EQ(day.text(), "2026-06-11");
    EXPECT_EQ(iso(day.day()), "2026-06-11");
    EXPECT_EQ(day.time_or_start_of_day().text(), "2026-06-11T00:00");

    const DayOrTime time = test::time("2026-10-25T01:30+00:00");
    ASSERT_TRUE(time.time());
    EXPECT_EQ(time.text(), "2026-10-25T01:30+00:00");
    EXPECT_EQ(iso(time.day()), "2026-10-25");
    EXPECT_EQ(time.time_or_start_of_day(), *time.time());

    EXPECT_FALSE(day == DayOrTime{day.time_or_start_of_day()}) << "only the day known is not midnight known";
}

TEST(DayOrTime, IsReadFromEither) {
    const auto fault = [](std::string_view text) { return TextForm<DayOrTime>::read(text).fault().code; };
    for (const auto* text : {"2026-06-11", "2026-06-11T00:00", "2026-10-25T01:30+01:00"})
        EXPECT_EQ(TextForm<DayOrTime>::write(*TextForm<DayOrTime>::read(text)), text);
    EXPECT_EQ(fault("2026-02-30"), ProblemCode::no_such_day);
    EXPECT_EQ(fault("2026-02-30T10:20"), ProblemCode::no_such_day);
    EXPECT_EQ(fault("2026-03-29T01:30"), ProblemCode::no_such_time);
    EXPECT_EQ(fault("2026-10-25T01:30"), ProblemCode::needs_offset);
    for (const auto* text : {"", "tomorrow", "some time tomorrow", "2026-06-11T", "11 June 2026"})
        EXPECT_EQ(fault(text), ProblemCode::malformed) << text;
}

} // namespace
