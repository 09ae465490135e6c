// OSP/DC by columns, person by person, and in plain Python, in one run. Everybody is made up, and everybody is scored.
#include "../assessment/osp_people.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

namespace mosovo::assessment {
namespace {

/// The same mixture as tests/plain/osp.py makes.
cases::People made_up(std::int64_t rows) {
    std::mt19937 random{1};
    const auto draw = [&](int from, int below) { return std::uniform_int_distribution<int>{from, below - 1}(random); };
    const auto count = [&](int from, int below) { return *SanctionCount::from(draw(from, below)); };
    cases::People people;
    for (std::int64_t row = 0; row < rows; ++row) {
        OspInputs one;
        one.gender = Sex::male;
        one.supervision_status = static_cast<SupervisionStatus>(draw(0, 3));
        one.has_ever_committed_sexual_offence = true;
        const auto born = make_day(1940, 1, 1) + date::days{draw(0, 23000)};
        one.date_of_birth = born;
        one.date_at_start_of_followup = born + date::days{draw(6000, 25000)};
        one.total_number_of_sanctions_for_all_offences = count(15, 40);
        one.total_indecent_image_sanctions = count(0, 4);
        one.total_contact_adult_sexual_sanctions = count(0, 5);
        one.total_contact_child_sexual_sanctions = count(0, 5);
        one.total_non_contact_sexual_offences = count(1, 5);
        one.date_of_most_recent_sexual_offence = born + date::days{draw(4500, 20000)};
        one.is_current_offence_against_victim_stranger = draw(0, 2) == 0;
        if (draw(0, 2) == 0) one.most_recent_offence_date = make_day(2015, 1, 1) + date::days{draw(0, 4000)};
        one.assessment_date = make_day(2024, 6, 1) + date::days{draw(0, 900)};
        people.add(one);
    }
    return people;
}

void rows_a_second(benchmark::State& state, std::size_t rows) {
    state.SetItemsProcessed(static_cast<std::int64_t>(rows) * state.iterations());
}

void osp_dc_columns(benchmark::State& state) {
    const auto people = made_up(state.range(0));
    const auto columns = people.columns();
    OspScores scores;
    for (auto _ : state) {
        osp_dc(columns, OspProfile::recommended, {}, scores);
        benchmark::DoNotOptimize(scores.points.data());
        benchmark::ClobberMemory();
    }
    for (const auto status : scores.status)
        if (status != OspStatus::scored) state.SkipWithError("somebody was not scored");
    rows_a_second(state, people.people().size());
}
BENCHMARK(osp_dc_columns)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void osp_iic_columns(benchmark::State& state) {
    const auto people = made_up(state.range(0));
    const auto columns = people.columns();
    OspScores scores;
    for (auto _ : state) {
        osp_iic(columns, OspProfile::recommended, {}, scores);
        benchmark::DoNotOptimize(scores.percentage.data());
        benchmark::ClobberMemory();
    }
    rows_a_second(state, people.people().size());
}
BENCHMARK(osp_iic_columns)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// With every item's points, the reasons and the sentences.
void osp_dc_one_by_one(benchmark::State& state) {
    const auto people = made_up(2'000);
    for (auto _ : state)
        for (const auto& person : people.people())
            benchmark::DoNotOptimize(osp_dc(person));
    rows_a_second(state, people.people().size());
}
BENCHMARK(osp_dc_one_by_one)->Unit(benchmark::kMillisecond);

/// tests/plain/osp.py on as many made-up people, in its own process; it says itself how many rows a second.
void plain_python(benchmark::State& state) {
    const auto rows = std::to_string(state.range(0));
    const auto command = "/usr/bin/python3 " MOSOVO_SOURCE_DIR "/tests/plain/osp.py " + rows;
    for (auto _ : state) {
        std::array<char, 64> line{};
        auto* said = popen(command.c_str(), "r"); // NOLINT(cert-env33-c): a fixed command of the project's own
        const bool read = said != nullptr && std::fgets(line.data(), line.size(), said) != nullptr;
        if (said == nullptr || pclose(said) != 0 || !read) {
            state.SkipWithError("tests/plain/osp.py did not run");
            break;
        }
        state.SetIterationTime(static_cast<double>(state.range(0)) / std::strtod(line.data(), nullptr));
    }
    rows_a_second(state, static_cast<std::size_t>(state.range(0)));
}
BENCHMARK(plain_python)->Arg(200'000)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace mosovo::assessment

BENCHMARK_MAIN();
