// A force's four weeks: construction alone and the search at several efforts, its quality over time, and a plain greedy
// planner as the yardstick. Compare within one run; the counters say what each plan is worth. Everybody is made up.
#include "../schedule/made_up.hpp"

#include <mosovo/schedule/check.hpp>
#include <mosovo/schedule/planner.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>

namespace mosovo::schedule {
namespace {

const made_up::Problem& force() {
    static const auto problem = made_up::random_problem(1, {.asks = 700, .officers = 30, .teams = 4, .weeks = 4});
    return problem;
}

void count(benchmark::State& state, const Plan& plan) {
    state.counters["left_out"] = static_cast<double>(plan.score.left_out.value());
    state.counters["risk"] = static_cast<double>(plan.score.risk.value());
    state.counters["price"] = static_cast<double>(plan.score.price.value());
    state.counters["unplanned"] = static_cast<double>(plan.score.unplanned.value());
    state.counters["driving_min"] = static_cast<double>(plan.score.driving.count());
    state.counters["rounds"] = static_cast<double>(plan.work.value());
}

void plan_with_effort(benchmark::State& state) {
    const auto& problem = force();
    for (auto _ : state) {
        const auto made =
            plan(problem.asks, problem.roster, made_up::travel(), problem.days, Seed{1}, *Effort::from(state.range(0)));
        count(state, made);
    }
}
BENCHMARK(plan_with_effort)->Arg(0)->Arg(5)->Arg(20)->Arg(60)->Unit(benchmark::kMillisecond)->Iterations(1);

/// By due day, each at the first time in the plan at which a crew is free and the checker agrees; nothing weighed
/// against anything, nothing moved again. What a person with a list and a calendar does.
void plain_greedy(benchmark::State& state) {
    const auto& problem = force();
    const auto travel = made_up::travel();
    for (auto _ : state) {
        auto order = problem.asks;
        std::ranges::stable_sort(order, {}, [](const Ask& ask) { return ask.due; });
        Plan made{.from = problem.days.from, .to = problem.days.to};
        for (const auto& ask : order) {
            // One visit at a time with all before it locked: the planner's own rules, and no search.
            std::vector<Ask> known{ask};
            for (const auto& row : made.planned)
                known.push_back(*std::ranges::find(problem.asks, row.ask, &Ask::id));
            Wanted wanted;
            wanted.effort = *Effort::from(0);
            wanted.locked = made.planned;
            wanted.with_bound = false;
            made.planned = plan(known, problem.roster, travel, problem.days, Seed{1}, wanted).planned;
        }
        count(state, [&] {
            made.score = score(made, problem.asks, problem.roster, travel);
            return made;
        }());
    }
}
BENCHMARK(plain_greedy)->Unit(benchmark::kMillisecond)->Iterations(1);

void check_a_plan(benchmark::State& state) {
    const auto& problem = force();
    const auto travel = made_up::travel();
    const auto made = plan(problem.asks, problem.roster, travel, problem.days, Seed{1}, *Effort::from(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(check(made, problem.asks, problem.roster, travel));
}
BENCHMARK(check_a_plan)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace mosovo::schedule

BENCHMARK_MAIN();
