#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/calendar/local_time.hpp>

#include <chrono>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>

/// A calendar made a second time, slowly and by hand, to hold the library's against.
namespace mosovo::test {

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in(int year, int month) {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// A day as its numbers and as a count, stepped together from 1 January 1970, a Thursday.
struct NaiveDay {
    int year = 1970;
    int month = 1;
    int day = 1;
    int count = 0; ///< days since 1 January 1970

    constexpr void step() {
        ++count;
        if (++day <= days_in(year, month)) return;
        day = 1;
        if (++month <= 12) return;
        month = 1;
        ++year;
    }
    [[nodiscard]] Day value() const { return Day{date::days{count}}; }
    [[nodiscard]] int weekday_from_sunday() const { return (count + 4) % 7; }
};

/// Calls f(NaiveDay) for every day from 1 January 1997 to 31 December 2060: 23,376 of them.
template <class F> void for_every_day(F&& f) {
    for (NaiveDay day; day.year <= 2060; day.step())
        if (day.year >= 1997) f(day);
}

/// The day with these numbers; the month may run over 12 or below 1. Nothing where it does not exist.
inline std::optional<Day> naive_day(int year, int month, int day) {
    while (month > 12) {
        month -= 12;
        ++year;
    }
    while (month < 1) {
        month += 12;
        --year;
    }
    if (day < 1 || day > days_in(year, month)) return std::nullopt;
    auto count = 0;
    for (auto y = 1970; y < year; ++y)
        count += is_leap(y) ? 366 : 365;
    for (auto y = year; y < 1970; ++y)
        count -= is_leap(y) ? 366 : 365;
    for (auto m = 1; m < month; ++m)
        count += days_in(year, m);
    return Day{date::days{count + day - 1}};
}

inline Day last_sunday(int year, int month) {
    auto day = *naive_day(year, month, 31); // March and October have 31 days
    while ((day.time_since_epoch().count() + 4) % 7 != 0)
        day -= date::days{1};
    return day;
}

inline Day day(const std::string& text) {
    const auto read = read_day(text);
    if (!read) throw std::invalid_argument{"a test wrote a day that is none: " + text};
    return *read;
}

inline LocalTime time(const std::string& text) {
    const auto read = LocalTime::read(text);
    if (!read) throw std::invalid_argument{"a test wrote a time that is none: " + text};
    return *read;
}

} // namespace mosovo::test

namespace mosovo {
inline void PrintTo(const LocalTime& time, std::ostream* out) { *out << time.text(); }
} // namespace mosovo
