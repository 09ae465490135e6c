// Plans a benchmark week:
//   week_plan --week WEEK.json --mode single|double --seconds S --seed N --out PLAN.json [--bound MILLIONS]
// PLAN.json is what shared/tools/check_week.py reads. One line about the plan goes to standard output, and with
// --bound, after those seconds, one about what no plan of the same visits can better: found by so many millions of
// drives looked at.
#include "arguments.hpp"
#include "engine_instances.hpp"
#include "timed_search.hpp"

#include <mosovo/schedule/engine/bound.hpp>

#include <boost/json.hpp>

#include <fstream>
#include <iostream>

namespace {

using namespace mosovo::bench;
namespace engine = mosovo::schedule::engine;

void write_plan(const Week& week, const engine::Solution& solution, const std::string& file) {
    boost::json::array plan;
    for (std::size_t v = 0; v < solution.visits.size(); ++v) {
        const auto& place = solution.visits[v];
        if (!place.planned()) continue;
        boost::json::array officers;
        for (const auto r : place.routes)
            if (r != engine::none) {
                const auto officer = week.problem.routes[static_cast<std::size_t>(r)].officer;
                officers.push_back(week.officer_ids[static_cast<std::size_t>(officer)]);
            }
        plan.push_back(boost::json::object{
            {"visit", week.visit_ids[v]}, {"start", place.start}, {"officers", std::move(officers)}});
    }
    std::ofstream out{file};
    out << boost::json::object{{"plan", std::move(plan)}} << '\n';
    if (!out.flush()) throw std::runtime_error{file + ": cannot be written"};
}

void tell_bound(const Week& week, const engine::Solution& solution, std::int64_t millions) {
    const auto begin = Clock::now();
    std::vector<std::uint8_t> made;
    for (const auto& place : solution.visits)
        made.push_back(place.planned() ? 1 : 0);
    engine::BoundOptions options;
    options.work = millions * 1'000'000;
    options.threads = threads();
    options.upper = solution.worth.cost;
    const auto least = engine::least_driving(week.problem, made, options);
    const auto driven = static_cast<double>(solution.worth.cost);
    std::cout << "no plan of these visits drives less than " << static_cast<double>(least.cost) / 60 << " min, gap "
              << 100.0 * (driven - static_cast<double>(least.cost)) / driven << " %, rounds " << least.rounds
              << ", millions " << least.work / 1'000'000 << ", " << milliseconds_since(begin) << " ms\n";
}

int plan(const Arguments& arguments, Clock::time_point begin) {
    const auto& mode = arguments.text("mode");
    if (mode != "single" && mode != "double") throw std::invalid_argument{"--mode is single or double"};
    const auto week = read_week(arguments.text("week"), mode == "double" ? Crews::pairs : Crews::single);
    const auto solution = search_until(week.problem, begin, arguments.number("seconds"),
                                       static_cast<std::uint64_t>(arguments.number("seed")));
    write_plan(week, solution, arguments.text("out"));
    std::cout << "left out " << solution.worth.left_out << ", driving " << static_cast<double>(solution.worth.cost) / 60
              << " min, rounds " << solution.rounds << ", positions tried " << solution.evaluations << ", "
              << milliseconds_since(begin) << " ms\n";
    if (const auto millions = std::stoll(arguments.text("bound", "0")); millions > 0)
        tell_bound(week, solution, millions);
    return 0;
}

} // namespace

int main(int count, char** words) {
    const auto begin = Clock::now();
    try {
        return plan(Arguments{count, words}, begin);
    } catch (const std::exception& fault) {
        std::cerr << "week_plan: " << fault.what() << '\n';
        return 1;
    }
}
