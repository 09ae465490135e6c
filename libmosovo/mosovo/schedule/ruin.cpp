#include <mosovo/schedule/ruin.hpp>

#include <algorithm>
#include <cstdlib>

namespace mosovo::schedule {
namespace {

constexpr std::size_t most_taken = 9;
constexpr std::int64_t minutes_for_a_day = 12; ///< how far apart on the ground one day apart counts

} // namespace

std::vector<std::size_t> Ruiner::choose(const Routes& routes) {
    chosen_.clear();
    if (model_.visits.empty()) return {};
    const auto many = 2 + random_.below(most_taken - 1);
    switch (random_.below(8)) {
    case 0:
        at_random(routes, many);
        break;
    case 1:
        one_duty(routes);
        break;
    case 2:
    case 3:
        for_one_left_out(routes, many);
        break;
    default:
        near_one(routes, many);
    }
    std::sort(chosen_.begin(), chosen_.end());
    chosen_.erase(std::unique(chosen_.begin(), chosen_.end()), chosen_.end());
    return chosen_;
}

void Ruiner::near_one(const Routes& routes, std::size_t many) {
    const auto centre = random_.below(model_.visits.size());
    if (!movable(routes, centre)) return;
    const auto& middle = model_.visits[centre];
    const auto day = routes.placing(centre).start / ticks_a_day;
    ranked_.clear();
    for (std::size_t v = 0; v < model_.visits.size(); ++v) {
        if (!movable(routes, v)) continue;
        const auto days = std::abs(routes.placing(v).start / ticks_a_day - day);
        const auto apart = model_.drive(middle.place, model_.visits[v].place) + minutes_for_a_day * days;
        ranked_.emplace_back(apart, v);
    }
    // More than needed come into question, so that the same centre does not always take the same neighbours.
    const auto pool = std::min(ranked_.size(), 2 * many);
    std::partial_sort(ranked_.begin(), ranked_.begin() + static_cast<std::ptrdiff_t>(pool), ranked_.end());
    chosen_.push_back(centre);
    for (std::size_t i = 0; i < pool && chosen_.size() < many; ++i)
        if (random_.below(2) == 0) chosen_.push_back(ranked_[i].second);
}

void Ruiner::one_duty(const Routes& routes) {
    if (model_.duties.empty()) return;
    const auto duty = static_cast<std::int32_t>(random_.below(model_.duties.size()));
    for (const auto& stop : routes.route(duty))
        if (movable(routes, static_cast<std::size_t>(stop.visit)))
            chosen_.push_back(static_cast<std::size_t>(stop.visit));
}

void Ruiner::at_random(const Routes& routes, std::size_t many) {
    for (std::size_t i = 0; i < many; ++i) {
        const auto visit = random_.below(model_.visits.size());
        if (movable(routes, visit)) chosen_.push_back(visit);
    }
}

void Ruiner::for_one_left_out(const Routes& routes, std::size_t many) {
    const auto start = random_.below(model_.visits.size());
    for (std::size_t i = 0; i < model_.visits.size(); ++i) {
        const auto v = (start + i) % model_.visits.size();
        const auto& visit = model_.visits[v];
        const auto& at = routes.placing(v);
        const auto best_day = visit.days.front();
        if (visit.locked || visit.impossible || (at.placed() && routes.own_cost(v, at).risk <= best_day.cost.risk))
            continue;
        if (at.placed()) chosen_.push_back(v);
        const auto few = std::min<std::size_t>(visit.days.size(), 5);
        const auto day = static_cast<std::size_t>(visit.days[random_.below(few)].day);
        const auto& duties = model_.pools[visit.pool].duties[day];
        for (std::size_t tries = 0; tries < 2 * many && chosen_.size() < many && !duties.empty(); ++tries) {
            const auto& route = routes.route(duties[random_.below(duties.size())]);
            if (route.empty()) continue;
            const auto other = static_cast<std::size_t>(route[random_.below(route.size())].visit);
            if (movable(routes, other)) chosen_.push_back(other);
        }
        return;
    }
    near_one(routes, many);
}

} // namespace mosovo::schedule
