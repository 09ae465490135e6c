#include <mosovo/schedule/breaks.hpp>

#include <algorithm>

namespace mosovo::schedule {

void add_breaks(const Given& given, Mapped& mapped) {
    auto& problem = mapped.problem;
    for (std::size_t r = 0; r < mapped.routes.size(); ++r) {
        auto& route = problem.routes[r];
        const auto& officer = given.roster.officers[mapped.routes[r].officer];
        for (const auto& shift : officer.shifts) {
            if (shift.day != mapped.routes[r].day || given.clock.at(shift.day, shift.start) != route.opens) continue;
            // The last first: each ends before the next begins.
            for (auto pause = shift.breaks.rbegin(); pause != shift.breaks.rend(); ++pause) {
                const auto length = static_cast<Ticks>(std::chrono::seconds{pause->length}.count());
                const auto latest = given.clock.at(shift.day, pause->latest);
                if (latest >= route.closes - length) {
                    route.closes -= length;
                    continue;
                }
                engine::Visit at_base{.place = route.from, .duration = length, .windows = {}};
                at_base.windows.push_back({given.clock.at(shift.day, pause->earliest), latest, 0, {}});
                at_base.officers.assign(static_cast<std::size_t>(problem.officers), engine::may::nothing);
                at_base.officers[static_cast<std::size_t>(route.officer)] = engine::may::all;
                at_base.locked = true;
                problem.visits.push_back(std::move(at_base));
            }
            break;
        }
    }
}

} // namespace mosovo::schedule
