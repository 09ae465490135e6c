#include "doubt.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace mosovo::schedule::engine {

namespace {

void demand(bool holds, const char* what, Index where) {
    if (!holds) throw std::logic_error{std::string{"engine: "} + what + " at " + std::to_string(where)};
}

// Starts by going over all routes until nothing moves; slow and plain.
void check_times(const State& state) {
    const auto& tables = *state.tables;
    const auto arrival = [&](Index r, Index i, const std::vector<std::vector<Seconds>>& leave) {
        return leave[at(r)][at(i) - 1] + tables.time_from(state.stops(r)[i - 1].place)[state.stops(r)[i].place];
    };
    std::vector<std::vector<Seconds>> leave(at(tables.routes()));
    for (Index r = 0; r < tables.routes(); ++r)
        leave[at(r)].assign(at(state.length[at(r)]) + 2, tables.route(r).opens);
    for (bool moved = true; moved;) {
        moved = false;
        for (Index r = 0; r < tables.routes(); ++r)
            for (Index i = 1; i <= state.length[at(r)]; ++i) {
                const auto& stop = state.stops(r)[i];
                const auto& asked = tables.visit(stop.visit);
                auto start = std::max(stop.from, arrival(r, i, leave));
                if (stop.joined)
                    for (int seat = 0; seat < asked.seats; ++seat)
                        start = std::max(start, arrival(state.where[at(stop.visit)].routes[at(seat)],
                                                        state.where[at(stop.visit)].stops[at(seat)], leave));
                demand(start <= stop.to, "a start beyond its window", stop.visit);
                if (leave[at(r)][at(i)] != start + asked.duration) {
                    leave[at(r)][at(i)] = start + asked.duration;
                    moved = true;
                }
            }
    }
    for (Index r = 0; r < tables.routes(); ++r) {
        const auto n = state.length[at(r)];
        for (Index i = 1; i <= n; ++i) {
            const auto& stop = state.stops(r)[i];
            demand(stop.leave == leave[at(r)][at(i)], "a stale start", stop.visit);
            demand(stop.start <= stop.late, "an early start after a late one", stop.visit);
        }
        if (n > 0) demand(arrival(r, n + 1, leave) <= tables.route(r).closes, "a route that ends late", r);
    }
    // Late starts follow from the stop after, and from the same stop on the other routes.
    for (Index r = 0; r < tables.routes(); ++r)
        for (Index i = 1; i <= state.length[at(r)]; ++i) {
            const auto& stop = state.stops(r)[i];
            const auto& asked = tables.visit(stop.visit);
            auto late = stop.to;
            for (int seat = 0; seat < asked.seats; ++seat) {
                if (!stop.joined && seat != stop.seat) continue;
                const auto& standing = state.where[at(stop.visit)];
                const auto& after = state.stops(standing.routes[at(seat)])[standing.stops[at(seat)] + 1];
                late = std::min(late, after.late - after.travel - asked.duration);
            }
            demand(late == stop.late, "a stale late start", stop.visit);
        }
}

} // namespace

void check(const State& state) {
    const auto& tables = *state.tables;
    std::vector<int> seen(at(tables.visits()), 0);
    std::vector<std::int64_t> officer(state.officer_work.size(), 0);
    for (Index r = 0; r < tables.routes(); ++r) {
        const auto n = state.length[at(r)];
        const auto* s = state.stops(r);
        std::int64_t load = 0;
        std::int64_t work = n == 0 ? 0 : tables.route(r).paid;
        for (Index i = 1; i <= n; ++i) {
            const auto& standing = state.where[at(s[i].visit)];
            demand(standing.span == s[i].span, "a window that differs", s[i].visit);
            demand(standing.routes[at(s[i].seat)] == r && standing.stops[at(s[i].seat)] == i, "a stop mislaid",
                   s[i].visit);
            ++seen[at(s[i].visit)];
            load += tables.visit(s[i].visit).demand;
            work += tables.visit(s[i].visit).duration;
        }
        for (Index i = 1; i <= n + 1 && n > 0; ++i) {
            demand(s[i].travel == tables.time_from(s[i - 1].place)[s[i].place], "a stale drive", r);
            demand(s[i].leg == tables.cost_from(s[i - 1].place)[s[i].place], "a stale cost", r);
            work += s[i].travel;
        }
        demand(load == state.load[at(r)] && load <= tables.route(r).capacity, "a wrong load", r);
        demand(work == state.work[at(r)], "wrong work", r);
        officer[at(tables.route(r).officer)] += work;
    }
    for (Index v = 0; v < tables.visits(); ++v)
        demand(seen[at(v)] == (state.planned(v) ? tables.visit(v).seats : 0), "a visit that stands too often", v);
    if (tables.problem().balance != 0) demand(officer == state.officer_work, "an officer's work", 0);
    check_times(state);
}

} // namespace mosovo::schedule::engine
