#include <mosovo/schedule/routes.hpp>

#include <mosovo/schedule/prices.hpp>

#include <algorithm>
#include <cassert>

namespace mosovo::schedule {

Routes::Routes(const Model& model)
    : model_{&model}, placings_(model.visits.size()), routes_(model.duties.size()), visiting_(model.on_duty.size()) {
    for (const auto& visit : model.visits)
        cost_.risk += visit.left_out;
}

std::int64_t Routes::load_price(std::int32_t officer, Tick length) const {
    const auto index = static_cast<std::size_t>(officer);
    const auto on_duty = model_->on_duty[index];
    return price_of_load(visiting_[index] + length, on_duty) - price_of_load(visiting_[index], on_duty);
}

void Routes::change_load(std::int32_t officer, Tick length) {
    cost_.price += load_price(officer, length);
    visiting_[static_cast<std::size_t>(officer)] += length;
}

Cost Routes::own_cost(std::size_t index, const Placing& at) const {
    const auto& visit = model_->visits[index];
    const auto day = at.start / ticks_a_day;
    const auto choice =
        std::find_if(visit.days.begin(), visit.days.end(), [&](const DayChoice& c) { return c.day == day; });
    assert(choice != visit.days.end());
    Cost cost = choice->cost;
    if (visit.target)
        cost.price += price_of_minutes_away(at.start % ticks_a_day - static_cast<Tick>(visit.target->start.count()));
    if (visit.preferred != nobody) {
        const auto own = std::any_of(at.duties.begin(), at.duties.end(), [&](auto duty) {
            return duty != nobody && model_->duties[static_cast<std::size_t>(duty)].officer == visit.preferred;
        });
        if (!own) cost.price += price_of_stranger;
    }
    return cost;
}

std::int64_t Routes::detour(std::int32_t duty, std::size_t position, std::int32_t place) const {
    const auto& route = routes_[static_cast<std::size_t>(duty)];
    const auto base = model_->duties[static_cast<std::size_t>(duty)].base;
    const auto before = position == 0 ? base : route[position - 1].place;
    const auto after = position == route.size() ? base : route[position].place;
    const auto straight = route.empty() ? 0 : model_->drive(before, after);
    return model_->drive(before, place) + model_->drive(place, after) - straight;
}

void Routes::place(std::size_t index, const Placing& at) {
    assert(!placings_[index].placed());
    const auto& visit = model_->visits[index];
    for (const auto duty : at.duties) {
        if (duty == nobody) continue;
        auto& route = routes_[static_cast<std::size_t>(duty)];
        const auto position =
            std::find_if(route.begin(), route.end(), [&](const Stop& s) { return s.start > at.start; });
        cost_.price += detour(duty, static_cast<std::size_t>(position - route.begin()), visit.place);
        route.insert(position, {static_cast<std::int32_t>(index), visit.place, at.start, at.start + visit.length});
        change_load(model_->duties[static_cast<std::size_t>(duty)].officer, visit.length);
    }
    placings_[index] = at;
    cost_ += own_cost(index, at);
    cost_.risk -= visit.left_out;
}

void Routes::take_out(std::size_t index) {
    const auto at = placings_[index];
    assert(at.placed());
    const auto& visit = model_->visits[index];
    cost_ -= own_cost(index, at);
    cost_.risk += visit.left_out;
    for (const auto duty : at.duties) {
        if (duty == nobody) continue;
        auto& route = routes_[static_cast<std::size_t>(duty)];
        const auto position = std::find_if(route.begin(), route.end(),
                                           [&](const Stop& s) { return s.visit == static_cast<std::int32_t>(index); });
        const auto where = static_cast<std::size_t>(position - route.begin());
        route.erase(position);
        cost_.price -= detour(duty, where, visit.place);
        change_load(model_->duties[static_cast<std::size_t>(duty)].officer, -visit.length);
    }
    placings_[index] = {};
}

} // namespace mosovo::schedule
