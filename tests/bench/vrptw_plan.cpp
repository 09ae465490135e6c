// Solves a vehicle routing instance with time windows in Solomon's format, least total distance:
//   vrptw_plan --instance FILE --seconds S --seed N --out FILE
// Writes "Route #1: 3 1 2" for each vehicle used and "Cost 1637.7" at the end; distances are truncated to one decimal.
#include "arguments.hpp"
#include "engine_instances.hpp"
#include "timed_search.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

namespace {

using namespace mosovo::bench;
namespace engine = mosovo::schedule::engine;

std::string tenths(engine::Cost cost) { return std::to_string(cost / 10) + "." + std::to_string(cost % 10); }

void write_routes(const engine::Problem& problem, const engine::Solution& solution, const std::string& file) {
    std::vector<std::vector<std::size_t>> routes(problem.routes.size());
    for (std::size_t v = 0; v < solution.visits.size(); ++v)
        if (solution.visits[v].planned()) routes[static_cast<std::size_t>(solution.visits[v].routes[0])].push_back(v);
    std::ofstream out{file};
    int number = 0;
    for (auto& route : routes) {
        if (route.empty()) continue;
        std::ranges::sort(route, {}, [&](std::size_t v) { return solution.visits[v].start; });
        out << "Route #" << ++number << ':';
        for (const auto v : route)
            out << ' ' << problem.visits[v].place;
        out << '\n';
    }
    out << "Cost " << tenths(solution.worth.cost) << '\n';
    if (!out.flush()) throw std::runtime_error{file + ": cannot be written"};
}

int plan(const Arguments& arguments, Clock::time_point begin) {
    const auto problem = read_vrptw(arguments.text("instance"));
    const auto solution =
        search_until(problem, begin, arguments.number("seconds"), static_cast<std::uint64_t>(arguments.number("seed")));
    write_routes(problem, solution, arguments.text("out"));
    std::cout << "left out " << solution.worth.left_out << ", cost " << tenths(solution.worth.cost) << ", rounds "
              << solution.rounds << ", positions tried " << solution.evaluations << ", " << milliseconds_since(begin)
              << " ms\n";
    return solution.worth.left_out == 0 ? 0 : 2; // 2: written, but somebody is not served
}

} // namespace

int main(int count, char** words) {
    const auto begin = Clock::now();
    try {
        return plan(Arguments{count, words}, begin);
    } catch (const std::exception& fault) {
        std::cerr << "vrptw_plan: " << fault.what() << '\n';
        return 1;
    }
}
