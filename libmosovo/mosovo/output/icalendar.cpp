#include <mosovo/output/icalendar.hpp>

#include <stdexcept>
#include <string_view>

namespace mosovo::output {

namespace {

constexpr std::size_t longest_line = 75; // octets, RFC 5545 §3.1

bool continues_character(char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) == 0x80U; }

/// Adds one content line, folded. A fold never parts the octets of one character.
void add_line(std::string& out, std::string_view line) {
    auto room = longest_line;
    while (line.size() > room) {
        auto cut = room;
        while (cut > 0 && continues_character(line[cut]))
            --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = longest_line - 1; // the space that marks the continuation counts
    }
    out.append(line).append("\r\n");
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c != '\r')
            out += c;
    }
    return out;
}

std::string digits(Day day) { return date::format("%Y%m%d", day); }

std::string wall(const LocalTime& time) {
    const auto minutes = time.since_midnight();
    return digits(time.day()) + "T" + date::format("%H%M%S", std::chrono::seconds{minutes});
}

/// The zone's rule since 1996 (SI 2002/262): last Sunday of March to last Sunday of October, 01:00 UTC.
constexpr std::string_view london = "BEGIN:VTIMEZONE\r\n"
                                    "TZID:Europe/London\r\n"
                                    "BEGIN:DAYLIGHT\r\n"
                                    "TZOFFSETFROM:+0000\r\n"
                                    "TZOFFSETTO:+0100\r\n"
                                    "TZNAME:BST\r\n"
                                    "DTSTART:19960331T010000\r\n"
                                    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                                    "END:DAYLIGHT\r\n"
                                    "BEGIN:STANDARD\r\n"
                                    "TZOFFSETFROM:+0100\r\n"
                                    "TZOFFSETTO:+0000\r\n"
                                    "TZNAME:GMT\r\n"
                                    "DTSTART:19961027T020000\r\n"
                                    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                                    "END:STANDARD\r\n"
                                    "END:VTIMEZONE\r\n";

void add_entry(std::string& out, const CalendarEntry& entry, const std::string& stamp) {
    if (entry.span.has_value() == entry.all_day.has_value())
        throw std::invalid_argument{"a calendar entry is either timed or all day"};
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + escaped(entry.uid));
    add_line(out, "DTSTAMP:" + stamp);
    if (entry.span) {
        add_line(out, "DTSTART;TZID=Europe/London:" + wall(entry.span->start));
        add_line(out, "DTEND;TZID=Europe/London:" + wall(entry.span->end));
    } else {
        add_line(out, "DTSTART;VALUE=DATE:" + digits(*entry.all_day));
        add_line(out, "DTEND;VALUE=DATE:" + digits(*entry.all_day + date::days{1})); // exclusive
        add_line(out, "TRANSP:TRANSPARENT");                                         // a deadline occupies nobody
    }
    add_line(out, "SUMMARY:" + escaped(entry.summary));
    if (!entry.description.empty()) add_line(out, "DESCRIPTION:" + escaped(entry.description));
    add_line(out, "CLASS:CONFIDENTIAL");
    add_line(out, "END:VEVENT");
}

} // namespace

std::string to_icalendar(std::span<const CalendarEntry> entries, Instant stamp) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//libmosovo//diary//EN");
    add_line(out, "CALSCALE:GREGORIAN");
    out += london;
    const auto stamped = date::format("%Y%m%dT%H%M%SZ", date::sys_seconds{stamp});
    for (const auto& entry : entries)
        add_entry(out, entry, stamped);
    add_line(out, "END:VCALENDAR");
    return out;
}

} // namespace mosovo::output
