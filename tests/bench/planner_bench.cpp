// A force's four weeks: construction alone, the usual search, and a naive greedy planner as the yardstick. Compare
// within one run; the counters say what each plan is worth. Everybody is made up.
#include "../schedule/made_up.hpp"

#include <mosovo/schedule/check.hpp>
#include <mosovo/schedule/insertion.hpp>
#include <mosovo/schedule/model.hpp>
#include <mosovo/schedule/planner.hpp>
#include <mosovo/schedule/prices.hpp>
#include <mosovo/schedule/routes.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <numeric>

namespace mosovo::schedule {
namespace {

const made_up::Problem& force() {
    static const auto problem = made_up::random_problem(1, {.asks = 700, .officers = 30, .teams = 4, .weeks = 4});
    return problem;
}

void count(benchmark::State& state, const Plan& plan) {
    state.counters["risk"] = static_cast<double>(plan.score.risk.value());
    state.counters["price"] = static_cast<double>(plan.score.price.value());
    state.counters["unplanned"] = static_cast<double>(plan.score.unplanned.value());
    state.counters["driving_min"] = static_cast<double>(plan.score.driving.count());
    state.counters["rounds"] = static_cast<double>(plan.work.value());
}

void plan_with_effort(benchmark::State& state) {
    const auto& problem = force();
    const auto travel = made_up::travel();
    for (auto _ : state) {
        const auto made =
            plan(problem.asks, problem.roster, travel, problem.days, Seed{1}, *Effort::from(state.range(0)));
        count(state, made);
    }
}
BENCHMARK(plan_with_effort)->Arg(0)->Arg(5)->Arg(20)->Unit(benchmark::kMillisecond)->Iterations(1);

/// By due day, each at its cheapest slot; nothing weighed against anything, nothing moved again.
void naive_greedy(benchmark::State& state) {
    const auto& problem = force();
    const auto travel = made_up::travel();
    for (auto _ : state) {
        const auto model = make_model(problem.asks, problem.roster, travel, problem.days, Seed{1});
        std::vector<std::size_t> order(model.visits.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
            return problem.asks[model.visits[a].ask].due < problem.asks[model.visits[b].ask].due;
        });
        Routes routes{model};
        Inserter inserter;
        double unplanned = static_cast<double>(model.hopeless.size());
        std::int64_t hopeless = 0; // the model leaves these out; a plan's risk counts them
        for (const auto& [ask, why] : model.hopeless)
            hopeless += risk_when_left_out(problem.asks[ask], problem.days.from, problem.days.to);
        for (const auto visit : order)
            if (const auto offer = inserter.best(routes, visit))
                routes.place(visit, offer->at);
            else
                unplanned += 1;
        state.counters["risk"] = static_cast<double>(routes.cost().risk + hopeless);
        state.counters["price"] = static_cast<double>(routes.cost().price);
        state.counters["unplanned"] = unplanned;
    }
}
BENCHMARK(naive_greedy)->Unit(benchmark::kMillisecond);

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
