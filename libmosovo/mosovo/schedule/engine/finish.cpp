#include "finish.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace mosovo::schedule::engine {

namespace {

// The window of the start that the plan pays least for.
Index span_of(const Tables& tables, Index v, Seconds start) {
    Index best = none;
    for (const auto& entry : tables.entries(v))
        for (Index s = entry.first_span; s < entry.first_span + entry.spans; ++s) {
            const auto& span = tables.span(s);
            if (span.from <= start && start <= span.to && (best == none || span.cost < tables.span(best).cost))
                best = s;
        }
    return best;
}

bool seated(const Tables& tables, Index v, const Place& place) {
    unsigned bits = 0;
    for (int seat = 0; seat < tables.visit(v).seats; ++seat) {
        const auto r = place.routes[at(seat)];
        if (r < 0 || r >= tables.routes()) return false;
        const auto entries = tables.entries(v);
        const auto entry = std::ranges::lower_bound(entries, r, {}, &Tables::Entry::route);
        if (entry == entries.end() || entry->route != r || (entry->bits & (1U << static_cast<unsigned>(seat))) == 0)
            return false;
        bits |= entry->bits;
        for (int other = 0; other < seat; ++other) {
            const auto a = tables.route(r).officer;
            const auto b = tables.route(place.routes[at(other)]).officer;
            if (a == b || tables.apart(a, b)) return false;
        }
    }
    return (bits & may::lead) != 0;
}

bool free_of_others(const State& state, Index v, const Place& place, Index span) {
    const auto& tables = *state.tables;
    for (const auto slot : tables.slots(v, tables.span(span)))
        if (state.slot_used[at(slot)] >= tables.problem().slot_room[at(slot)]) return false;
    for (const auto& [other, days] : tables.gaps(v)) {
        if (!state.planned(other)) continue;
        const auto apart = tables.route(place.routes[0]).day - tables.route(state.where[at(other)].routes[0]).day;
        if (apart < days && -apart < days) return false;
    }
    for (const auto other : tables.trip(v)) {
        if (!state.planned(other)) continue;
        const auto& routes = state.where[at(other)].routes;
        if (std::ranges::none_of(
                routes, [&](Index r) { return r != none && std::ranges::find(place.routes, r) != place.routes.end(); }))
            return false;
    }
    for (int seat = 0; seat < tables.visit(v).seats; ++seat)
        if (state.load[at(place.routes[at(seat)])] + tables.visit(v).demand >
            tables.route(place.routes[at(seat)]).capacity)
            return false;
    return true;
}

// As it stands in the start, by order of time; false where it does not fit.
bool put_as_given(State& state, Editor& editor, Index v, const Place& place) {
    const auto& tables = *state.tables;
    const auto span = span_of(tables, v, place.start);
    if (span == none || !seated(tables, v, place) || !free_of_others(state, v, place, span)) return false;
    for (int seat = 1; seat < tables.visit(v).seats; ++seat)
        if (tables.route(place.routes[at(seat)]).day != tables.route(place.routes[0]).day) return false;
    std::array<Slot, most_seats> slots{};
    auto earliest = tables.span(span).from;
    auto latest = tables.span(span).to;
    for (int seat = 0; seat < tables.visit(v).seats; ++seat) {
        const auto r = place.routes[at(seat)];
        const auto* s = state.stops(r);
        Index after = state.length[at(r)];
        while (after > 0 && s[after].start > place.start)
            --after;
        slots[at(seat)] = {r, after};
        const auto here = tables.visit(v).place;
        earliest = std::max(earliest, s[after].leave + tables.time_from(s[after].place)[here]);
        latest =
            std::min(latest, s[after + 1].late - tables.visit(v).duration - tables.time_from(here)[s[after + 1].place]);
    }
    if (earliest > latest) return false;
    for (int a = 0; a < tables.visit(v).seats; ++a)
        for (int b = 0; b < tables.visit(v).seats; ++b)
            if (a != b && editor.precedes({slots[at(a)].route, slots[at(a)].after + 1}, slots[at(b)])) return false;
    editor.begin();
    editor.put(v, span, slots.data());
    for (std::size_t i = 0; i < state.limit_used.size(); ++i)
        if (state.limit_used[i] > tables.problem().limits[i].most) {
            editor.undo();
            return false;
        }
    return true;
}

// Where a cheaper window holds a start that is possible as things stand, it is taken.
void take_cheapest_windows(State& state, Editor& editor) {
    const auto& tables = *state.tables;
    for (Index v = 0; v < tables.visits(); ++v) {
        if (!state.planned(v) || tables.visit(v).windows.size() < 2) continue;
        auto& standing = state.where[at(v)];
        auto earliest = std::numeric_limits<Seconds>::min();
        auto latest = std::numeric_limits<Seconds>::max();
        for (int seat = 0; seat < tables.visit(v).seats; ++seat) {
            const auto* stop = &state.stops(standing.routes[at(seat)])[standing.stops[at(seat)]];
            earliest = std::max(earliest, stop[-1].leave + stop->travel);
            latest = std::min(latest, stop[1].late - stop[1].travel - tables.visit(v).duration);
        }
        auto best = standing.span;
        for (const auto& entry : tables.entries(v)) {
            if (entry.route != standing.routes[0]) continue;
            for (Index s = entry.first_span; s < entry.first_span + entry.spans; ++s) {
                const auto& span = tables.span(s);
                if (span.cost < tables.span(best).cost && std::max(earliest, span.from) <= std::min(latest, span.to) &&
                    std::ranges::all_of(tables.slots(v, span), [&](Index slot) {
                        return state.slot_used[at(slot)] < tables.problem().slot_room[at(slot)];
                    }))
                    best = s;
            }
        }
        if (best == standing.span) continue;
        for (const auto slot : tables.slots(v, tables.span(standing.span)))
            --state.slot_used[at(slot)];
        for (const auto slot : tables.slots(v, tables.span(best)))
            ++state.slot_used[at(slot)];
        standing.span = best;
        for (int seat = 0; seat < tables.visit(v).seats; ++seat) {
            auto& stop = state.stops(standing.routes[at(seat)])[standing.stops[at(seat)]];
            stop.span = best;
            stop.from = tables.span(best).from;
            stop.to = tables.span(best).to;
        }
        editor.settle_all();
    }
}

// In the order of the earliest starts, which is an order along every route: as near to the wish as the latest allows.
void move_to_wishes(State& state) {
    const auto& tables = *state.tables;
    std::vector<Index> order;
    const auto start_of = [&](Index v) {
        const auto& standing = state.where[at(v)];
        return state.stops(standing.routes[0])[standing.stops[0]].start;
    };
    std::vector<std::tuple<Seconds, Index, Index>> sorted;
    for (Index v = 0; v < tables.visits(); ++v)
        if (state.planned(v)) sorted.emplace_back(start_of(v), state.where[at(v)].stops[0], v);
    std::ranges::sort(sorted);
    for (const auto& [old, position, v] : sorted) {
        const auto& standing = state.where[at(v)];
        auto start = std::numeric_limits<Seconds>::min();
        auto late = std::numeric_limits<Seconds>::max();
        for (int seat = 0; seat < tables.visit(v).seats; ++seat) {
            const auto* stop = &state.stops(standing.routes[at(seat)])[standing.stops[at(seat)]];
            start = std::max({start, stop->from, stop[-1].leave + stop->travel});
            late = std::min(late, stop->late);
        }
        start = std::max(start, std::min(tables.visit(v).wished, late));
        for (int seat = 0; seat < tables.visit(v).seats; ++seat) {
            auto& stop = state.stops(standing.routes[at(seat)])[standing.stops[at(seat)]];
            stop.start = start;
            stop.leave = start + tables.visit(v).duration;
        }
    }
}

} // namespace

void begin_with(State& state, Editor& editor, Inserter& inserter, const std::vector<Place>& start, Random& random) {
    const auto& tables = *state.tables;
    std::ranges::fill(state.part, 0);
    std::vector<Index> order(at(tables.visits()));
    std::iota(order.begin(), order.end(), 0);
    if (!start.empty()) {
        std::ranges::sort(order, {}, [&](Index v) {
            return std::tuple{!tables.visit(v).locked, start[at(v)].start, v};
        });
        for (const auto v : order)
            if (start[at(v)].planned()) put_as_given(state, editor, v, start[at(v)]);
    }
    std::ranges::sort(order, {}, [&](Index v) {
        const auto& asked = tables.visit(v);
        std::int64_t room = 0;
        for (const auto& window : asked.windows)
            room += std::int64_t{window.to} - window.from + 1;
        return std::tuple{!asked.locked, -asked.weight, -asked.seats, room, v};
    });
    for (const auto v : order) {
        if (state.planned(v)) continue;
        const auto found = inserter.best(v, random, 0);
        if (found.span != none) editor.put(v, found.span, found.slots.data());
    }
}

std::vector<Place> places_of(const State& state) {
    const auto& tables = *state.tables;
    std::vector<Place> places(at(tables.visits()));
    for (Index v = 0; v < tables.visits(); ++v) {
        const auto& standing = state.where[at(v)];
        if (standing.span == none) continue;
        auto& place = places[at(v)];
        place.window = tables.span(standing.span).id;
        place.start = state.stops(standing.routes[0])[standing.stops[0]].start;
        for (int seat = 0; seat < tables.visit(v).seats; ++seat)
            place.routes[at(seat)] = standing.routes[at(seat)];
    }
    return places;
}

Solution finish(State& state, Editor& editor) {
    take_cheapest_windows(state, editor);
    move_to_wishes(state);
    Solution solution;
    solution.visits = places_of(state);
    solution.worth = worth_of(state.tables->problem(), solution.visits);
    return solution;
}

} // namespace mosovo::schedule::engine
