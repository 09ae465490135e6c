#pragma once

#include <mosovo/calendar/local_time.hpp>
#include <mosovo/output/marking.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A plan as pages that officers pin up. Plain values, so that what is shown is decided in one place
/// (`make_diary`) and how it looks in another (`to_html`).
namespace mosovo::output {

/// One entry of an officer's day.
struct DiaryVisit {
    Day day;
    LocalTime start;
    LocalTime end;
    std::string reference; ///< the offender's, never a name unless names were asked for
    std::string what;      ///< "Home visit, unannounced"
    std::string with;      ///< the other officers' references
    std::string level;     ///< "High"; empty when not recorded
    std::optional<Day> due;
    date::days overdue{0}; ///< on the diary's day
    std::string reason;    ///< why it is due, and by what right
    std::string section;
    std::string href;
};

/// A deadline of somebody the officer manages, or a visit that found no place.
struct DiaryLine {
    std::optional<Day> day;
    std::string reference;
    std::string what;
    date::days overdue{0};
    std::string reason;
    std::string section;
    std::string href;
};

struct DiaryOfficer {
    std::string label;
    std::vector<DiaryVisit> visits; ///< in order of time
    std::vector<DiaryLine> deadlines;
};

struct DiaryTeam {
    std::string name;
    std::vector<DiaryOfficer> officers;
    std::vector<DiaryLine> not_placed;
    std::vector<DiaryLine> deadlines; ///< of people for whom no officer of the roster is named
};

struct DiaryFigure {
    std::string value;
    std::string label;
};

struct Diary {
    Marking marking;
    std::string force;
    Day as_of;
    Day from;
    Day to; ///< included
    std::vector<DiaryFigure> figures;
    std::string provenance; ///< seed, effort, what the checker found
    bool made_up = false;   ///< a demonstration: says so on every page
    std::vector<DiaryTeam> teams;
};

/// One self-contained HTML page for each team and officer in one file: no script, no request, prints on A4.
[[nodiscard]] std::string to_html(const Diary& diary);

} // namespace mosovo::output
