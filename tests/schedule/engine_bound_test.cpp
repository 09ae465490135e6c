#include "engine_made_up.hpp"

#include <mosovo/schedule/engine/bound.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>

namespace mosovo::schedule::engine {
namespace {

using namespace made_up;

/// Three routes of two officers on two days and a few visits, some of two officers, some with several windows, places
/// now and then shared.
Problem tiny(std::uint64_t seed, int visits) {
    Random random{seed * 31 + 5};
    const auto any = [&](int count) { return static_cast<int>(random.below(static_cast<std::size_t>(count))); };
    Problem problem;
    problem.travel = matrix(random, visits + 2);
    problem.officers = 3;
    for (const auto& [officer, of_day] : {std::pair{0, 0}, std::pair{1, 0}, std::pair{any(2), 1}, std::pair{2, 1}}) {
        Route route;
        route.officer = officer;
        route.day = of_day;
        route.opens = of_day * day + 8 * hour + any(2) * hour;
        route.closes = route.opens + (3 + any(5)) * hour;
        route.from = any(2);
        route.to = any(4) == 0 ? any(2) : route.from;
        if (officer == 1 && seed % 2 == 0) { // two officers on shifts alike are one kind of way, gone twice
            const auto& other = problem.routes.front();
            route.opens = other.opens, route.closes = other.closes;
            route.from = other.from, route.to = other.to;
        }
        problem.routes.push_back(route);
    }
    for (int v = 0; v < visits; ++v) {
        Visit visit;
        visit.place = 2 + (any(4) == 0 ? any(visits) : v);
        visit.duration = 60 * (10 + any(60));
        visit.seats = any(3) == 0 ? 2 : 1;
        for (int d = 0; d < 2; ++d)
            for (int more = any(3); more > 0; --more) {
                const auto from = d * day + (8 + any(8)) * hour + 60 * any(60);
                visit.windows.push_back({from, from + any(5) * hour});
            }
        if (any(2) == 0)
            for (int o = 0; o < 3; ++o)
                visit.officers.push_back(any(4) == 0 ? std::uint8_t{may::second} : std::uint8_t{may::all});
        problem.visits.push_back(visit);
    }
    if (seed % 5 == 0) {
        problem.distance = problem.travel;
        for (auto& cell : problem.distance.cells)
            cell = cell / 3 + any(200);
    }
    return problem;
}

/// The least that the drives of any plan cost which makes every visit: every crew for every visit and every order on
/// every route are tried.
class EveryPlan {
public:
    explicit EveryPlan(const Problem& problem) : problem_{problem}, routes_(problem.routes.size()) { choose(0); }
    [[nodiscard]] std::optional<Cost> least() const { return least_; }

private:
    void choose(std::size_t v) {
        if (v == problem_.visits.size()) return order(0);
        const auto seats = problem_.visits[v].seats;
        for (std::size_t a = 0; a < routes_.size(); ++a)
            for (std::size_t b = seats == 1 ? a : a + 1; b < (seats == 1 ? a + 1 : routes_.size()); ++b) {
                if (seats == 2 && (problem_.routes[a].day != problem_.routes[b].day ||
                                   problem_.routes[a].officer == problem_.routes[b].officer))
                    continue;
                routes_[a].push_back(v);
                if (seats == 2) routes_[b].push_back(v);
                choose(v + 1);
                routes_[a].pop_back();
                if (seats == 2) routes_[b].pop_back();
            }
    }

    void order(std::size_t r) {
        if (r == routes_.size()) return judge();
        const auto kept = routes_[r];
        std::sort(routes_[r].begin(), routes_[r].end());
        do {
            order(r + 1);
        } while (std::next_permutation(routes_[r].begin(), routes_[r].end()));
        routes_[r] = kept;
    }

    void judge() {
        Cost cost = 0;
        for (std::size_t r = 0; r < routes_.size(); ++r) {
            auto here = problem_.routes[r].from;
            for (const auto v : routes_[r]) {
                cost += drive(here, problem_.visits[v].place);
                here = problem_.visits[v].place;
            }
            if (!routes_[r].empty()) cost += drive(here, problem_.routes[r].to);
        }
        if ((!least_ || cost < *least_) && stands()) least_ = cost;
    }

    [[nodiscard]] Cost drive(Index from, Index to) const {
        return problem_.distance.cells.empty() ? problem_.travel.at(from, to) : problem_.distance.at(from, to);
    }

    /// Starts move later until all routes agree, or one has no window left; the engine's own judge has the last word.
    [[nodiscard]] bool stands() const {
        Solution solution;
        solution.visits.assign(problem_.visits.size(), {});
        for (std::size_t r = 0; r < routes_.size(); ++r)
            for (const auto v : routes_[r]) {
                auto& seats = solution.visits[v].routes;
                seats[seats[0] == none ? 0 : 1] = static_cast<Index>(r);
            }
        std::vector<Seconds> start(problem_.visits.size(), 0);
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t r = 0; r < routes_.size(); ++r) {
                auto free = problem_.routes[r].opens;
                auto here = problem_.routes[r].from;
                for (const auto v : routes_[r]) {
                    const auto& visit = problem_.visits[v];
                    const auto next =
                        next_start(visit, std::max(start[v], free + problem_.travel.at(here, visit.place)));
                    if (!next) return false;
                    moved = moved || *next != start[v];
                    start[v] = *next;
                    free = *next + visit.duration;
                    here = visit.place;
                }
            }
        }
        for (std::size_t v = 0; v < start.size(); ++v) {
            solution.visits[v].start = start[v];
            for (std::size_t w = 0; w < problem_.visits[v].windows.size(); ++w)
                if (problem_.visits[v].windows[w].from <= start[v] && start[v] <= problem_.visits[v].windows[w].to)
                    solution.visits[v].window = static_cast<Index>(w);
        }
        solution.worth = worth_of(problem_, solution.visits);
        return fault_of(problem_, solution).empty();
    }

    static std::optional<Seconds> next_start(const Visit& visit, Seconds earliest) {
        std::optional<Seconds> best;
        for (const auto& window : visit.windows)
            if (const auto start = std::max(window.from, earliest); start <= window.to && (!best || start < *best))
                best = start;
        return best;
    }

    const Problem& problem_;
    std::vector<std::vector<std::size_t>> routes_;
    std::optional<Cost> least_;
};

LeastDriving bound_of(const Problem& problem, BoundOptions options = {}) {
    return least_driving(problem, std::vector<std::uint8_t>(problem.visits.size(), 1), options);
}

TEST(EngineBound, no_plan_of_a_small_problem_drives_less) {
    Cost all = 0;
    Cost bounds = 0;
    int solved = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        const auto problem = tiny(seed, seed % 10 == 0 ? 5 : 4);
        ASSERT_EQ(fault_of(problem), "");
        const auto least = EveryPlan{problem}.least();
        if (!least) continue;
        ++solved;
        BoundOptions options;
        options.work = 1'000'000;
        options.upper = *least * 5 / 4;
        const auto bound = bound_of(problem, options);
        EXPECT_LE(bound.cost, *least) << "seed " << seed;
        all += *least;
        bounds += bound.cost;
    }
    EXPECT_GT(solved, 30);
    EXPECT_GT(bounds, all * 9 / 10) << "true and of no use: " << bounds << " of " << all;
}

TEST(EngineBound, any_number_of_threads_and_any_known_plan_leave_it_true) {
    const auto problem = random_problem(4, {40, 5, 3});
    auto solution = solve(problem);
    std::vector<std::uint8_t> made;
    for (const auto& place : solution.visits)
        made.push_back(place.planned() ? 1 : 0);
    Cost driven = 0;
    for (std::size_t r = 0; r < problem.routes.size(); ++r) {
        std::vector<std::pair<Seconds, Index>> stops;
        for (std::size_t v = 0; v < made.size(); ++v)
            if (made[v] != 0 && std::ranges::count(solution.visits[v].routes, static_cast<Index>(r)) != 0)
                stops.emplace_back(solution.visits[v].start, problem.visits[v].place);
        if (stops.empty()) continue;
        std::sort(stops.begin(), stops.end());
        auto here = problem.routes[r].from;
        for (const auto& [start, place] : stops) {
            driven += problem.travel.at(here, place);
            here = place;
        }
        driven += problem.travel.at(here, problem.routes[r].to);
    }
    BoundOptions options;
    options.upper = driven;
    options.work = 4'000'000;
    const auto one = least_driving(problem, made, options);
    EXPECT_GT(one.cost, driven / 2);
    for (const int threads : {2, 5}) {
        options.threads = threads;
        const auto many = least_driving(problem, made, options);
        EXPECT_EQ(many.cost, one.cost);
        EXPECT_EQ(many.work, one.work);
    }
    for (const Cost upper : {Cost{0}, driven / 3, driven * 20}) {
        options.upper = upper;
        EXPECT_LE(least_driving(problem, made, options).cost, driven);
    }
}

TEST(EngineBound, a_person_ends_it_and_nothing_to_make_is_nothing) {
    const auto problem = random_problem(4, {40, 5, 3});
    std::stop_source stop;
    stop.request_stop();
    BoundOptions options;
    options.cancel = stop.get_token();
    options.upper = 100'000;
    EXPECT_EQ(bound_of(problem, options).rounds, 0);
    EXPECT_EQ(least_driving(problem, std::vector<std::uint8_t>(40, 0), {}).cost, 0);
}

TEST(EngineBound, two_visits_in_one_street_share_the_way_there) {
    auto problem = plain(2);
    problem.travel.cells = {0, 1000, 1100, 1000, 0, 60, 1100, 60, 0};
    BoundOptions options;
    options.upper = 4'200;
    const auto together = bound_of(problem, options).cost;
    EXPECT_LE(together, 2'160) << "out 1000, across 60, home 1100";
    EXPECT_GE(together, 2'140);
    // with no hour in common each needs a way of its own
    problem.visits[0].windows = {{0, 2 * hour}};
    problem.visits[1].windows = {{day, day + 2 * hour}};
    const auto each = bound_of(problem, options).cost;
    EXPECT_LE(each, 4'200);
    EXPECT_GE(each, 4'160);
}

} // namespace
} // namespace mosovo::schedule::engine
