#pragma once

#include <mosovo/calendar/local_time.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace mosovo::output {

/// An appointment from one minute to another on the clocks of Europe/London.
struct TimedSpan {
    LocalTime start;
    LocalTime end; ///< the first minute that is free again
};

/// One entry of a calendar. Never a name: `summary` and `description` hold references and reasons only.
struct CalendarEntry {
    std::string uid; ///< the same for the same visit or deadline, so that a new export replaces the old
    std::string summary;
    std::string description;
    std::optional<TimedSpan> span; ///< a visit
    std::optional<Day> all_day;    ///< a deadline: a date, which no clock change can move
};

/// An RFC 5545 calendar: CRLF, folded at 75 octets, Europe/London with its VTIMEZONE, CLASS:CONFIDENTIAL.
///
/// \param stamp  DTSTAMP of every entry; the caller's, since the library reads no clock
/// \throws std::invalid_argument for an entry with neither or both of `span` and `all_day`
/// \par Source  RFC 5545; identifiers-and-exchange §7
[[nodiscard]] std::string to_icalendar(std::span<const CalendarEntry> entries, Instant stamp);

} // namespace mosovo::output
