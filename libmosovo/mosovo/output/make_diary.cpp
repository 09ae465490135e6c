#include <mosovo/output/make_diary.hpp>
#include <mosovo/output/spoken.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace mosovo::output {

namespace {

using schedule::Ask;
using schedule::Planned;

std::string purpose(schedule::Purpose what) {
    switch (what) {
    case schedule::Purpose::home_visit:
        return "Home visit, unannounced";
    case schedule::Purpose::announced_visit:
        return "Home visit, announced";
    case schedule::Purpose::station_attendance:
        return "Station attendance";
    }
    return {};
}

/// Everything by reference, so that each row is found once.
struct Index {
    explicit Index(const DiaryInput& input) : given{input} {
        for (const auto& seen : input.cases)
            cases.emplace(seen.offender.reveal(), &seen);
        for (const auto& ask : input.asks)
            asks.emplace(ask.id, &ask);
        for (const auto& row : input.due)
            if (row.what == demand::DueWhat::home_visit)
                visits.emplace(row.offender.reveal(), &row);
            else if (row.arises_from)
                duties.emplace(row.offender.reveal() + "/" + row.arises_from->reveal(), &row);
    }

    /// The row of the due list that an ask answers, when there is one.
    [[nodiscard]] const demand::DueRow* row_of(const Ask& ask) const {
        if (ask.purpose == schedule::Purpose::station_attendance && !ask.fixed) {
            constexpr std::string_view prefix = "attendance/";
            if (!ask.id.reveal().starts_with(prefix)) return nullptr; // a person's own plan may name asks otherwise
            const auto found = duties.find(ask.id.reveal().substr(prefix.size()));
            return found == duties.end() ? nullptr : found->second;
        }
        if (ask.purpose != schedule::Purpose::home_visit) return nullptr;
        const auto found = visits.find(ask.subject.reveal());
        return found == visits.end() ? nullptr : found->second;
    }

    /// The officer on whose page a row stands: the owner, else the deputy; nothing when neither is on the roster.
    [[nodiscard]] std::optional<schedule::OfficerId> page_of(const demand::DueRow& row) const {
        const auto on_roster = [&](const std::optional<StaffId>& staff) -> std::optional<schedule::OfficerId> {
            if (!staff) return std::nullopt;
            const auto id = schedule::OfficerId::from_checked(staff->reveal());
            if (given.roster.find(id) == nullptr) return std::nullopt;
            return id;
        };
        if (const auto owner = on_roster(row.officer)) return owner;
        const auto seen = cases.find(row.offender.reveal());
        return seen == cases.end() ? std::nullopt : on_roster(seen->second->deputy);
    }

    [[nodiscard]] std::string shown(const std::string& reference) const {
        if (given.people == People::references) return reference;
        const auto found = given.names.find(OffenderId::from_checked(reference));
        return found == given.names.end() ? reference : found->second + " (" + reference + ")";
    }

    const DiaryInput& given;
    std::map<std::string, const demand::Case*> cases;
    std::map<schedule::AskId, const Ask*> asks;
    std::map<std::string, const demand::DueRow*> visits;
    std::map<std::string, const demand::DueRow*> duties;
};

bool is_deadline(const demand::DueRow& row) { return row.what != demand::DueWhat::home_visit; }

std::string others(const Planned& planned, const schedule::OfficerId& but) {
    std::string out;
    for (const auto& seat : planned.crew)
        if (seat.officer != but) out += (out.empty() ? "" : ", ") + seat.officer.reveal();
    return out;
}

void explain(const Index& index, const Ask& ask, std::string& reason, std::string& section, std::string& href,
             date::days& overdue) {
    if (const auto* row = index.row_of(ask)) {
        reason = row->reason;
        section = row->section;
        href = row->href;
        overdue = row->overdue;
        return;
    }
    for (const auto& step : ask.because)
        reason += (reason.empty() ? "" : "; ") + step;
    reason = capitalised(std::move(reason));
}

DiaryVisit visit_of(const Index& index, const Planned& planned, const Ask& ask, const schedule::OfficerId& officer) {
    DiaryVisit visit{.day = planned.day,
                     .start = LocalTime::first_at(planned.day, planned.start),
                     .end = LocalTime::first_at(planned.day, planned.end),
                     .reference = index.shown(ask.subject.reveal()),
                     .what = purpose(ask.purpose),
                     .with = others(planned, officer),
                     .level = {},
                     .due = ask.fixed ? std::nullopt : std::optional{ask.due},
                     .reason = {},
                     .section = {},
                     .href = {}};
    if (const auto found = index.cases.find(ask.subject.reveal()); found != index.cases.end())
        if (found->second->visit.level) visit.level = capitalised(spoken(word(*found->second->visit.level)));
    explain(index, ask, visit.reason, visit.section, visit.href, visit.overdue);
    return visit;
}

DiaryLine line_of(const Index& index, const demand::DueRow& row) {
    auto what = capitalised(spoken(word(row.what)));
    if (row.latest) what += ", by " + row.latest->british();
    return {.day = row.due,
            .reference = index.shown(row.offender.reveal()),
            .what = std::move(what),
            .overdue = row.overdue,
            .reason = row.reason,
            .section = row.section,
            .href = row.href};
}

DiaryLine line_of(const Index& index, const schedule::NotPlanned& left, const Ask& ask) {
    DiaryLine line{.day = ask.due,
                   .reference = index.shown(ask.subject.reveal()),
                   .what = purpose(ask.purpose),
                   .reason = {},
                   .section = {},
                   .href = {}};
    std::string due_because;
    explain(index, ask, due_because, line.section, line.href, line.overdue);
    line.reason = left.sentence + (due_because.empty() ? "" : " Due: " + due_because);
    return line;
}

DiaryOfficer officer_of(const Index& index, const schedule::Officer& officer) {
    DiaryOfficer page{.label = officer.label.value_or(officer.id.reveal()), .visits = {}, .deadlines = {}};
    for (const auto& planned : index.given.plan.planned) {
        const auto sits = [&](const schedule::Seat& seat) { return seat.officer == officer.id; };
        if (!std::ranges::any_of(planned.crew, sits)) continue;
        if (const auto ask = index.asks.find(planned.ask); ask != index.asks.end())
            page.visits.push_back(visit_of(index, planned, *ask->second, officer.id));
    }
    for (const auto& row : index.given.due)
        if (is_deadline(row) && index.page_of(row) == officer.id) page.deadlines.push_back(line_of(index, row));
    std::ranges::sort(page.visits, {}, &DiaryVisit::start);
    return page;
}

/// A visit that could not even be asked for: nobody can plan a drive to a home that is not on the map.
DiaryLine line_of_unmapped(const Index& index, const OffenderId& offender) {
    DiaryLine line{.day = {},
                   .reference = index.shown(offender.reveal()),
                   .what = "Home visit",
                   .reason = "His home has no coordinates, so no drive can be planned: enter them, or visit by hand.",
                   .section = {},
                   .href = {}};
    if (const auto row = index.visits.find(offender.reveal()); row != index.visits.end()) {
        line.day = row->second->due;
        line.overdue = row->second->overdue;
        line.reason += " " + row->second->reason;
    }
    return line;
}

/// Visits that found no place and whose team is not on the roster: somebody must still see them.
std::vector<DiaryLine> left_without_team(const Index& index) {
    std::vector<DiaryLine> lines;
    for (const auto& offender :
         schedule::not_on_the_map(index.given.cases, {index.given.plan.from, index.given.plan.to}))
        lines.push_back(line_of_unmapped(index, offender));
    for (const auto& left : index.given.plan.unplanned)
        if (const auto ask = index.asks.find(left.ask);
            ask != index.asks.end() && index.given.roster.find(ask->second->team) == nullptr)
            lines.push_back(line_of(index, left, *ask->second));
    return lines;
}

std::vector<DiaryFigure> figures_of(const DiaryInput& input) {
    std::set<std::string> late;
    for (const auto& row : input.due)
        if (row.what == demand::DueWhat::home_visit && row.overdue.count() > 0) late.insert(row.offender.reveal());
    std::set<schedule::AskId> overdue;
    for (const auto& ask : input.asks)
        if (ask.purpose == schedule::Purpose::home_visit && late.contains(ask.subject.reveal())) overdue.insert(ask.id);
    const auto placed = std::ranges::count_if(input.plan.planned,
                                              [&](const Planned& planned) { return overdue.contains(planned.ask); });
    const auto unmapped = schedule::not_on_the_map(input.cases, {input.plan.from, input.plan.to});
    const auto& score = input.plan.score;
    const auto percent = [](double share) { return std::to_string(static_cast<int>(std::lround(share * 100))) + "%"; };
    return {
        {std::to_string(input.cases.size()), "offenders on the register"},
        {std::to_string(input.plan.planned.size()), "visits planned"},
        {std::to_string(input.plan.unplanned.size() + unmapped.size()), "found no place"},
        {std::to_string(placed) + " of " + std::to_string(overdue.size()), "overdue visits placed"},
        {percent(score.own_officer_share), "seen by their own officer"},
        {std::to_string(std::chrono::floor<std::chrono::hours>(score.driving).count()) + " h", "officers' driving"}};
}

std::string with_reason(const std::string& reason, const std::string& section) {
    if (section.empty()) return reason;
    return reason.empty() ? section : reason + " – " + section;
}

} // namespace

Diary make_diary(const DiaryInput& input) {
    const Index index{input};
    Diary diary{.marking = {},
                .force = input.force,
                .as_of = input.as_of,
                .from = input.plan.from,
                .to = input.plan.to,
                .figures = figures_of(input),
                .provenance = input.checked,
                .made_up = input.made_up,
                .teams = {}};
    for (const auto& team : input.roster.teams) {
        DiaryTeam page{.name = team.name, .officers = {}, .not_placed = {}, .deadlines = {}};
        for (const auto& officer : input.roster.officers)
            if (officer.team == team.id) page.officers.push_back(officer_of(index, officer));
        for (const auto& left : input.plan.unplanned)
            if (const auto ask = index.asks.find(left.ask); ask != index.asks.end() && ask->second->team == team.id)
                page.not_placed.push_back(line_of(index, left, *ask->second));
        diary.teams.push_back(std::move(page));
    }
    DiaryTeam nobody{.name = "Nobody's", .officers = {}, .not_placed = left_without_team(index), .deadlines = {}};
    for (const auto& row : input.due)
        if (is_deadline(row) && !index.page_of(row)) nobody.deadlines.push_back(line_of(index, row));
    if (!nobody.not_placed.empty() || !nobody.deadlines.empty()) diary.teams.push_back(std::move(nobody));
    return diary;
}

std::vector<CalendarEntry> calendar_entries(const DiaryInput& input) {
    const Index index{input};
    std::vector<CalendarEntry> entries;
    for (const auto& planned : input.plan.planned) {
        const auto found = index.asks.find(planned.ask);
        if (found == index.asks.end()) continue;
        const auto& ask = *found->second;
        std::string reason;
        std::string section;
        std::string href;
        date::days overdue{0};
        explain(index, ask, reason, section, href, overdue);
        std::string crew;
        for (const auto& seat : planned.crew)
            crew += (crew.empty() ? "" : ", ") + seat.officer.reveal();
        entries.push_back({.uid = ask.id.reveal() + "/" + iso(input.plan.from) + "@mosovo.invalid",
                           .summary = purpose(ask.purpose) + ", ref " + ask.subject.reveal(),
                           .description = "Officers: " + crew + "\nDue: " + british(ask.due) + "\n" + section,
                           .span = TimedSpan{LocalTime::first_at(planned.day, planned.start),
                                             LocalTime::first_at(planned.day, planned.end)},
                           .all_day = {}});
    }
    for (const auto& row : input.due) {
        if (row.what == demand::DueWhat::home_visit || !row.due || *row.due < input.plan.from) continue;
        entries.push_back(
            {.uid = "deadline/" + row.offender.reveal() + "/" + std::string{word(row.what)} + "/" +
                    (row.arises_from ? row.arises_from->reveal() : "-") + "@mosovo.invalid",
             .summary = "Last day: " + capitalised(spoken(word(row.what))) + ", ref " + row.offender.reveal(),
             .description = with_reason(row.reason, row.section),
             .span = {},
             .all_day = row.due});
    }
    return entries;
}

} // namespace mosovo::output
