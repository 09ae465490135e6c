// The law of a national register at once: 70,000 made-up offenders, evaluated to columns. Compare within one run; the
// plain Python implementation is timed beside it by tests/bench/law_in_python.py.
#include <mosovo/law/batch.hpp>
#include <mosovo/synth/caseload.hpp>

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

namespace mosovo::law {
namespace {

constexpr auto as_of = date::sys_days{date::year{2026} / 11 / 22};

std::size_t offenders() {
    const auto* asked = std::getenv("MOSOVO_BENCH_OFFENDERS");
    return asked ? std::stoul(asked) : 70'000;
}

struct Register {
    FactTable table;
    std::size_t events = 0; ///< of every kind, those of practice among them
};

const Register& national() {
    static const auto made = [] {
        Register all;
        const auto count = offenders();
        const synth::Asked asked{*synth::OffenderCount::from(static_cast<std::int64_t>(count)), {1}, as_of, {}};
        all.table.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            const auto record = synth::offender(asked, {i});
            all.events += record.events.size();
            all.table.add(record);
        }
        return all;
    }();
    return made;
}

void count(benchmark::State& state, const Batch& batch) {
    const auto& all = national();
    const auto records = static_cast<double>(all.table.size());
    state.counters["events"] = static_cast<double>(all.events) / records;
    state.counters["law_events"] = static_cast<double>(all.table.events()) / records;
    state.counters["obligations"] = static_cast<double>(batch.obligations.size());
    state.counters["bytes_each"] = static_cast<double>(batch.obligations.bytes() + batch.standings.bytes()) /
                                   static_cast<double>(batch.obligations.size());
    state.counters["us_a_record"] =
        benchmark::Counter(records / 1e6, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void to_columns(benchmark::State& state) {
    const auto& all = national();
    for (auto _ : state) {
        const auto batch =
            evaluate_many(all.table, {.as_of = as_of, .known_at = {}, .readings = {}, .reasons = Reasons::left_out},
                          static_cast<std::size_t>(state.range(0)));
        count(state, batch);
    }
}
BENCHMARK(to_columns)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2.0);

void with_full_reasons(benchmark::State& state) {
    const auto& all = national();
    for (auto _ : state) {
        const auto batch =
            evaluate_many(all.table, {.as_of = as_of, .known_at = {}}, static_cast<std::size_t>(state.range(0)));
        count(state, batch);
        state.counters["steps"] = static_cast<double>(batch.steps.size());
    }
}
BENCHMARK(with_full_reasons)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(2.0);

/// What a program pays that keeps records and asks for one at a time.
void record_by_record(benchmark::State& state) {
    const synth::Asked asked{*synth::OffenderCount::from(1'000), {1}, as_of, {}};
    const auto people = synth::caseload(asked).records;
    for (auto _ : state)
        for (const auto& record : people)
            benchmark::DoNotOptimize(evaluate(record, {.as_of = as_of, .known_at = {}}));
    state.counters["us_a_record"] =
        benchmark::Counter(1e-3, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(record_by_record)->Unit(benchmark::kMillisecond);

void facts_of_records(benchmark::State& state) {
    const synth::Asked asked{*synth::OffenderCount::from(1'000), {1}, as_of, {}};
    const auto people = synth::caseload(asked).records;
    for (auto _ : state) {
        FactTable table;
        for (const auto& record : people)
            table.add(record);
        benchmark::DoNotOptimize(table);
    }
    state.counters["us_a_record"] =
        benchmark::Counter(1e-3, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(facts_of_records)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace mosovo::law

BENCHMARK_MAIN();
