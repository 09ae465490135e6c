#include "problem.hpp"

#include <algorithm>
#include <tuple>

namespace mosovo::schedule::engine {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::string named(const char* what, std::size_t index) { return std::string{what} + " " + std::to_string(index); }

template <class T> bool within(Index index, const std::vector<T>& all) { return index >= 0 && at(index) < all.size(); }

std::string fault_of(const Problem& problem, const Visit& visit) {
    if (visit.place < 0 || visit.place >= problem.travel.places) return "has no place";
    if (visit.seats < 1 || visit.seats > most_seats) return "has a crew of none or more than three";
    if (visit.duration < (visit.seats > 1 ? 1 : 0)) return "has a duration that cannot be";
    if (visit.weight < 1) return "weighs nothing";
    if (visit.demand < 0) return "has a demand below nothing";
    if (!visit.officers.empty() && visit.officers.size() != at(problem.officers)) return "has bits for other officers";
    if (!visit.officer_cost.empty() && visit.officer_cost.size() != at(problem.officers))
        return "has costs for other officers";
    for (const auto& window : visit.windows) {
        if (window.to < window.from) return "has a window that ends before it begins";
        for (const auto slot : window.slots)
            if (!within(slot, problem.slot_room)) return "has a slot that is not there";
    }
    return {};
}

// One officer's stops of one shift, in the order of their starts.
using Stops = std::vector<Index>;

std::vector<Stops> stops_of(const Problem& problem, const std::vector<Place>& visits) {
    std::vector<Stops> stops(problem.routes.size());
    for (std::size_t v = 0; v < visits.size(); ++v)
        if (visits[v].planned())
            for (int seat = 0; seat < problem.visits[v].seats; ++seat)
                stops[at(visits[v].routes[at(seat)])].push_back(static_cast<Index>(v));
    for (auto& route : stops)
        std::ranges::sort(route, {}, [&](Index v) {
            return std::tuple{visits[at(v)].start, visits[at(v)].start + problem.visits[at(v)].duration, v};
        });
    return stops;
}

std::int64_t work_of(const Problem& problem, const Route& route, const Stops& stops) {
    if (stops.empty()) return 0;
    std::int64_t work = route.paid;
    auto here = route.from;
    for (const auto v : stops) {
        work += problem.travel.at(here, problem.visits[at(v)].place) + problem.visits[at(v)].duration;
        here = problem.visits[at(v)].place;
    }
    return work + problem.travel.at(here, route.to);
}

std::string fault_of_visit(const Problem& problem, const std::vector<Place>& visits, std::size_t v) {
    const auto& place = visits[v];
    const auto& visit = problem.visits[v];
    if (!within(place.window, visit.windows)) return "stands in a window it does not have";
    const auto& window = visit.windows[at(place.window)];
    if (place.start < window.from || place.start > window.to) return "starts outside its window";
    unsigned bits = 0;
    for (int seat = 0; seat < most_seats; ++seat) {
        const auto r = place.routes[at(seat)];
        if (seat >= visit.seats) {
            if (r != none) return "has one officer too many";
            continue;
        }
        if (!within(r, problem.routes)) return "lacks an officer";
        const auto& route = problem.routes[at(r)];
        const auto may_be = visit.officers.empty() ? may::all : visit.officers[at(route.officer)];
        if ((may_be & (1U << static_cast<unsigned>(seat))) == 0) return "has an officer who may not take the seat";
        bits |= may_be;
        for (int other = 0; other < seat; ++other) {
            const auto& beside = problem.routes[at(place.routes[at(other)])];
            if (beside.officer == route.officer) return "has one officer twice";
            if (beside.day != route.day) return "has officers of two days";
            for (const auto& [a, b] : problem.never_together)
                if ((a == beside.officer && b == route.officer) || (b == beside.officer && a == route.officer))
                    return "has two officers who may not go together";
        }
    }
    return (bits & may::lead) != 0 ? std::string{} : "has nobody who can lead";
}

std::string fault_of_route(const Problem& problem, const std::vector<Place>& visits, const Route& route,
                           const Stops& stops) {
    auto free = route.opens;
    auto here = route.from;
    std::int64_t load = 0;
    for (const auto v : stops) {
        const auto& visit = problem.visits[at(v)];
        if (free + problem.travel.at(here, visit.place) > visits[at(v)].start) return "cannot be there in time";
        free = visits[at(v)].start + visit.duration;
        here = visit.place;
        load += visit.demand;
    }
    if (!stops.empty() && free + problem.travel.at(here, route.to) > route.closes) return "ends late";
    return load <= route.capacity ? std::string{} : "carries too much";
}

std::string fault_between_visits(const Problem& problem, const std::vector<Place>& visits) {
    const auto day = [&](Index v) { return problem.routes[at(visits[at(v)].routes[0])].day; };
    const auto both = [&](Index a, Index b) { return visits[at(a)].planned() && visits[at(b)].planned(); };
    for (const auto& [a, b, days] : problem.apart)
        if (both(a, b) && std::abs(day(a) - day(b)) < days) return "two visits stand too near to each other";
    for (const auto& [a, b] : problem.one_trip) {
        const auto& other = visits[at(b)].routes;
        if (both(a, b) && std::ranges::none_of(visits[at(a)].routes, [&](Index r) {
                return r != none && std::ranges::find(other, r) != other.end();
            }))
            return "two visits of one trip stand on two";
    }
    std::vector<Index> used(problem.slot_room.size(), 0);
    for (std::size_t v = 0; v < visits.size(); ++v)
        if (visits[v].planned())
            for (const auto slot : problem.visits[v].windows[at(visits[v].window)].slots)
                if (++used[at(slot)] > problem.slot_room[at(slot)]) return named("too many in slot", at(slot));
    return {};
}

} // namespace

std::string fault_of(const Problem& problem) {
    const auto places = at(problem.travel.places);
    if (problem.travel.cells.size() != places * places) return "the table of drives is not square";
    if (!problem.distance.cells.empty() &&
        (problem.distance.places != problem.travel.places || problem.distance.cells.size() != places * places))
        return "the table of distances does not go with the table of drives";
    if (std::ranges::any_of(problem.travel.cells, [](auto cell) { return cell < 0; }))
        return "a drive takes less than no time";
    if (problem.officers < 0) return "there are fewer than no officers";
    for (std::size_t r = 0; r < problem.routes.size(); ++r) {
        const auto& route = problem.routes[r];
        if (route.from < 0 || route.to < 0 || at(route.from) >= places || at(route.to) >= places)
            return named("route", r) + " has no place";
        if (route.officer < 0 || route.officer >= problem.officers) return named("route", r) + " has no officer";
        if (route.day < 0) return named("route", r) + " has no day";
        if (route.closes < route.opens) return named("route", r) + " ends before it begins";
    }
    for (std::size_t v = 0; v < problem.visits.size(); ++v)
        if (const auto fault = fault_of(problem, problem.visits[v]); !fault.empty())
            return named("visit", v) + " " + fault;
    const auto pair = [&](Index a, Index b) {
        return within(a, problem.visits) && within(b, problem.visits) && a != b;
    };
    for (const auto& [a, b, days] : problem.apart)
        if (!pair(a, b)) return "visits kept apart are not two";
    for (const auto& [a, b] : problem.one_trip)
        if (!pair(a, b)) return "visits of one trip are not two";
    for (const auto& limit : problem.limits)
        for (const auto r : limit.routes)
            if (!within(r, problem.routes)) return "a limit is on a route that is not there";
    for (const auto& [a, b] : problem.never_together)
        if (a < 0 || b < 0 || a >= problem.officers || b >= problem.officers)
            return "an officer who may not go with another is not there";
    return {};
}

std::string fault_of(const Problem& problem, const Solution& solution) {
    const auto& visits = solution.visits;
    if (visits.size() != problem.visits.size()) return "not every visit has its place";
    for (std::size_t v = 0; v < visits.size(); ++v)
        if (visits[v].planned())
            if (const auto fault = fault_of_visit(problem, visits, v); !fault.empty())
                return named("visit", v) + " " + fault;
    const auto stops = stops_of(problem, visits);
    for (std::size_t r = 0; r < stops.size(); ++r)
        if (const auto fault = fault_of_route(problem, visits, problem.routes[r], stops[r]); !fault.empty())
            return named("route", r) + " " + fault;
    for (std::size_t i = 0; i < problem.limits.size(); ++i) {
        std::int64_t work = 0;
        for (const auto r : problem.limits[i].routes)
            work += work_of(problem, problem.routes[at(r)], stops[at(r)]);
        if (work > problem.limits[i].most) return named("too much work under limit", i);
    }
    if (const auto fault = fault_between_visits(problem, visits); !fault.empty()) return fault;
    return worth_of(problem, visits) == solution.worth ? std::string{} : "the worth is another";
}

Worth worth_of(const Problem& problem, const std::vector<Place>& visits) {
    Worth worth;
    for (std::size_t v = 0; v < visits.size(); ++v) {
        const auto& visit = problem.visits[v];
        if (!visits[v].planned()) {
            worth.left_out += visit.weight;
            continue;
        }
        worth.cost += visit.windows[at(visits[v].window)].cost;
        if (!visit.officer_cost.empty())
            for (int seat = 0; seat < visit.seats; ++seat)
                worth.cost += visit.officer_cost[at(problem.routes[at(visits[v].routes[at(seat)])].officer)];
    }
    const auto stops = stops_of(problem, visits);
    const auto leg = [&](Index from, Index to) {
        return problem.distance.cells.empty() ? problem.travel_cost * problem.travel.at(from, to)
                                              : Cost{problem.distance.at(from, to)};
    };
    std::vector<std::int64_t> work(at(problem.officers), 0);
    for (std::size_t r = 0; r < stops.size(); ++r) {
        const auto& route = problem.routes[r];
        if (stops[r].empty()) continue;
        worth.cost += route.use_cost;
        auto here = route.from;
        for (const auto v : stops[r]) {
            worth.cost += leg(here, problem.visits[at(v)].place);
            here = problem.visits[at(v)].place;
        }
        worth.cost += leg(here, route.to);
        work[at(route.officer)] += work_of(problem, route, stops[r]);
    }
    for (const auto all : work)
        worth.cost += problem.balance * ((all / 60) * (all / 60)) / 1024;
    return worth;
}

} // namespace mosovo::schedule::engine
