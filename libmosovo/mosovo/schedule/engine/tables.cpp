#include "tables.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace mosovo::schedule::engine {

namespace {

// Neighbours further than this are never reached by a ruin; all of them would take the square in memory.
constexpr std::size_t most_neighbours = 400;
constexpr std::size_t usual_neighbours = 5;

std::vector<std::int32_t> transposed(const std::vector<std::int32_t>& cells, std::size_t n) {
    std::vector<std::int32_t> back(cells.size());
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            back[j * n + i] = cells[i * n + j];
    return back;
}

} // namespace

Tables::Tables(const Problem& problem)
    : problem_{&problem}, visits_{static_cast<Index>(problem.visits.size())},
      routes_{static_cast<Index>(problem.routes.size())}, stride_{at(problem.travel.places)} {
    copy_matrices();
    lay_out_windows();
    list_entries();
    find_neighbours();
    find_kin();

    gaps_.resize(at(visits_));
    for (const auto& [a, b, days] : problem.apart) {
        gaps_[at(a)].push_back({b, days});
        gaps_[at(b)].push_back({a, days});
    }
    trips_.resize(at(visits_));
    for (const auto& [a, b] : problem.one_trip) {
        trips_[at(a)].push_back(b);
        trips_[at(b)].push_back(a);
    }
    tie_groups();
    limits_of_.resize(at(routes_));
    for (std::size_t i = 0; i < problem.limits.size(); ++i)
        for (const auto r : problem.limits[i].routes)
            limits_of_[at(r)].push_back(static_cast<Index>(i));
    tie_officers();
    if (!problem.never_together.empty()) {
        apart_.assign(at(problem.officers) * at(problem.officers), 0);
        for (const auto& [a, b] : problem.never_together)
            apart_[at(a) * at(problem.officers) + at(b)] = apart_[at(b) * at(problem.officers) + at(a)] = 1;
    }
}

// Mostly there is nothing to tie: a limit is on one officer's routes.
void Tables::tie_officers() {
    tied_.resize(at(problem_->officers));
    std::iota(tied_.begin(), tied_.end(), Index{0});
    for (const auto& limit : problem_->limits)
        for (const auto r : limit.routes) {
            const auto one = tied_[at(route(limit.routes.front()).officer)];
            const auto other = tied_[at(route(r).officer)];
            if (one != other) std::ranges::replace(tied_, std::max(one, other), std::min(one, other));
        }
}

void Tables::copy_matrices() {
    time_ = problem_->travel.cells;
    if (auto back = transposed(time_, stride_); back != time_) time_back_ = std::move(back);
    if (!problem_->distance.cells.empty()) {
        cost_ = problem_->distance.cells;
    } else if (problem_->travel_cost != 1) {
        cost_ = time_;
        for (auto& cell : cost_)
            cell = static_cast<std::int32_t>(cell * problem_->travel_cost);
    }
    if (!cost_.empty()) {
        if (auto back = transposed(cost_, stride_); back != cost_) cost_back_ = std::move(back);
    }
}

void Tables::lay_out_windows() {
    slotted_.assign(at(visits_), 0);
    for (Index v = 0; v < visits_; ++v) {
        span_first_.push_back(static_cast<Index>(spans_.size()));
        std::vector<Span> mine;
        Index id = 0;
        for (const auto& window : visit(v).windows) {
            mine.push_back({window.from, window.to, window.cost, id++});
            if (!window.slots.empty()) slotted_[at(v)] = 1;
        }
        std::ranges::sort(mine, {}, [](const Span& s) { return std::tuple{s.from, s.to, s.id}; });
        for (std::size_t first = 0; first < mine.size();) {
            auto last = first + 1;
            for (auto end = mine[first].to; last < mine.size() && mine[last].from <= end; ++last)
                end = std::max(end, mine[last].to);
            std::sort(mine.begin() + static_cast<std::ptrdiff_t>(first),
                      mine.begin() + static_cast<std::ptrdiff_t>(last), [](const Span& a, const Span& b) {
                          return std::tuple{a.cost, a.from, a.id} < std::tuple{b.cost, b.from, b.id};
                      });
            first = last;
        }
        spans_.insert(spans_.end(), mine.begin(), mine.end());
        coupled_ = coupled_ || visit(v).seats > 1;
    }
    span_first_.push_back(static_cast<Index>(spans_.size()));
}

void Tables::list_entries() {
    entry_first_.push_back(0);
    Index most_stops = 0;
    Seconds shortest = std::numeric_limits<Seconds>::max();
    for (Index v = 0; v < visits_; ++v) {
        const auto& asked = visit(v);
        shortest = std::min(shortest, asked.duration);
        for (Index r = 0; r < routes_; ++r) {
            const auto& shift = route(r);
            const auto bits = asked.officers.empty() ? may::all : asked.officers[at(shift.officer)];
            const bool seated = (bits & (may::first | may::second | may::third)) != 0;
            if (!seated || (asked.seats == 1 && ((bits & may::first) == 0 || (bits & may::lead) == 0))) continue;
            if (asked.demand > shift.capacity) continue;
            const auto earliest = shift.opens + time_from(shift.from)[asked.place];
            const auto latest = shift.closes - asked.duration - time_from(asked.place)[shift.to];
            const auto meets = [&](const Span& s) { return s.from <= latest && s.to >= earliest; };
            const auto begin = spans_.begin() + span_first_[at(v)];
            const auto end = spans_.begin() + span_first_[at(v) + 1];
            const auto first = std::find_if(begin, end, meets);
            if (first == end || earliest > latest) continue;
            const auto last = std::find_if(std::reverse_iterator{end}, std::reverse_iterator{first}, meets).base();
            entry_routes_.push_back(r);
            entries_.push_back({r, static_cast<Index>(first - spans_.begin()), static_cast<std::uint16_t>(last - first),
                                bits, asked.officer_cost.empty() ? 0 : asked.officer_cost[at(shift.officer)]});
        }
        entry_first_.push_back(entries_.size());
    }
    for (const auto& shift : problem_->routes) {
        const auto room = std::int64_t{shift.closes} - shift.opens;
        const auto fit = shortest > 0 ? std::min<std::int64_t>(room / shortest, visits_) : visits_;
        most_stops = std::max(most_stops, static_cast<Index>(std::max<std::int64_t>(fit, 0)));
    }
    stops_each_ = most_stops + 2;
}

void Tables::find_neighbours() {
    near_each_ = std::min(at(std::max(visits_ - 1, 0)), most_neighbours);
    near_.reserve(near_each_ * at(visits_));
    std::vector<std::pair<Cost, Index>> others;
    Cost sum = 0;
    std::int64_t count = 0;
    for (Index v = 0; v < visits_; ++v) {
        others.clear();
        const auto* there = cost_from(visit(v).place);
        const auto* back = cost_to(visit(v).place);
        for (Index u = 0; u < visits_; ++u)
            if (u != v) others.emplace_back(Cost{there[visit(u).place]} + back[visit(u).place], u);
        std::partial_sort(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(near_each_), others.end());
        for (std::size_t i = 0; i < near_each_; ++i) {
            near_.push_back(others[i].second);
            if (i < usual_neighbours) {
                sum += others[i].first;
                count += 2;
            }
        }
    }
    usual_leg_ = std::max<Cost>(1, count == 0 ? 1 : sum / count);
}

void Tables::tie_groups() {
    group_.assign(at(visits_), none);
    std::vector<Index> queue;
    for (Index v = 0; v < visits_; ++v) {
        if (group_[at(v)] != none || (gaps_[at(v)].empty() && trips_[at(v)].empty())) continue;
        queue.assign(1, v);
        group_[at(v)] = groups_;
        const auto join = [&](Index other) {
            if (group_[at(other)] == groups_) return;
            group_[at(other)] = groups_;
            queue.push_back(other);
        };
        while (!queue.empty()) {
            const auto u = queue.back();
            queue.pop_back();
            for (const auto& gap : gaps_[at(u)])
                join(gap.other);
            for (const auto other : trips_[at(u)])
                join(other);
        }
        ++groups_;
    }
}

void Tables::find_kin() {
    kin_.resize(at(routes_));
    std::iota(kin_.begin(), kin_.end(), 0);
    const bool alike = problem_->limits.empty() && problem_->balance == 0 && !coupled_ &&
                       std::ranges::all_of(problem_->visits,
                                           [](const Visit& v) { return v.officers.empty() && v.officer_cost.empty(); });
    if (!alike) return;
    std::map<std::tuple<Index, Seconds, Seconds, Index, Index, Cost, std::int64_t>, Index> seen;
    for (Index r = 0; r < routes_; ++r) {
        const auto& shift = route(r);
        kin_[at(r)] =
            seen.try_emplace(
                    {shift.day, shift.opens, shift.closes, shift.from, shift.to, shift.use_cost, shift.capacity}, r)
                .first->second;
    }
}

} // namespace mosovo::schedule::engine
