#include "pricing.hpp"

#include <algorithm>
#include <numeric>

namespace mosovo::schedule::engine {

namespace {

constexpr std::int32_t never = 1 << 29; // what cannot be done costs so much, less some prizes

} // namespace

Prizes::Prizes(const Problem& problem, const std::vector<std::uint8_t>& made) : problem_{&problem} {
    for (Index v = 0; v < static_cast<Index>(problem.visits.size()); ++v)
        if (made[at(v)] != 0) visits_.push_back(v);
    prizes_.assign(size(), 0);
    shortest_ = std::numeric_limits<Seconds>::max();
    for (std::size_t i = 0; i < size(); ++i)
        shortest_ = std::min(shortest_, visit(i).duration);
    // A way has at most as many stops as minutes in the longest route: their sum must stay far below `never`.
    Seconds longest = 1;
    for (const auto& route : problem.routes)
        longest = std::max(longest, route.closes - route.opens);
    dearest_ = never / 16 / (longest / std::clamp(shortest_, 1, longest) + 2);
    if (size() < 2) return;
    arcs_.resize(size() * (size() - 1));
    for (std::size_t i = 0; i < size(); ++i) {
        auto* arc = &arcs_[i * (size() - 1)];
        for (std::size_t k = 0; k < size(); ++k) {
            if (k == i) continue;
            arc->to = static_cast<Index>(k);
            arc->drive = problem.travel.at(visit(i).place, visit(k).place);
            arc->cost = cost(visit(i).place, visit(k).place);
            ++arc;
        }
    }
    remember();
}

std::int32_t Prizes::cost(Index from, Index to) const {
    const Cost drive = problem_->distance.cells.empty() ? problem_->travel.at(from, to) * problem_->travel_cost
                                                        : problem_->distance.at(from, to);
    return static_cast<std::int32_t>(std::min<Cost>(drive, dearest_ / unit)) * unit;
}

void Prizes::remember() {
    // The nearest there and back.
    std::vector<std::vector<Index>> near(size());
    std::vector<std::pair<std::int64_t, Index>> sorted;
    for (std::size_t i = 0; i < size(); ++i) {
        sorted.clear();
        for (std::size_t k = 0; k < size(); ++k)
            if (k != i)
                sorted.emplace_back(std::int64_t{cost(visit(i).place, visit(k).place)} +
                                        cost(visit(k).place, visit(i).place),
                                    static_cast<Index>(k));
        const auto count = std::min(neighbours, sorted.size());
        std::partial_sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(count), sorted.end());
        for (std::size_t n = 0; n < count; ++n)
            near[i].push_back(sorted[n].second);
    }
    const auto bit_of = [&](std::size_t whose, std::size_t what) -> std::uint32_t {
        for (std::size_t n = 0; n < near[whose].size(); ++n)
            if (near[whose][n] == static_cast<Index>(what)) return 1U << n;
        return 0;
    };
    for (std::size_t i = 0; i < size(); ++i)
        for (std::size_t a = 0; a + 1 < size(); ++a) {
            auto& arc = arcs_[i * (size() - 1) + a];
            arc.bit = bit_of(i, at(arc.to));
            const auto self = bit_of(at(arc.to), i);
            for (std::size_t memory = 0; memory < memories; ++memory) {
                auto then = self;
                for (std::size_t n = 0; n < near[i].size(); ++n)
                    if ((memory >> n & 1U) != 0) then |= bit_of(at(arc.to), at(near[i][n]));
                arc.moves |= std::uint64_t{then} << (4 * memory);
            }
        }
}

void Prizes::set(const std::vector<std::int32_t>& prizes) {
    for (std::size_t i = 0; i < size(); ++i)
        for (std::size_t a = 0; a + 1 < size(); ++a) {
            auto& arc = arcs_[i * (size() - 1) + a];
            arc.cost += prizes_[at(arc.to)] - prizes[at(arc.to)];
        }
    prizes_ = prizes;
    for (std::size_t i = 0; i < size(); ++i) {
        auto* first = &arcs_[i * (size() - 1)];
        std::sort(first, first + size() - 1,
                  [](const Arc& a, const Arc& b) { return a.cost != b.cost ? a.cost < b.cost : a.to < b.to; });
    }
}

Seconds Pricing::start_at(std::size_t i, std::size_t bucket) const {
    const auto earliest = alike_->opens + static_cast<Seconds>(bucket) * step_;
    for (const auto& starts : alike_->starts[i])
        if (earliest <= starts.to) return std::max(earliest, starts.from);
    return none;
}

/// What the drive to the route's end costs, `never` where it comes too late.
std::int32_t Pricing::home(std::size_t v, Seconds leave) const {
    const auto place = prizes_.visit(v).place;
    const auto back = leave + prizes_.problem().travel.at(place, alike_->to);
    return back <= alike_->closes ? prizes_.cost(place, alike_->to) : never;
}

void Pricing::run(const Alike& alike, Found& found) {
    alike_ = &alike;
    work_ = 0;
    for (std::size_t i = 0; i < alike.visits.size(); ++i)
        local_[at(alike.visits[i])] = static_cast<Index>(i);
    fill(alike);
    found.least = 0;
    found.stops.clear();
    used_.assign(alike.visits.size(), 0);
    for (std::int64_t route = 0; route < alike.routes; ++route)
        if (!trace(found)) break;
    for (const auto v : alike.visits)
        local_[at(v)] = none;
    found.work = work_;
}

void Pricing::fill(const Alike& alike) {
    buckets_ = bucket_of(alike.closes) + 1;
    table_.assign(alike.visits.size() * buckets_ * Prizes::memories, never);
    floor_.assign(buckets_ + 1, never);
    for (auto b = buckets_; b-- > 0;) {
        auto least = floor_[b + 1];
        for (std::size_t i = 0; i < alike.visits.size(); ++i) {
            const auto start = start_at(i, b);
            if (start == none) continue;
            auto* now = row(i, b);
            if (b + 1 < buckets_ && start_at(i, b + 1) == start)
                std::copy_n(row(i, b + 1), Prizes::memories, now);
            else
                price(i, start, now);
            least = std::min(least, now[0]);
        }
        floor_[b] = least;
    }
}

void Pricing::price(std::size_t i, Seconds start, std::int32_t* row_out) {
    const auto v = at(alike_->visits[i]);
    const auto leave = start + prizes_.visit(v).duration;
    auto clear = home(v, leave); // the best of what no memory bars
    std::fill_n(row_out, Prizes::memories, clear);
    // Who remembers more may do less: the last is the dearest.
    const auto dearest = [&] { return std::min(row_out[Prizes::memories - 1], clear); };
    const auto below = floor_[bucket_of(leave)];
    const auto* arc = prizes_.arcs(v);
    for (const auto* end = arc + prizes_.size() - 1; arc != end && arc->cost + below < dearest(); ++arc) {
        ++work_;
        const auto k = local_[at(arc->to)];
        if (k == none) continue;
        const auto arrival = bucket_of(leave + arc->drive);
        if (arrival >= buckets_) continue;
        const auto* then = row(at(k), arrival);
        if (arc->cost + then[0] >= dearest()) continue;
        if (arc->moves == 0 && arc->bit == 0) {
            clear = std::min(clear, arc->cost + then[0]);
            continue;
        }
        for (std::uint32_t memory = 0; memory < Prizes::memories; ++memory)
            if ((memory & arc->bit) == 0)
                row_out[memory] = std::min(row_out[memory], arc->cost + then[arc->moves >> (4 * memory) & 15U]);
    }
    for (std::size_t memory = 0; memory < Prizes::memories; ++memory)
        row_out[memory] = std::min(row_out[memory], clear);
}

Pricing::Step Pricing::first_step() {
    Step step;
    for (std::size_t k = 0; k < alike_->visits.size(); ++k) {
        ++work_;
        if (used_[k] != 0) continue;
        const auto v = at(alike_->visits[k]);
        const auto place = prizes_.visit(v).place;
        const auto arrival = bucket_of(alike_->opens + prizes_.problem().travel.at(alike_->from, place));
        if (arrival >= buckets_) continue;
        const auto cost = prizes_.cost(alike_->from, place) - prizes_.prize(v);
        if (const auto all = cost + row(k, arrival)[0]; all < step.all)
            step = {all, cost, static_cast<Index>(k), arrival, 0};
    }
    return step;
}

Pricing::Step Pricing::step_from(const Step& before) {
    const auto i = at(before.to);
    const auto v = at(alike_->visits[i]);
    const auto leave = start_at(i, before.bucket) + prizes_.visit(v).duration;
    Step step;
    step.all = step.cost = home(v, leave);
    const auto below = floor_[bucket_of(leave)];
    const auto* arc = prizes_.arcs(v);
    for (const auto* end = arc + prizes_.size() - 1; arc != end && arc->cost + below < step.all; ++arc) {
        ++work_;
        const auto k = local_[at(arc->to)];
        if (k == none || used_[at(k)] != 0 || (before.memory & arc->bit) != 0) continue;
        const auto arrival = bucket_of(leave + arc->drive);
        if (arrival >= buckets_) continue;
        const auto memory = static_cast<std::uint32_t>(arc->moves >> (4 * before.memory) & 15U);
        if (const auto all = arc->cost + row(at(k), arrival)[memory]; all < step.all)
            step = {all, arc->cost, k, arrival, memory};
    }
    return step;
}

// The first way is a cheapest one; those after it go by the same table past what the others use. They only give the
// direction in which prizes are moved, so no harm is done where they are not the cheapest.
bool Pricing::trace(Found& found) {
    const bool first = found.stops.empty();
    const auto begun = found.stops.size();
    auto step = first_step();
    if (first) found.least = step.all;
    auto sum = std::int64_t{step.cost};
    while (step.to != none) {
        found.stops.push_back(alike_->visits[at(step.to)]);
        if (!first) used_[at(step.to)] = 1; // the first may come back to what it has forgotten
        step = step_from(step);
        sum += step.cost;
    }
    for (auto stop = begun; stop < found.stops.size(); ++stop)
        used_[at(local_[at(found.stops[stop])])] = 1;
    if (sum < 0) return true;
    found.stops.resize(begun);
    return false;
}

} // namespace mosovo::schedule::engine
