#include <mosovo/base/embedded.hpp>
#include <mosovo/output/diary.hpp>
#include <mosovo/output/html.hpp>

#include <algorithm>
#include <map>
#include <string_view>

namespace mosovo::output {

namespace {

std::string clock(const LocalTime& time) {
    const auto minutes = time.since_midnight();
    return date::format("%H:%M", std::chrono::seconds{minutes});
}

std::string tag(std::string_view name, std::string_view css, const std::string& inside) {
    std::string out = "<" + std::string{name};
    if (!css.empty()) out += " class=\"" + std::string{css} + "\"";
    return out + ">" + inside + "</" + std::string{name} + ">";
}

std::string days_overdue(date::days overdue) {
    if (overdue.count() == 0) return {};
    const auto count = std::to_string(overdue.count());
    return tag("span", "late", count + (overdue.count() == 1 ? " day overdue" : " days overdue"));
}

/// The reason, with its section as a link where there is one.
std::string why(const std::string& reason, const std::string& section, const std::string& href) {
    auto out = html_text(reason);
    if (section.empty()) return out;
    const auto source =
        href.empty() ? html_text(section) : "<a href=\"" + html_text(href) + "\">" + html_text(section) + "</a>";
    return out.empty() ? source : out + " · " + source;
}

std::string marking(const Diary& diary) {
    return "<div class=\"marking\" role=\"note\" aria-label=\"Security marking\">" + html_text(diary.marking.text) +
           "</div>\n";
}

std::string page(const Diary& diary, const std::string& id, const std::string& label, const std::string& inside) {
    std::string out = "<section class=\"page\" id=\"" + html_text(id) + "\" aria-label=\"" + html_text(label) + "\">\n";
    out += marking(diary) + "<div class=\"inside\">\n";
    if (diary.made_up) out += "<p class=\"made-up\">Demonstration: every person here is made up.</p>\n";
    return out + inside + "</div>\n" + marking(diary) + "</section>\n";
}

std::string team_id(std::size_t team) { return "team-" + std::to_string(team + 1); }
std::string officer_id(std::size_t team, std::size_t officer) {
    return team_id(team) + "-officer-" + std::to_string(officer + 1);
}

std::string span_of(const Diary& diary) { return british(diary.from) + " to " + british(diary.to); }

std::string first_page(const Diary& diary) {
    std::string out = "<h1>" + html_text(diary.force) + ": diary of visits</h1>\n<p class=\"lead\">" + span_of(diary) +
                      ". As known on " + british_with_weekday(diary.as_of) + ".</p>\n<ul class=\"figures\">\n";
    for (const auto& figure : diary.figures)
        out += "<li><b>" + html_text(figure.value) + "</b><span>" + html_text(figure.label) + "</span></li>\n";
    out += "</ul>\n<nav aria-label=\"Teams and officers\">\n";
    for (std::size_t t = 0; t < diary.teams.size(); ++t) {
        const auto& team = diary.teams[t];
        out += "<h2 class=\"team\"><a href=\"#" + team_id(t) + "\">" + html_text(team.name) + "</a></h2>\n<ul>\n";
        for (std::size_t o = 0; o < team.officers.size(); ++o)
            out += "<li><a href=\"#" + officer_id(t, o) + "\">" + html_text(team.officers[o].label) + "</a>, " +
                   std::to_string(team.officers[o].visits.size()) + " visits</li>\n";
        out += "</ul>\n";
    }
    out += "</nav>\n<h2 class=\"team\">How to read it</h2>\n<p>Times are on the clock; days are inclusive. A due day "
           "is the last day in "
           "time. Unannounced visits stand at times drawn so that they cannot be foretold: keep the page out of sight. "
           "References stand for names.</p>\n<p>" +
           html_text(diary.provenance) + "</p>\n";
    return out;
}

/// Monday of the week that holds `day`.
Day week_of(Day day) {
    const auto weekday = date::weekday{day}.iso_encoding();
    return day - date::days{static_cast<int>(weekday) - 1};
}

std::string grid_cell(const DiaryOfficer& officer, Day day) {
    std::string out;
    for (const auto& visit : officer.visits)
        if (visit.day == day) out += "<span>" + clock(visit.start) + " " + html_text(visit.reference) + "</span>";
    return out.empty() ? tag("span", "none", "–") : out;
}

bool anybody_works(const DiaryTeam& team, Day day) {
    return std::ranges::any_of(team.officers, [&](const DiaryOfficer& officer) {
        return std::ranges::any_of(officer.visits, [&](const DiaryVisit& visit) { return visit.day == day; });
    });
}

std::string week_grid(const DiaryTeam& team, Day monday, Day from, Day to) {
    std::vector<Day> shown;
    for (int i = 0; i < 7; ++i) {
        const auto day = monday + date::days{i};
        if (day >= from && day <= to && (i < 5 || anybody_works(team, day))) shown.push_back(day);
    }
    if (shown.empty()) return {};
    std::string out =
        "<h3>Week of " + british(monday) + "</h3>\n<table class=\"grid\"><thead><tr><th scope=\"col\">Officer</th>";
    for (const auto day : shown)
        out += "<th scope=\"col\">" + date::format("%a ", day) + british(day) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (const auto& officer : team.officers) {
        out += "<tr><th scope=\"row\">" + html_text(officer.label) + "</th>";
        for (const auto day : shown)
            out += "<td>" + grid_cell(officer, day) + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string lines(const std::vector<DiaryLine>& rows, std::string_view day_heading) {
    std::string out =
        "<table><thead><tr><th scope=\"col\" class=\"col-date\">" + std::string{day_heading} +
        "</th><th scope=\"col\" class=\"col-ref\">Reference</th><th scope=\"col\" class=\"col-duty\">What</th>"
        "<th scope=\"col\">Why</th></tr></thead><tbody>\n";
    for (const auto& row : rows) {
        out += "<tr><td class=\"date\">" + (row.day ? british(*row.day) : std::string{"–"});
        if (const auto late = days_overdue(row.overdue); !late.empty()) out += "<br>" + late;
        out += "</td><td class=\"ref\">" + html_text(row.reference) + "</td><td>" + html_text(row.what) +
               "</td><td class=\"why\">" + why(row.reason, row.section, row.href) + "</td></tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string team_page(const Diary& diary, const DiaryTeam& team) {
    std::string out = "<h2>" + html_text(team.name) + "</h2>\n<p class=\"lead\">" + span_of(diary) + "</p>\n";
    for (auto monday = week_of(diary.from); monday <= diary.to; monday += date::days{7})
        out += week_grid(team, monday, diary.from, diary.to);
    out += "<h3>Visits that found no place</h3>\n";
    if (team.not_placed.empty())
        out += "<p>None.</p>\n";
    else
        out += "<p>A person decides about these; nothing is dropped.</p>\n" + lines(team.not_placed, "Due");
    if (team.deadlines.empty()) return out;
    return out + "<h3>Deadlines of people for whom no officer of the roster is named</h3>\n" +
           lines(team.deadlines, "Last day");
}

std::string visit_row(const DiaryVisit& visit) {
    std::string out = "<tr><td class=\"time\">" + clock(visit.start) + "–" + clock(visit.end) +
                      "</td><td class=\"ref\">" + html_text(visit.reference) + "</td><td>" + html_text(visit.what);
    if (!visit.level.empty()) out += "<br>" + html_text(visit.level) + " risk";
    out += "</td><td>" + html_text(visit.with) + "</td><td class=\"date\">" +
           (visit.due ? british(*visit.due) : std::string{"–"});
    if (const auto late = days_overdue(visit.overdue); !late.empty()) out += "<br>" + late;
    return out + "</td><td class=\"why\">" + why(visit.reason, visit.section, visit.href) + "</td></tr>\n";
}

std::string officer_page(const Diary& diary, const DiaryTeam& team, const DiaryOfficer& officer) {
    std::string out = "<h2>" + html_text(officer.label) + "</h2>\n<p class=\"lead\">" + html_text(team.name) + ", " +
                      span_of(diary) + "</p>\n<h3>Visits</h3>\n";
    if (officer.visits.empty())
        out += "<p>None planned.</p>\n";
    else
        out += "<table><thead><tr><th scope=\"col\" class=\"col-time\">Time</th><th scope=\"col\" "
               "class=\"col-ref\">Reference</th>"
               "<th scope=\"col\" class=\"col-what\">What</th><th scope=\"col\" class=\"col-with\">With</th>"
               "<th scope=\"col\" class=\"col-date\">Due</th><th scope=\"col\">Why</th></tr></thead>\n";
    std::optional<Day> day;
    for (const auto& visit : officer.visits) {
        if (visit.day != day) {
            if (day) out += "</tbody>\n";
            out += "<tbody><tr class=\"day\"><th scope=\"rowgroup\" colspan=\"6\">" + british_with_weekday(visit.day) +
                   "</th></tr>\n";
            day = visit.day;
        }
        out += visit_row(visit);
    }
    if (day) out += "</tbody></table>\n";
    out += "<h3>Deadlines of the people you manage</h3>\n";
    return out + (officer.deadlines.empty() ? "<p>None in these weeks.</p>\n" : lines(officer.deadlines, "Last day"));
}

std::string_view style() {
    for (const auto& file : embedded::output_data())
        if (file.name == "diary.css") return file.text;
    return {};
}

/// Printed pages carry the marking in their margins too, where a section runs over a page.
std::string print_margins(const Diary& diary) {
    std::string text;
    for (const char c : diary.marking.text)
        if (c != '"' && c != '\\' && c != '<' && c != '\n') text += c;
    return "@page { @top-center { content: \"" + text +
           "\"; font: 700 9pt Arial, sans-serif; } @bottom-center { content: \"" + text +
           "\"; font: 700 9pt Arial, sans-serif; } @bottom-right { content: counter(page) \" of \" counter(pages); "
           "font: 8pt Arial, sans-serif; } }\n";
}

} // namespace

std::string to_html(const Diary& diary) {
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>" +
        html_text(diary.marking.text) + ": diary of visits, " + span_of(diary) + "</title>\n<style>\n";
    out.append(style()).append(print_margins(diary));
    out += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#diary\">Skip to the diary</a>\n<main id=\"diary\">\n";
    out += page(diary, "overview", "Overview", first_page(diary));
    for (std::size_t t = 0; t < diary.teams.size(); ++t) {
        const auto& team = diary.teams[t];
        out += page(diary, team_id(t), team.name, team_page(diary, team));
        for (std::size_t o = 0; o < team.officers.size(); ++o)
            out += page(diary, officer_id(t, o), team.officers[o].label, officer_page(diary, team, team.officers[o]));
    }
    return out + "</main>\n</body>\n</html>\n";
}

} // namespace mosovo::output
