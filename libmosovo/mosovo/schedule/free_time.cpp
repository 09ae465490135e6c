#include <mosovo/schedule/free_time.hpp>

#include <algorithm>

namespace mosovo::schedule {

using engine::Index;

FreeTime::FreeTime(const engine::Problem& problem, const std::vector<engine::Place>& places)
    : problem_{problem}, shifts_{problem}, taken_(problem.routes.size()), limits_of_(problem.routes.size()) {
    for (std::size_t v = 0; v < places.size(); ++v)
        for (const auto r : places[v].routes)
            if (places[v].planned() && r != engine::none)
                taken_[static_cast<std::size_t>(r)].push_back(
                    {problem.visits[v].place, places[v].start, places[v].start + problem.visits[v].duration});
    for (auto& route : taken_)
        std::sort(route.begin(), route.end(), [](const Taken& a, const Taken& b) { return a.start < b.start; });
    for (std::size_t l = 0; l < problem.limits.size(); ++l) {
        Ticks used = 0;
        for (const auto r : problem.limits[l].routes) {
            limits_of_[static_cast<std::size_t>(r)].push_back(static_cast<Index>(l));
            auto here = problem.routes[static_cast<std::size_t>(r)].from;
            for (const auto& stop : taken_[static_cast<std::size_t>(r)]) {
                used += problem.travel.at(here, stop.place) + stop.end - stop.start;
                here = stop.place;
            }
            used += problem.travel.at(here, problem.routes[static_cast<std::size_t>(r)].to);
        }
        used_.push_back(used);
    }
}

bool FreeTime::within_limits(Index route, Ticks more) const {
    const auto& limits = limits_of_[static_cast<std::size_t>(route)];
    return std::all_of(limits.begin(), limits.end(), [&](Index l) {
        const auto index = static_cast<std::size_t>(l);
        return used_[index] + more <= problem_.limits[index].most;
    });
}

std::vector<Free> FreeTime::free(const engine::Visit& visit, const Span& within) const {
    std::vector<Free> free;
    for (const auto r : shifts_.near(within.low)) {
        const auto& route = problem_.routes[static_cast<std::size_t>(r)];
        if (visit.officers[static_cast<std::size_t>(route.officer)] == engine::may::nothing) continue;
        const auto& stops = taken_[static_cast<std::size_t>(r)];
        for (std::size_t i = 0; i <= stops.size(); ++i) {
            const auto before = i == 0 ? route.from : stops[i - 1].place;
            const auto after = i == stops.size() ? route.to : stops[i].place;
            const auto out = problem_.travel.at(before, visit.place);
            const auto on = problem_.travel.at(visit.place, after);
            const Span starts{
                std::max(within.low, (i == 0 ? route.opens : stops[i - 1].end) + out),
                std::min(within.high, (i == stops.size() ? route.closes : stops[i].start) - visit.duration - on)};
            const auto detour = out + on - problem_.travel.at(before, after);
            if (starts.low <= starts.high && within_limits(r, detour + visit.duration))
                free.push_back({route.officer, starts});
        }
    }
    return free;
}

} // namespace mosovo::schedule
