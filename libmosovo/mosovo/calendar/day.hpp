#pragma once

#include <mosovo/base/describe.hpp>

#include <date/date.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace mosovo {

/// A civil day. No time of day, no time zone.
using Day = date::sys_days;

/// Builds a day from its numbers.
///
/// \throws std::domain_error for a day the calendar does not have. (The date
///         library itself would roll 30 February on into March in silence.)
[[nodiscard]] constexpr Day make_day(int y, unsigned m, unsigned d) {
    // The date library holds its numbers in bytes: 257 would be January.
    const auto fits = y >= int{date::year::min()} && y <= int{date::year::max()} && m <= 12 && d <= 31;
    const auto ymd = date::year{y} / date::month{m} / date::day{d};
    if (!fits || !ymd.ok()) throw std::domain_error{"no such day in the calendar"};
    return Day{ymd};
}

/// Reads `YYYY-MM-DD`, years 1800 to 2299, nothing else.
[[nodiscard]] Read<Day> read_day(std::string_view text);

/// "2026-06-11": what `read_day` takes back.
[[nodiscard]] std::string iso(Day day);

/// "11 Jun 2026", as a British reader expects it.
[[nodiscard]] std::string british(Day day);
/// The same behind what `text` holds, for writing many.
void append_british(std::string& text, Day day);

/// "Thu 11 Jun 2026".
[[nodiscard]] std::string british_with_weekday(Day day);

template <> struct TextForm<Day> {
    static constexpr auto shape = JsonShape::text;
    static std::string write(const Day& value) { return iso(value); }
    static Read<Day> read(std::string_view text) { return read_day(text); }
};

} // namespace mosovo
