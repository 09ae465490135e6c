#include "parts.hpp"

#include <algorithm>
#include <numeric>

namespace mosovo::schedule::engine {

namespace {

enum class By : std::uint8_t { day, officer, neighbourhood };

// Deals the keys out in their order, so that each part has about as many stops.
void deal(State& state, Index lanes, const std::vector<std::int64_t>& key_of_route, Random& random) {
    const auto& tables = *state.tables;
    std::vector<std::int64_t> keys = key_of_route;
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<std::int64_t> stops(keys.size(), 0);
    std::int64_t all = 0;
    const auto place_of = [&](Index r) {
        return static_cast<std::size_t>(std::ranges::lower_bound(keys, key_of_route[at(r)]) - keys.begin());
    };
    for (Index r = 0; r < tables.routes(); ++r) {
        stops[place_of(r)] += state.length[at(r)];
        all += state.length[at(r)];
    }
    std::vector<Index> part(keys.size(), 0);
    std::int64_t so_far = 0;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        // the middle of this key's stops says whose they are
        const auto middle = 2 * so_far + stops[k];
        part[k] = all == 0 ? static_cast<Index>(k % at(lanes))
                           : std::min<Index>(lanes - 1, static_cast<Index>(middle * lanes / (2 * all)));
        so_far += stops[k];
    }
    for (Index r = 0; r < tables.routes(); ++r) {
        // empty routes alone under their key go anywhere
        state.part[at(r)] = state.length[at(r)] == 0 && stops[place_of(r)] == 0
                                ? static_cast<Index>(random.below(at(lanes)))
                                : part[place_of(r)];
    }
}

std::vector<std::int64_t> keys_by(By by, const State& state, Random& random) {
    const auto& tables = *state.tables;
    std::vector<std::int64_t> keys(at(tables.routes()), 0);
    if (by == By::neighbourhood) {
        // how far the route's visits are from one of them all, chosen by chance
        const auto centre = tables.visit(static_cast<Index>(random.below(at(tables.visits())))).place;
        for (Index r = 0; r < tables.routes(); ++r) {
            const auto* s = state.stops(r);
            std::int64_t sum = 0;
            for (Index i = 1; i <= state.length[at(r)]; ++i)
                sum += tables.cost_from(centre)[s[i].place];
            keys[at(r)] = (state.length[at(r)] == 0 ? 0 : sum / state.length[at(r)]) * tables.routes() + r;
        }
        return keys;
    }
    const auto salt = random.next();
    for (Index r = 0; r < tables.routes(); ++r) {
        const auto of =
            static_cast<std::uint64_t>(by == By::day ? tables.route(r).day : tables.tied(tables.route(r).officer));
        keys[at(r)] = static_cast<std::int64_t>(Random{salt ^ (of * 0x9e3779b97f4a7c15ULL)}.next() >> 2U);
    }
    return keys;
}

// A crew on routes of two parts stands at its time for this stage: to each route it is a visit with one start.
void hold_crews_across(State& state) {
    const auto& tables = *state.tables;
    for (Index v = 0; v < tables.visits(); ++v) {
        if (!state.planned(v)) continue;
        const auto& standing = state.where[at(v)];
        const auto seats = at(tables.visit(v).seats);
        const auto part = [&](std::size_t seat) { return state.part[at(standing.routes[seat])]; };
        bool across = false;
        for (std::size_t seat = 1; seat < seats; ++seat)
            across = across || part(seat) != part(0);
        if (!across) continue;
        state.held[at(v)] = 1;
        for (std::size_t seat = 0; seat < seats; ++seat) {
            auto& stop = state.stops(standing.routes[seat])[standing.stops[seat]];
            stop.joined = false;
            --state.joined[at(standing.routes[seat])];
            stop.from = stop.to = stop.start;
        }
    }
}

// Of empty routes that are all alike a lane needs a few; the rest would only be looked at in vain.
void leave_spare(State& state, Index lanes) {
    constexpr Index enough = 3;
    const auto& tables = *state.tables;
    std::vector<Index> empty(at(tables.routes()) * at(lanes), 0);
    for (Index r = 0; r < tables.routes(); ++r)
        if (state.length[at(r)] == 0 && ++empty[at(tables.kin(r)) * at(lanes) + at(state.part[at(r)])] > enough)
            state.part[at(r)] = none;
}

} // namespace

void share_out(State& state, Editor& editor, Index lanes, std::int64_t stage, Random& random,
               std::vector<std::vector<Index>>& shares) {
    const auto& tables = *state.tables;
    const auto& problem = tables.problem();
    shares.assign(at(lanes), {});
    // free what the last stage held
    for (Index v = 0; v < tables.visits(); ++v) {
        state.held[at(v)] = tables.visit(v).locked ? 1 : 0;
        if (!state.planned(v) || tables.visit(v).seats == 1) continue;
        const auto& standing = state.where[at(v)];
        const auto& window = tables.span(standing.span);
        for (int seat = 0; seat < tables.visit(v).seats; ++seat) {
            auto& stop = state.stops(standing.routes[at(seat)])[standing.stops[at(seat)]];
            if (!stop.joined) ++state.joined[at(standing.routes[at(seat)])];
            stop.joined = true;
            stop.from = window.from;
            stop.to = window.to;
        }
    }
    if (lanes == 1) {
        std::ranges::fill(state.part, 0);
    } else {
        const bool by_officer = problem.balance != 0 || tables.limited();
        Index last_day = 0;
        for (const auto& route : problem.routes)
            last_day = std::max(last_day, route.day);
        std::vector<By> ways;
        if (!by_officer && last_day + 1 >= lanes && last_day > 0) ways.push_back(By::day);
        if (!by_officer && last_day == 0) ways.push_back(By::neighbourhood);
        if (by_officer || last_day > 0) ways.push_back(By::officer);
        const auto by = ways[static_cast<std::size_t>(stage) % ways.size()];
        deal(state, lanes, keys_by(by, state, random), random);
    }
    leave_spare(state, lanes);
    editor.settle_all();
    hold_crews_across(state);
    editor.settle_all();

    // Those who may not clash are one part's to move, and so are all who share slots.
    const auto slots_to = static_cast<Index>(stage % lanes);
    std::vector<Index> part_of_group(at(tables.groups()), none);
    const auto part_of = [&](Index v) { return state.part[at(state.where[at(v)].routes[0])]; };
    for (Index v = 0; v < tables.visits(); ++v)
        if (const auto group = tables.group(v); group != none && state.planned(v) && part_of_group[at(group)] == none)
            part_of_group[at(group)] = part_of(v);
    for (Index v = 0; v < tables.visits(); ++v) {
        if (state.held[at(v)] != 0 && state.planned(v)) continue;
        auto part = state.planned(v) ? part_of(v) : static_cast<Index>(random.below(at(lanes)));
        auto wanted = tables.slotted(v) ? slots_to : none;
        if (const auto group = tables.group(v); group != none) {
            auto& of_group = part_of_group[at(group)];
            if (of_group == none) of_group = wanted == none ? part : wanted;
            if (wanted != none && wanted != of_group) wanted = lanes;
            if (wanted == none) wanted = of_group;
        }
        if (wanted != none && !state.planned(v) && wanted < lanes) part = wanted;
        if (wanted == none || wanted == part)
            shares[at(part)].push_back(v);
        else
            state.held[at(v)] = 1;
    }
}

} // namespace mosovo::schedule::engine
