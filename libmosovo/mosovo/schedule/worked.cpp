#include <mosovo/schedule/worked.hpp>

#include <algorithm>
#include <tuple>

namespace mosovo::schedule {

using std::chrono::minutes;

AskById by_id(const std::vector<Ask>& asks) {
    AskById found;
    for (const auto& ask : asks)
        found.emplace(ask.id, &ask);
    return found;
}

std::vector<WorkedShift> worked_shifts(const Plan& plan, const AskById& asks, const Roster& roster,
                                       const Clock& clock) {
    std::map<const Officer*, std::vector<Stop>> stops;
    for (std::size_t r = 0; r < plan.planned.size(); ++r) {
        const auto& row = plan.planned[r];
        const auto found = asks.find(row.ask);
        if (found == asks.end()) continue;
        const auto& ask = *found->second;
        const auto* team = roster.find(ask.team);
        const bool at_station = ask.purpose == Purpose::station_attendance && team != nullptr;
        const auto start = clock.at(row.day, row.start);
        const auto end = start + static_cast<Ticks>(std::chrono::seconds{ask.length}.count());
        const auto [last_day, last_minute] = clock.wall(end);
        const Stop stop{r,
                        0,
                        start,
                        end,
                        row.day,
                        row.start,
                        (last_day - row.day) + last_minute,
                        at_station ? team->station : ask.place};
        for (std::size_t seat = 0; seat < row.crew.size(); ++seat)
            if (const auto* officer = roster.find(row.crew[seat].officer)) {
                stops[officer].push_back(stop);
                stops[officer].back().seat = seat;
            }
    }
    std::vector<WorkedShift> worked;
    for (const auto& officer : roster.officers) { // in the roster's order: addresses decide nothing
        const auto found = stops.find(&officer);
        if (found == stops.end()) continue;
        std::map<std::pair<Ticks, bool>, WorkedShift> shifts; ///< by start; on a shift or on none
        for (const auto& stop : found->second) {
            std::pair<Ticks, bool> key{stop.start, false};
            for (const auto& shift : officer.shifts)
                if (const auto opens = clock.at(shift.day, shift.start);
                    opens <= stop.start && stop.end <= clock.at(shift.day, shift.end)) {
                    key = {opens, true};
                    break;
                }
            shifts[key].officer = &officer;
            shifts[key].stops.push_back(stop);
        }
        for (auto& [key, shift] : shifts) {
            std::sort(shift.stops.begin(), shift.stops.end(),
                      [](const Stop& a, const Stop& b) { return std::tie(a.start, a.row) < std::tie(b.start, b.row); });
            worked.push_back(std::move(shift));
        }
    }
    return worked;
}

minutes drive_to(const WorkedShift& shift, std::size_t index, const Travel& travel) {
    const auto& stop = shift.stops[index];
    if (index == 0) return travel.between(shift.officer->base, stop.place, stop.day, stop.starts);
    const auto& before = shift.stops[index - 1];
    return travel.between(before.place, stop.place, before.day, before.ends);
}

minutes drive_home(const WorkedShift& shift, const Travel& travel) {
    const auto& last = shift.stops.back();
    return travel.between(last.place, shift.officer->base, last.day, last.ends);
}

minutes wait_before(const WorkedShift& shift, std::size_t index, const Travel& travel) {
    if (index == 0) return minutes{0};
    const auto free =
        std::chrono::floor<minutes>(std::chrono::seconds{shift.stops[index].start - shift.stops[index - 1].end});
    return std::max(minutes{0}, free - drive_to(shift, index, travel));
}

minutes detour_of(const WorkedShift& shift, std::size_t index, const Travel& travel) {
    const auto& stop = shift.stops[index];
    const bool last = index + 1 == shift.stops.size();
    const auto on = last ? drive_home(shift, travel) : drive_to(shift, index + 1, travel);
    const auto& from = index == 0 ? shift.officer->base : shift.stops[index - 1].place;
    const auto& to = last ? shift.officer->base : shift.stops[index + 1].place;
    const auto direct = index == 0 && last ? minutes{0} : travel.between(from, to, stop.day, stop.starts);
    return std::max(minutes{0}, drive_to(shift, index, travel) + on - direct);
}

} // namespace mosovo::schedule
