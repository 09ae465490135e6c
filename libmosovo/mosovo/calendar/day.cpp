#include <mosovo/calendar/day.hpp>

#include <array>
#include <cstddef>

namespace mosovo {

namespace {

constexpr int first_year = 1800; ///< nobody alive, no provision and no record is older
constexpr int last_year = 2299;

/// The number that `text` spells in digits alone, or a negative one.
constexpr int digits(std::string_view text) {
    auto value = 0;
    for (const auto c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

void put_digits(char* to, unsigned value, std::size_t width) {
    for (auto at = width; at-- > 0; value /= 10)
        to[at] = static_cast<char>('0' + value % 10);
}

// Our own words, not those of the process's locale: a diary reads alike on every machine.
constexpr std::array month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array weekday_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

} // namespace

Read<Day> read_day(std::string_view text) {
    const auto dashed = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const auto y = dashed ? digits(text.substr(0, 4)) : -1;
    const auto m = dashed ? digits(text.substr(5, 2)) : -1;
    const auto d = dashed ? digits(text.substr(8, 2)) : -1;
    if (y < 0 || m < 0 || d < 0)
        return Fault{ProblemCode::malformed, "write the day as YYYY-MM-DD, such as 2026-06-11"};
    if (y < first_year || y > last_year)
        return Fault{ProblemCode::out_of_range, "the year is not between 1800 and 2299: check it"};
    const auto ymd = date::year{y} / date::month{static_cast<unsigned>(m)} / date::day{static_cast<unsigned>(d)};
    if (!ymd.ok()) return Fault{ProblemCode::no_such_day, "the calendar has no such day: check month and day"};
    return Day{ymd};
}

std::string iso(Day day) {
    const date::year_month_day ymd{day};
    std::string text = "0000-00-00";
    put_digits(text.data(), static_cast<unsigned>(int{ymd.year()}), 4);
    put_digits(text.data() + 5, unsigned{ymd.month()}, 2);
    put_digits(text.data() + 8, unsigned{ymd.day()}, 2);
    return text;
}

void append_british(std::string& text, Day day) {
    const date::year_month_day ymd{day};
    const auto number = unsigned{ymd.day()};
    if (number >= 10) text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
    text += ' ';
    text += month_names.at(unsigned{ymd.month()} - 1);
    text += ' ';
    const auto year = int{ymd.year()};
    if (year < 0 || year > 9999) {
        text += std::to_string(year);
        return;
    }
    char digits_of_year[4] = {};
    const auto width = year >= 1000 ? 4U : year >= 100 ? 3U : year >= 10 ? 2U : 1U;
    put_digits(digits_of_year, static_cast<unsigned>(year), width);
    text.append(digits_of_year, width);
}

std::string british(Day day) {
    std::string text;
    append_british(text, day);
    return text;
}

std::string british_with_weekday(Day day) {
    return std::string{weekday_names.at(date::weekday{day}.c_encoding())} + ' ' + british(day);
}

} // namespace mosovo
