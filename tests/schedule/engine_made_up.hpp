// Small problems for the engine's tests, by chance and by hand. Nobody in them exists.
#pragma once

#include <mosovo/schedule/engine/search.hpp>
#include <mosovo/schedule/random.hpp>

#include <cstdlib>
#include <string>

namespace mosovo::schedule::engine::made_up {

inline constexpr Seconds hour = 3600;
inline constexpr Seconds day = 24 * hour;

struct Size {
    int visits = 30;
    int officers = 5;
    int days = 3;
};

/// Places on a plane of 30 × 30 minutes; a drive back may take a little longer.
inline Matrix matrix(Random& random, int places) {
    std::vector<std::pair<int, int>> at;
    for (int i = 0; i < places; ++i)
        at.emplace_back(static_cast<int>(random.below(1800)), static_cast<int>(random.below(1800)));
    Matrix out{places, {}};
    for (const auto& a : at)
        for (const auto& b : at)
            out.cells.push_back(std::abs(a.first - b.first) + std::abs(a.second - b.second) +
                                (a.first < b.first ? 7 : 0));
    return out;
}

inline Visit random_visit(Random& random, const Size& size, int place, int slots) {
    Visit visit;
    visit.place = place;
    visit.duration = 600 * (1 + static_cast<Seconds>(random.below(6)));
    visit.weight = 1 + static_cast<Weight>(random.below(9));
    visit.seats = random.below(3) == 0 ? 2 : random.below(12) == 0 ? 3 : 1;
    for (int d = 0; d < size.days; ++d) {
        if (random.below(2) == 0) continue;
        const auto from = d * day + 8 * hour + static_cast<Seconds>(random.below(8)) * hour;
        const auto to = from + static_cast<Seconds>(random.below(5)) * hour;
        visit.windows.push_back({from, to, static_cast<Cost>(random.below(500)), {}});
        if (random.below(3) == 0) // a dearer one around it
            visit.windows.push_back({from - hour, to + hour, visit.windows.back().cost + 300, {}});
        if (slots > 0 && random.below(4) == 0)
            visit.windows.back().slots.push_back(static_cast<Index>(random.below(static_cast<std::size_t>(slots))));
    }
    if (random.below(2) == 0)
        for (int o = 0; o < size.officers; ++o) {
            visit.officers.push_back(
                static_cast<std::uint8_t>(random.below(4) == 0 ? may::second | may::third : may::all));
            visit.officer_cost.push_back(static_cast<Cost>(random.below(200)) - 100);
        }
    if (random.below(3) == 0 && !visit.windows.empty()) visit.wished = visit.windows[0].from + hour;
    return visit;
}

/// Every kind of condition there is, all at once.
inline Problem random_problem(std::uint64_t seed, const Size& size = {}) {
    Random random{seed * 7919 + 1};
    const auto one_of = [&](int count) { return static_cast<Index>(random.below(static_cast<std::size_t>(count))); };
    Problem problem;
    problem.travel = matrix(random, size.visits + 3);
    problem.officers = size.officers;
    for (int d = 0; d < size.days; ++d)
        for (int o = 0; o < size.officers; ++o) {
            Route route;
            route.officer = o;
            route.day = d;
            route.opens = d * day + (8 + 2 * one_of(3)) * hour;
            route.closes = route.opens + 8 * hour;
            route.from = one_of(3);
            route.to = random.below(4) == 0 ? one_of(3) : route.from;
            route.use_cost = random.below(2) == 0 ? 0 : 100;
            route.capacity = 20;
            problem.routes.push_back(route);
        }
    problem.slot_room = {1, 2};
    for (int v = 0; v < size.visits; ++v) {
        problem.visits.push_back(random_visit(random, size, v + 3, 2));
        problem.visits.back().demand = one_of(5);
    }
    for (int i = 0; i < size.visits / 6; ++i) {
        const auto a = one_of(size.visits - 1);
        problem.apart.push_back({a, a + 1, 1 + one_of(2)});
    }
    for (int i = 0; i < size.visits / 10; ++i) {
        const auto a = one_of(size.visits - 1);
        problem.one_trip.push_back({a + 1, a});
    }
    problem.never_together = {{0, 1}};
    if (seed % 3 == 0)
        for (int o = 0; o < size.officers; ++o) {
            Limit limit{{}, 12 * hour};
            for (std::size_t r = 0; r < problem.routes.size(); ++r)
                if (problem.routes[r].officer == o) limit.routes.push_back(static_cast<Index>(r));
            problem.limits.push_back(limit);
        }
    if (seed % 6 == 0) { // two officers who share their hours
        problem.limits.push_back({problem.limits[0].routes, 20 * hour});
        for (const auto r : problem.limits[size.officers > 1 ? 1 : 0].routes)
            problem.limits.back().routes.push_back(r);
    }
    if (seed % 2 == 0) problem.balance = 5;
    if (seed % 5 == 0) {
        problem.distance = problem.travel;
        for (auto& cell : problem.distance.cells)
            cell = cell / 3 + 1;
    }
    return problem;
}

/// Two officers of one base (place 0), shifts of 8 hours from second 0 and from second `day`; every drive between
/// two places takes ten minutes.
inline Problem plain(int visits) {
    Problem problem;
    const auto places = visits + 1;
    problem.travel.places = places;
    for (int a = 0; a < places; ++a)
        for (int b = 0; b < places; ++b)
            problem.travel.cells.push_back(a == b ? 0 : 600);
    problem.officers = 2;
    for (int d = 0; d < 2; ++d)
        for (int o = 0; o < 2; ++o) {
            Route route;
            route.officer = o;
            route.day = d;
            route.opens = d * day;
            route.closes = route.opens + 8 * hour;
            problem.routes.push_back(route);
        }
    for (int v = 0; v < visits; ++v) {
        Visit visit;
        visit.place = v + 1;
        visit.duration = hour;
        visit.windows = {{0, 8 * hour}, {day, day + 8 * hour}};
        problem.visits.push_back(visit);
    }
    return problem;
}

inline Solution solve(const Problem& problem, std::int64_t rounds = 300, std::uint64_t seed = 1) {
    Options options;
    options.rounds = rounds;
    options.seed = seed;
    options.doubt = true;
    return search(problem, options);
}

} // namespace mosovo::schedule::engine::made_up
