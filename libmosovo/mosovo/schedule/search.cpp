#include <mosovo/schedule/search.hpp>

#include <mosovo/schedule/insertion.hpp>
#include <mosovo/schedule/random.hpp>
#include <mosovo/schedule/ruin.hpp>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace mosovo::schedule {
namespace {

constexpr std::size_t rounds_a_visit = 8; ///< in one cycle
constexpr std::size_t least_rounds = 200;
constexpr std::int64_t hottest = 40; ///< minutes of driving that a round may lose, on average, when hot
constexpr std::size_t blink_one_in = 64;
constexpr std::size_t retried = 8; ///< visits left out that each round tries again
constexpr std::int64_t risk_in_price = 500;

class Cycle {
public:
    Cycle(Routes& routes, std::uint64_t seed)
        : routes_{routes}, random_{seed}, ruiner_{routes.model(), random_}, inserter_{&random_, blink_one_in} {
        remember_best();
        std::vector<std::int64_t> weights;
        for (const auto& visit : routes.model().visits)
            weights.push_back(visit.weight);
        std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(weights.size() / 2),
                         weights.end());
        price_of_risk_ = std::max<std::int64_t>(1, risk_in_price / weights[weights.size() / 2]);
    }

    void run(std::size_t rounds) {
        for (std::size_t round = 0; round < rounds; ++round)
            one_round(hottest * static_cast<std::int64_t>(rounds - round) / static_cast<std::int64_t>(rounds));
        restore(best_);
    }

private:
    void one_round(std::int64_t heat) {
        const auto before = routes_.cost();
        const auto removed = ruiner_.choose(routes_);
        auto waiting = left_out();
        undo_.clear();
        for (const auto visit : waiting)
            undo_.emplace_back(visit, Placing{});
        for (const auto visit : removed) {
            undo_.emplace_back(visit, routes_.placing(visit));
            routes_.take_out(visit);
            waiting.push_back(visit);
        }
        recreate(std::move(waiting));
        if (!accepts(before, routes_.cost(), heat)) return undo();
        if (routes_.cost() < best_cost_) remember_best();
    }

    /// Some of the visits that stand nowhere.
    std::vector<std::size_t> left_out() {
        std::vector<std::size_t> out;
        if (routes_.cost().risk == 0) return out;
        const auto count = routes_.placings().size();
        const auto start = random_.below(count);
        for (std::size_t i = 0; i < count && out.size() < retried; ++i)
            if (const auto v = (start + i) % count;
                !routes_.placing(v).placed() && !routes_.model().visits[v].impossible)
                out.push_back(v);
        return out;
    }

    void recreate(std::vector<std::size_t> visits) {
        const auto& all = routes_.model().visits;
        const auto kind = random_.below(4);
        std::vector<std::tuple<std::int64_t, std::uint64_t, std::size_t>> order;
        for (const auto v : visits) {
            const auto& visit = all[v];
            const std::int64_t key = kind == 0   ? 0
                                     : kind == 1 ? -visit.weight
                                     : kind == 2 ? static_cast<std::int64_t>(visit.days.size())
                                                 : -static_cast<std::int64_t>(visit.seats) * visit.length;
            order.emplace_back(visit.fixed ? -1'000'000'000 : key, random_.next(), v);
        }
        std::sort(order.begin(), order.end());
        for (const auto& [key, tie, v] : order)
            if (const auto offer = inserter_.best(routes_, v)) routes_.place(v, offer->at);
    }

    bool accepts(const Cost& before, const Cost& after, std::int64_t heat) {
        if (after <= before) return true;
        const auto worse = (after.risk - before.risk) * price_of_risk_ + after.price - before.price;
        return worse * 1024 <= heat * random_.exponential();
    }

    void undo() {
        for (const auto& [visit, at] : undo_)
            if (routes_.placing(visit).placed()) routes_.take_out(visit);
        for (const auto& [visit, at] : undo_)
            if (at.placed()) routes_.place(visit, at);
    }

    void remember_best() {
        best_ = routes_.placings();
        best_cost_ = routes_.cost();
    }

    void restore(const std::vector<Placing>& placings) {
        for (std::size_t v = 0; v < placings.size(); ++v)
            if (routes_.placing(v).placed() && !(routes_.placing(v) == placings[v])) routes_.take_out(v);
        for (std::size_t v = 0; v < placings.size(); ++v)
            if (placings[v].placed() && !routes_.placing(v).placed()) routes_.place(v, placings[v]);
    }

    Routes& routes_;
    Random random_;
    Ruiner ruiner_;
    Inserter inserter_;
    std::vector<std::pair<std::size_t, Placing>> undo_;
    std::vector<Placing> best_;
    Cost best_cost_;
    std::int64_t price_of_risk_ = 1;
};

} // namespace

std::int64_t improve(Routes& routes, Seed seed, Effort effort) {
    const auto visits = routes.model().visits.size();
    if (visits == 0 || effort.value() == 0) return 0;
    const auto rounds = std::max(least_rounds, rounds_a_visit * visits);
    Random seeds{Random{seed.reveal()}.next()};
    for (std::int64_t cycle = 0; cycle < effort.value(); ++cycle)
        Cycle{routes, seeds.next()}.run(rounds);
    return static_cast<std::int64_t>(rounds) * effort.value();
}

} // namespace mosovo::schedule
