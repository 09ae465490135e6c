#include <mosovo/schedule/check_rows.hpp>

#include <mosovo/calendar/local_time.hpp>

#include <algorithm>
#include <utility>

namespace mosovo::schedule {
namespace checking {

Moment moment(Day day, TimeOfDay time) {
    const auto midnights = std::chrono::floor<date::days>(time);
    return LocalTime::first_at(day + midnights, time - midnights).instant();
}

TimeOfDay on_the_wall(Day day, Moment at) {
    const auto local = LocalTime::from(std::chrono::floor<std::chrono::minutes>(at));
    return std::chrono::duration_cast<TimeOfDay>(local.day() - day) + local.since_midnight();
}

std::set<OfficerId> crew_of(const Planned& row) {
    std::set<OfficerId> crew;
    for (const auto& seat : row.crew)
        crew.insert(seat.officer);
    return crew;
}

namespace {

using Asked = std::map<AskId, const Ask*>;

void each_in_one_list(Findings& findings, const Plan& plan, const std::vector<Ask>& asks, const Asked& asked) {
    std::map<AskId, int> rows;
    for (const auto& row : plan.planned)
        ++rows[row.ask];
    for (const auto& row : plan.unplanned)
        ++rows[row.ask];
    for (const auto& [id, times] : rows) {
        if (!asked.contains(id)) findings.say(Cause::unknown_ask, id, "Nobody asked for this visit.");
        if (times > 1) findings.say(Cause::planned_twice, id, "It stands in the plan more than once.");
    }
    for (const auto& ask : asks)
        if (!rows.contains(ask.id))
            findings.say(Cause::dropped, ask.id, "It stands neither among the planned nor the unplanned.");
}

void check_locks(Findings& findings, const Plan& plan, const std::vector<Planned>& locked, const Asked& asked) {
    for (const auto& lock : locked) {
        if (!asked.contains(lock.ask)) continue;
        const auto given_up = std::any_of(plan.unplanned.begin(), plan.unplanned.end(), [&](const NotPlanned& row) {
            return row.ask == lock.ask &&
                   (row.reason == Unplanned::lock_impossible || row.reason == Unplanned::bad_ask);
        });
        const auto kept = std::any_of(plan.planned.begin(), plan.planned.end(), [&](const Planned& row) {
            return row.ask == lock.ask && row.day == lock.day && row.start == lock.start && row.locked &&
                   crew_of(row) == crew_of(lock);
        });
        if (!given_up && !kept)
            findings.say(Cause::lock_moved, lock.ask, "It was locked and does not stand where it was.");
    }
}

std::vector<Visit> visits_of(const Plan& plan, const Asked& asked, const Roster& roster) {
    std::vector<Visit> visits;
    for (const auto& row : plan.planned) {
        const auto found = asked.find(row.ask);
        if (found == asked.end()) continue;
        const auto& ask = *found->second;
        const auto* team = roster.find(ask.team);
        const bool at_station = ask.purpose == Purpose::station_attendance && team != nullptr;
        const auto start = moment(row.day, row.start);
        visits.push_back({&row, &ask, start, start + ask.length, at_station ? team->station : ask.place});
    }
    return visits;
}

} // namespace
} // namespace checking

std::vector<Broken> check(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
                          const std::vector<Planned>& locked) {
    checking::Asked asked;
    for (const auto& ask : asks)
        asked.emplace(ask.id, &ask);
    checking::Findings findings;
    checking::each_in_one_list(findings, plan, asks, asked);
    const auto visits = checking::visits_of(plan, asked, roster);
    for (const auto& visit : visits)
        checking::check_row(findings, plan, visit, roster);
    checking::check_officers(findings, visits, roster, travel);
    checking::check_together(findings, visits, asks, roster);
    checking::check_locks(findings, plan, locked, asked);
    return findings.take();
}

} // namespace mosovo::schedule
