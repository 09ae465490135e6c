#include <mosovo/schedule/construct.hpp>

#include <mosovo/schedule/insertion.hpp>

#include <algorithm>
#include <optional>
#include <tuple>

namespace mosovo::schedule {
namespace {

constexpr std::size_t looked_at = 8; ///< visits compared by regret at a time

struct Regret {
    std::size_t position = 0;
    std::optional<Offer> best;
    Cost loss;
};

/// What a visit loses when its best day is gone. Nowhere else to go is the greatest loss of all.
Cost loss_of(Inserter& inserter, const Routes& routes, std::size_t visit, const Offer& best) {
    const auto second = inserter.best(routes, visit, best.at.start / ticks_a_day);
    return (second ? second->added : Cost{}) - best.added;
}

/// The most regretted of the first few; without an offer, one that fits nowhere and can be dropped.
Regret most_regretted(Inserter& inserter, const Routes& routes, const std::vector<std::size_t>& visits) {
    Regret chosen;
    const auto few = std::min(visits.size(), looked_at);
    for (std::size_t i = 0; i < few; ++i) {
        auto best = inserter.best(routes, visits[i]);
        if (!best) return {i, std::nullopt, {}};
        const auto loss = loss_of(inserter, routes, visits[i], *best);
        if (!chosen.best || chosen.loss < loss) chosen = {i, best, loss};
    }
    return chosen;
}

} // namespace

void construct(Routes& routes, std::vector<std::size_t> visits) {
    const auto& all = routes.model().visits;
    // The risk of the first day on offer is what is lost already; what a day more would lose is the weight.
    const auto rank = [&](std::size_t v) {
        const auto& visit = all[v];
        return std::tuple{
            !visit.fixed, -visit.days.front().cost.risk, -visit.weight, visit.days.size(), -visit.length, v};
    };
    std::sort(visits.begin(), visits.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    Inserter inserter;
    while (!visits.empty()) {
        const auto next = most_regretted(inserter, routes, visits);
        const auto where = visits.begin() + static_cast<std::ptrdiff_t>(next.position);
        if (next.best) routes.place(*where, next.best->at);
        visits.erase(where);
    }
}

} // namespace mosovo::schedule
