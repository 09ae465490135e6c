// What the planner's engine does with its time, beside a plain greedy planner in the same run:
//   schedule_bench [--week WEEK.json] [--mode single|double] [--seconds S] [--seed N]
// Without a week it makes one up: 600 visits, 20 officers, five days.
#include "../schedule/engine_made_up.hpp"
#include "arguments.hpp"
#include "engine_instances.hpp"
#include "timed_search.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <optional>
#include <tuple>

namespace {

using namespace mosovo::bench;
using namespace mosovo::schedule::engine;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

// Heaviest first, each where it adds least driving, at the first quarter of an hour that fits; never moved again.
class Greedy {
public:
    explicit Greedy(const Problem& problem) : problem_{problem}, stops_(problem.routes.size()) {
        solution_.visits.resize(problem.visits.size());
        std::vector<Index> order;
        for (std::size_t v = 0; v < problem.visits.size(); ++v)
            order.push_back(static_cast<Index>(v));
        std::ranges::sort(order, {}, [&](Index v) { return std::tuple{-problem.visits[at(v)].weight, v}; });
        for (const auto v : order)
            place(v);
        solution_.worth = worth_of(problem, solution_.visits);
    }
    [[nodiscard]] const Solution& solution() const { return solution_; }

private:
    struct Free {
        Cost more;
        Index route;
        std::uint8_t bits;
    };

    // What a stop of `v` at `start` adds to the driving of a route, if it can be there.
    std::optional<Cost> more(Index v, Index r, Seconds start) {
        ++solution_.evaluations;
        const auto& visit = problem_.visits[at(v)];
        const auto& route = problem_.routes[at(r)];
        const auto& stops = stops_[at(r)];
        const auto after =
            std::ranges::upper_bound(stops, start, {}, [&](Index u) { return solution_.visits[at(u)].start; });
        const auto from = after == stops.begin() ? route.from : problem_.visits[at(*std::prev(after))].place;
        const auto leave = after == stops.begin() ? route.opens
                                                  : solution_.visits[at(*std::prev(after))].start +
                                                        problem_.visits[at(*std::prev(after))].duration;
        const auto to = after == stops.end() ? route.to : problem_.visits[at(*after)].place;
        const auto by = after == stops.end() ? route.closes : solution_.visits[at(*after)].start;
        const auto there = problem_.travel.at(from, visit.place);
        const auto back = problem_.travel.at(visit.place, to);
        if (leave + there > start || start + visit.duration + back > by) return std::nullopt;
        return Cost{there} + back - (stops.empty() ? 0 : problem_.travel.at(from, to));
    }

    void place(Index v) {
        constexpr Seconds quarter = 15 * 60;
        const auto& visit = problem_.visits[at(v)];
        Place best;
        auto least = std::numeric_limits<Cost>::max();
        for (std::size_t w = 0; w < visit.windows.size(); ++w)
            for (auto start = visit.windows[w].from; start <= visit.windows[w].to; start += quarter) {
                std::vector<Free> free;
                for (Index r = 0; r < static_cast<Index>(problem_.routes.size()); ++r) {
                    const auto& route = problem_.routes[at(r)];
                    if (start < route.opens || start > route.closes) continue;
                    const auto bits = visit.officers.empty() ? may::all : visit.officers[at(route.officer)];
                    if (const auto grown = more(v, r, start)) free.push_back({*grown, r, bits});
                }
                std::ranges::sort(free, {}, [](const Free& f) { return std::tuple{f.more, f.route}; });
                const auto lead = std::ranges::find_if(free, [](const Free& f) { return (f.bits & may::lead) != 0; });
                if (lead == free.end() || free.size() < static_cast<std::size_t>(visit.seats)) continue;
                std::rotate(free.begin(), lead, lead + 1);
                Place here;
                here.window = static_cast<Index>(w);
                here.start = start;
                Cost grown = 0;
                for (int seat = 0; seat < visit.seats; ++seat) {
                    here.routes[at(seat)] = free[at(seat)].route;
                    grown += free[at(seat)].more;
                }
                if (grown < least) {
                    least = grown;
                    best = here;
                }
            }
        if (!best.planned()) return;
        solution_.visits[at(v)] = best;
        for (int seat = 0; seat < visit.seats; ++seat) {
            auto& stops = stops_[at(best.routes[at(seat)])];
            stops.insert(
                std::ranges::upper_bound(stops, best.start, {}, [&](Index u) { return solution_.visits[at(u)].start; }),
                v);
        }
    }

    const Problem& problem_;
    std::vector<std::vector<Index>> stops_; // in the order of their starts
    Solution solution_;
};

Problem made_up_week(std::uint64_t seed) {
    auto problem = made_up::random_problem(seed, {600, 20, 5});
    problem.apart.clear();
    problem.one_trip.clear();
    problem.limits.clear();
    problem.never_together.clear();
    problem.balance = 0;
    problem.distance = {};
    for (auto& route : problem.routes)
        route.use_cost = 0;
    for (auto& visit : problem.visits) {
        visit.seats = std::min(visit.seats, 2);
        visit.demand = 0;
        visit.officer_cost.clear();
        for (auto& bits : visit.officers)
            bits = bits == may::all ? may::all : static_cast<std::uint8_t>(may::all & ~may::lead);
        for (auto& window : visit.windows) {
            window.cost = 0;
            window.slots.clear();
        }
    }
    return problem;
}

void row(const char* planner, std::int64_t milliseconds, const Worth& worth, std::int64_t tried) {
    std::cout << std::left << std::setw(10) << planner << std::right << std::setw(9) << milliseconds << " ms"
              << std::setw(10) << worth.left_out << std::setw(12) << worth.cost / 60 << " min" << std::setw(15) << tried
              << std::setw(12) << (milliseconds == 0 ? 0 : tried / milliseconds) << " a ms\n";
}

int bench(const Arguments& arguments) {
    const auto seed = static_cast<std::uint64_t>(std::stoull(arguments.text("seed", "1")));
    const auto file = arguments.text("week", "");
    const auto crews = arguments.text("mode", "double") == "double" ? Crews::pairs : Crews::single;
    const auto problem = file.empty() ? made_up_week(seed) : read_week(file, crews).problem;
    std::cout << "planner          time  left out      driving          tried\n";
    auto begin = Clock::now();
    const auto greedy = Greedy{problem}.solution();
    if (const auto fault = fault_of(problem, greedy); !fault.empty()) throw std::logic_error{"greedy: " + fault};
    row("greedy", milliseconds_since(begin), greedy.worth, greedy.evaluations);

    begin = Clock::now();
    auto next = std::int64_t{0};
    const auto solution =
        search_until(problem, begin, std::stod(arguments.text("seconds", "10")), seed, [&](const Progress& progress) {
            const auto now = milliseconds_since(begin);
            if (now < next) return;
            row("engine", now, progress.best, progress.evaluations);
            next = std::max<std::int64_t>(2 * now, 100);
        });
    if (const auto fault = fault_of(problem, solution); !fault.empty()) throw std::logic_error{"engine: " + fault};
    row("engine", milliseconds_since(begin), solution.worth, solution.evaluations);
    std::cout << "rounds of ruin and recreate: " << solution.rounds << '\n';
    return 0;
}

} // namespace

int main(int count, char** words) {
    try {
        return bench(Arguments{count, words});
    } catch (const std::exception& fault) {
        std::cerr << "schedule_bench: " << fault.what() << '\n';
        return 1;
    }
}
