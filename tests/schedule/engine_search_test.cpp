// The engine on problems by chance: what it returns can be worked, is the same whatever the machine does, and for
// small ones is the best there is.
#include "engine_made_up.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stop_token>

namespace mosovo::schedule::engine {
namespace {

using namespace made_up;

int many(int usual) { // more where somebody asks for it
    const char* asked = std::getenv("MOSOVO_ENGINE_PROBLEMS");
    return asked == nullptr ? usual : std::atoi(asked);
}

TEST(EngineSearch, every_solution_can_be_worked_and_its_tables_are_true_after_every_round) {
    for (int seed = 1; seed <= many(40); ++seed) {
        const auto problem =
            random_problem(static_cast<std::uint64_t>(seed), {5 + 3 * (seed % 12), 3 + seed % 4, 1 + seed % 4});
        ASSERT_EQ(fault_of(problem), "");
        for (const std::int64_t rounds : {0, 10, 300}) {
            const auto solution = solve(problem, rounds, static_cast<std::uint64_t>(seed));
            EXPECT_EQ(fault_of(problem, solution), "") << "seed " << seed << ", rounds " << rounds;
        }
    }
}

// Enough visits that lanes share one plan, so that crews and ties run across parts.
TEST(EngineSearch, lanes_that_share_a_plan_keep_it_workable) {
    for (int seed = 1; seed <= many(4); ++seed) {
        const auto problem = random_problem(static_cast<std::uint64_t>(seed), {260, 12, 5});
        Options options;
        options.rounds = 400;
        options.lanes = 2 + seed % 2;
        options.seed = static_cast<std::uint64_t>(seed);
        options.doubt = true;
        EXPECT_EQ(fault_of(problem, search(problem, options)), "") << "seed " << seed;
    }
}

TEST(EngineSearch, threads_do_not_change_the_solution) {
    // Of seeds 3 and 6 officers have most hours, of 6 two of them together; from 250 visits on lanes share one plan.
    for (const auto& [visits, seed] : {std::pair{40, 5}, std::pair{300, 5}, std::pair{300, 3}, std::pair{300, 6}}) {
        const auto problem = random_problem(static_cast<std::uint64_t>(seed), {visits, 12, 5});
        for (const int lanes : {2, 3}) {
            Options options;
            options.rounds = 2000;
            options.lanes = lanes;
            options.seed = 7;
            const auto alone = search(problem, options);
            for (const int threads : {2, 8}) {
                options.threads = threads;
                const auto together = search(problem, options);
                EXPECT_EQ(together.visits, alone.visits)
                    << visits << " visits, seed " << seed << ", " << lanes << " lanes, " << threads << " threads";
                EXPECT_EQ(together.worth, alone.worth);
                EXPECT_EQ(together.rounds, alone.rounds);
            }
        }
    }
}

TEST(EngineSearch, another_seed_searches_otherwise) {
    const auto problem = random_problem(1, {60, 6, 3});
    EXPECT_NE(solve(problem, 50, 1).visits, solve(problem, 50, 2).visits);
}

TEST(EngineSearch, is_never_worse_than_what_it_began_with) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto problem = random_problem(seed);
        const auto first = solve(problem, 100, seed);
        Options options;
        options.start = first.visits;
        options.rounds = 0;
        const auto same = search(problem, options);
        EXPECT_EQ(fault_of(problem, same), "");
        EXPECT_LE(same.worth, first.worth) << "seed " << seed;
        options.rounds = 200;
        options.heat = 10;
        EXPECT_LE(search(problem, options).worth, first.worth) << "seed " << seed;
    }
}

TEST(EngineSearch, a_start_that_cannot_be_worked_is_mended) {
    const auto problem = random_problem(2);
    Options options;
    options.rounds = 0;
    options.start.assign(problem.visits.size(), Place{0, 9 * hour, {0, 1, 2}});
    EXPECT_EQ(fault_of(problem, search(problem, options)), "");
}

TEST(EngineSearch, stops_when_it_is_told_and_says_so) {
    const auto problem = random_problem(3, {60, 6, 3});
    std::atomic<std::int64_t> clock{0};
    std::stop_source source;
    Options options;
    options.milliseconds = 1'000'000'000;
    options.elapsed = [&] { return clock++; };
    options.cancel = source.get_token();
    int told = 0;
    options.progress = [&](const Progress&) {
        if (++told == 3) source.request_stop();
    };
    const auto solution = search(problem, options);
    EXPECT_TRUE(solution.cancelled);
    EXPECT_GT(solution.rounds, 0);
    EXPECT_LT(clock, 1000);
    EXPECT_EQ(fault_of(problem, solution), "");
}

TEST(EngineSearch, ends_with_the_callers_clock) {
    const auto problem = random_problem(3, {60, 6, 3});
    std::atomic<std::int64_t> clock{0};
    Options options;
    options.milliseconds = 500;
    options.elapsed = [&] { return clock++; };
    int told = 0;
    options.progress = [&](const Progress&) { ++told; };
    const auto solution = search(problem, options);
    EXPECT_GE(clock, 500);
    EXPECT_LE(clock, 600);
    EXPECT_GT(told, 2);
    EXPECT_GT(solution.rounds, 0);
    EXPECT_EQ(fault_of(problem, solution), "");
}

TEST(EngineSearch, refuses_options_that_cannot_be) {
    const auto problem = plain(1);
    const auto refuses = [&](auto change) {
        Options options;
        change(options);
        EXPECT_THROW((void)search(problem, options), std::invalid_argument);
    };
    refuses([](Options& o) { o.lanes = 0; });
    refuses([](Options& o) { o.threads = 0; });
    refuses([](Options& o) { o.rounds = -1; });
    refuses([](Options& o) {
        o.doubt = true;
        o.threads = 2;
    });
    refuses([](Options& o) { o.start.resize(2); });
    refuses([](Options& o) { o.elapsed = [] { return std::int64_t{0}; }; });
}

TEST(EngineSearch, a_problem_without_visits_or_routes_is_solved_too) {
    EXPECT_EQ(solve(plain(0)).worth, (Worth{0, 0}));
    auto nobody = plain(3);
    nobody.routes.clear();
    EXPECT_EQ(solve(nobody).worth, (Worth{3, 0}));
}

// All plans of a small problem: each visit left out or with every crew, in every order on every route, in every window.
class Everything {
public:
    explicit Everything(const Problem& problem) : problem_{problem}, places_(problem.visits.size()) {
        orders_.resize(problem.routes.size());
        choose(0);
    }
    [[nodiscard]] Worth best() const { return best_; }

private:
    void choose(std::size_t v) {
        if (v == problem_.visits.size()) {
            time();
            return;
        }
        places_[v] = {};
        choose(v + 1);
        for (std::size_t w = 0; w < problem_.visits[v].windows.size(); ++w) {
            places_[v].window = static_cast<Index>(w);
            seat(v, 0);
        }
        places_[v] = {};
    }

    void seat(std::size_t v, int seat_number) {
        if (seat_number == problem_.visits[v].seats) {
            choose(v + 1);
            return;
        }
        for (std::size_t r = 0; r < orders_.size(); ++r) {
            auto& order = orders_[r];
            if (std::ranges::find(order, v) != order.end()) continue;
            places_[v].routes[static_cast<std::size_t>(seat_number)] = static_cast<Index>(r);
            for (std::size_t i = 0; i <= order.size(); ++i) {
                order.insert(order.begin() + static_cast<std::ptrdiff_t>(i), v);
                seat(v, seat_number + 1);
                orders_[r].erase(orders_[r].begin() + static_cast<std::ptrdiff_t>(i));
            }
            places_[v].routes[static_cast<std::size_t>(seat_number)] = none;
        }
    }

    // The earliest starts, by going round until nothing moves; a circle never stops and is given up.
    void time() {
        for (std::size_t v = 0; v < places_.size(); ++v)
            if (places_[v].planned())
                places_[v].start = problem_.visits[v].windows[static_cast<std::size_t>(places_[v].window)].from;
        bool moved = true;
        for (int turn = 0; moved; ++turn) {
            if (turn > 20) return;
            moved = false;
            for (std::size_t r = 0; r < orders_.size(); ++r) {
                auto here = problem_.routes[r].from;
                auto free = problem_.routes[r].opens;
                for (const auto v : orders_[r]) {
                    const auto there = free + problem_.travel.at(here, problem_.visits[v].place);
                    if (there > places_[v].start) {
                        places_[v].start = there;
                        moved = true;
                    }
                    here = problem_.visits[v].place;
                    free = places_[v].start + problem_.visits[v].duration;
                }
            }
        }
        Solution solution;
        solution.visits = places_;
        solution.worth = worth_of(problem_, places_);
        if (solution.worth < best_ && fault_of(problem_, solution).empty()) best_ = solution.worth;
    }

    const Problem& problem_;
    std::vector<Place> places_;
    std::vector<std::vector<std::size_t>> orders_;
    Worth best_{std::numeric_limits<Weight>::max(), 0};
};

TEST(EngineSearch, finds_the_best_of_all_plans_of_small_problems) {
    for (int seed = 1; seed <= many(25); ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        auto problem = random_problem(number, {4, 3, 1});
        for (auto& visit : problem.visits) {
            visit.seats = std::min(visit.seats, 2);
            if (visit.windows.size() > 2) visit.windows.resize(2);
        }
        EXPECT_EQ(solve(problem, 400, number).worth, Everything{problem}.best()) << "seed " << seed;
    }
}

} // namespace
} // namespace mosovo::schedule::engine
