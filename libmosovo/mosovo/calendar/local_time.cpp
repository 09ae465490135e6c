#include <mosovo/calendar/local_time.hpp>

#include <mosovo/calendar/london_clock.hpp>

#include <date/tz.h>

#include <stdexcept>
#include <vector>

namespace mosovo {

namespace {

using detail::LondonClock;
using std::chrono::hours;
using std::chrono::minutes;

constexpr auto malformed = "write the time as YYYY-MM-DDTHH:MM, such as 2026-06-11T10:20";
constexpr auto bad_clock = "hours go from 00 to 23 and minutes from 00 to 59; midnight is 00:00 of the day it begins";
constexpr auto skipped = "the clocks skip that minute when summer time begins: check the time";
constexpr auto twice = "the clocks show that minute twice when summer time ends: add +01:00 for the first or +00:00 "
                       "for the second";
constexpr auto not_the_offset = "the offset is not that of the clocks in the United Kingdom at that minute: correct it";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `HH:MM` as minutes; nothing where the text has another shape. Says nothing about their size.
std::optional<minutes> read_clock(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const auto at : {0U, 1U, 3U, 4U})
        if (!is_digit(text[at])) return std::nullopt;
    const auto pair = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    if (pair(0) > 23 || pair(3) > 59) return minutes{-1};
    return hours{pair(0)} + minutes{pair(3)};
}

/// What stands behind `HH:MM`: nothing, `Z`, `+HH:MM` or `-HH:MM`.
struct Tail {
    bool well_formed = true;
    std::optional<minutes> offset;
};

Tail read_tail(std::string_view text) {
    if (text.empty()) return {};
    if (text == "Z") return {true, minutes{0}};
    const auto length = text[0] == '+' || text[0] == '-' ? read_clock(text.substr(1)) : std::nullopt;
    if (!length) return {false, std::nullopt};
    if (*length < minutes{0}) return {true, minutes::max()}; // +27:00: no clock's offset
    return {true, text[0] == '-' ? -*length : *length};
}

std::string write_clock(minutes length) {
    const auto h = length.count() / 60;
    const auto m = length.count() % 60;
    const auto digit = [](auto n) { return static_cast<char>('0' + n); };
    return {digit(h / 10), digit(h % 10), ':', digit(m / 10), digit(m % 10)};
}

const date::time_zone& zone() {
    try {
        return *date::locate_zone("Europe/London");
    } catch (const std::exception&) {
        throw std::runtime_error{"the system has no time zone data for Europe/London: install the package tzdata"};
    }
}

std::vector<detail::ClockChange> changes_on_this_system() {
    std::vector<detail::ClockChange> changes;
    const auto& london = zone();
    const auto end = Instant{Day{date::year{2300} / 1 / 1}};
    // Until 1847 the data hold London's mean time, 75 seconds off. We read minutes: Greenwich it is.
    for (date::sys_seconds at = Day{date::year{1848} / 1 / 1}; at < end;) {
        const auto info = london.get_info(at);
        changes.push_back({date::floor<minutes>(info.begin), date::floor<minutes>(info.offset)});
        at = info.end;
    }
    return changes;
}

/// Read once, at first use; standing ready for every thread after that.
const LondonClock& clock_of_london() {
    static const LondonClock clock{changes_on_this_system()};
    return clock;
}

Instant wall_of(Instant instant, minutes offset) { return instant + offset; }

} // namespace

Read<LocalTime> LocalTime::read(std::string_view text) {
    if (text.size() < 16 || text[10] != 'T') return Fault{ProblemCode::malformed, malformed};
    const auto clock = read_clock(text.substr(11, 5));
    const auto tail = read_tail(text.substr(16));
    const auto day = read_day(text.substr(0, 10));
    if (!clock || !tail.well_formed) return Fault{ProblemCode::malformed, malformed};
    if (!day)
        return day.fault().code == ProblemCode::malformed ? Fault{ProblemCode::malformed, malformed} : day.fault();
    if (!tail.offset || *clock < minutes{0}) return at(*day, *clock);

    const auto wall = Instant{*day} + *clock;
    const auto shown = clock_of_london().shown_at(wall);
    if (shown.times == 0) return Fault{ProblemCode::no_such_time, skipped};
    for (const auto instant : {shown.earlier, shown.later})
        if (wall - instant == *tail.offset) return LocalTime{instant, *tail.offset};
    return Fault{ProblemCode::no_such_time, not_the_offset};
}

Read<LocalTime> LocalTime::at(Day day, minutes since_midnight) {
    if (since_midnight < minutes{0} || since_midnight >= hours{24}) return Fault{ProblemCode::no_such_time, bad_clock};
    const auto wall = Instant{day} + since_midnight;
    const auto shown = clock_of_london().shown_at(wall);
    if (shown.times == 0) return Fault{ProblemCode::no_such_time, skipped};
    if (shown.times > 1) return Fault{ProblemCode::needs_offset, twice};
    return LocalTime{shown.earlier, wall - shown.earlier};
}

LocalTime LocalTime::first_at(Day day, minutes since_midnight) {
    const auto& clock = clock_of_london();
    const auto wall = Instant{day} + since_midnight;
    const auto shown = clock.shown_at(wall);
    return from(shown.times == 0 ? clock.change_that_skips(wall) : shown.earlier);
}

LocalTime LocalTime::from(Instant instant) { return {instant, clock_of_london().offset_at(instant)}; }

Day LocalTime::day() const { return date::floor<date::days>(wall_of(instant_, offset_)); }

minutes LocalTime::since_midnight() const { return wall_of(instant_, offset_) - day(); }

std::string LocalTime::text() const {
    auto text = iso(day()) + 'T' + write_clock(since_midnight());
    // London's offsets are never negative.
    if (clock_of_london().shown_at(wall_of(instant_, offset_)).times > 1) text += '+' + write_clock(offset_);
    return text;
}

std::string LocalTime::british() const {
    auto text = mosovo::british(day()) + ", " + write_clock(since_midnight());
    if (clock_of_london().shown_at(wall_of(instant_, offset_)).times > 1)
        text += offset_ == minutes{0} ? " GMT" : offset_ == minutes{60} ? " BST" : " BDST";
    return text;
}

LocalTime plus_elapsed(const LocalTime& from, hours length) { return LocalTime::from(from.instant() + length); }

Day DayOrTime::day() const {
    if (const auto* day = std::get_if<Day>(&held_)) return *day;
    return std::get<LocalTime>(held_).day();
}

std::optional<LocalTime> DayOrTime::time() const {
    if (const auto* time = std::get_if<LocalTime>(&held_)) return *time;
    return std::nullopt;
}

LocalTime DayOrTime::time_or_start_of_day() const {
    if (const auto* time = std::get_if<LocalTime>(&held_)) return *time;
    return LocalTime::first_at(std::get<Day>(held_), minutes{0});
}

std::string DayOrTime::text() const {
    if (const auto* time = std::get_if<LocalTime>(&held_)) return time->text();
    return iso(std::get<Day>(held_));
}

Read<DayOrTime> TextForm<DayOrTime>::read(std::string_view text) {
    constexpr auto either = "write a day as YYYY-MM-DD or a time as YYYY-MM-DDTHH:MM";
    const auto fault = [&](const Fault& found) {
        return found.code == ProblemCode::malformed ? Fault{ProblemCode::malformed, either} : found;
    };
    if (text.size() > 10) {
        const auto time = LocalTime::read(text);
        if (time) return DayOrTime{*time};
        return fault(time.fault());
    }
    const auto day = read_day(text);
    if (day) return DayOrTime{*day};
    return fault(day.fault());
}

} // namespace mosovo
