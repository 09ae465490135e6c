#include <mosovo/schedule/compare.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace mosovo::schedule {
namespace {

std::map<AskId, const Planned*> rows_of(const Plan& plan) {
    std::map<AskId, const Planned*> rows;
    for (const auto& row : plan.planned)
        rows.emplace(row.ask, &row);
    return rows;
}

std::set<OfficerId> crew_of(const Planned& row) {
    std::set<OfficerId> crew;
    for (const auto& seat : row.crew)
        crew.insert(seat.officer);
    return crew;
}

} // namespace

std::vector<Change> compare(const Plan& before, const Plan& after) {
    const auto old_rows = rows_of(before);
    const auto new_rows = rows_of(after);
    std::vector<Change> changes;
    for (const auto& [ask, row] : old_rows) {
        const auto now = new_rows.find(ask);
        if (now == new_rows.end()) {
            changes.push_back({ask, Became::left_out, row->day, row->start});
            continue;
        }
        const auto& other = *now->second;
        const bool same_time = row->day == other.day && row->start == other.start;
        if (same_time && crew_of(*row) == crew_of(other)) continue;
        changes.push_back({ask, same_time ? Became::another_crew : Became::another_time, row->day, row->start,
                           other.day, other.start});
    }
    for (const auto& [ask, row] : new_rows)
        if (!old_rows.contains(ask))
            changes.push_back({ask, Became::planned, std::nullopt, std::nullopt, row->day, row->start});
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.ask < b.ask; });
    return changes;
}

Roster without(Roster roster, const OfficerId& officer, Day from, Day to) {
    const auto found = std::find_if(roster.officers.begin(), roster.officers.end(),
                                    [&](const Officer& one) { return one.id == officer; });
    if (found == roster.officers.end()) throw std::invalid_argument{"no officer of the roster has that reference"};
    for (auto day = from; day <= to; day += date::days{1})
        if (std::find(found->leave.begin(), found->leave.end(), day) == found->leave.end()) found->leave.push_back(day);
    return roster;
}

} // namespace mosovo::schedule
