#include "insertion.hpp"

#include <algorithm>

namespace mosovo::schedule::engine {

namespace {

// 16 bytes each: 320 MB at most.
constexpr std::size_t most_offers = 20'000'000;

} // namespace

Memory::Memory(const Tables& tables) {
    if (tables.all_entries() <= most_offers && tables.stride() < (Index{1} << Offer::stop_bits))
        offers_.resize(tables.all_entries());
}

Inserter::Inserter(State& state, Editor& editor, Memory& memory, Index lane)
    : state_{&state}, editor_{&editor}, memory_{&memory}, tables_{state.tables}, lane_{lane},
      kin_seen_(at(tables_->routes()), 0) {}

void Inserter::expect(Index v) const {
#if defined(__GNUC__)
    constexpr Index cells_a_line = 16;
    constexpr Index most_places = 2000; // a longer row would drive out what is in the cache already
    const auto place = tables_->visit(v).place;
    const auto places = tables_->problem().travel.places;
    if (places > most_places) return;
    const auto fetch = [places](const std::int32_t* row) {
        for (Index i = 0; i < places; i += cells_a_line)
            __builtin_prefetch(row + i);
    };
    fetch(tables_->time_from(place));
    if (tables_->time_to(place) != tables_->time_from(place)) fetch(tables_->time_to(place));
    if (tables_->cost_from(place) != tables_->time_from(place)) fetch(tables_->cost_from(place));
    if (tables_->cost_to(place) != tables_->cost_from(place) && tables_->cost_to(place) != tables_->time_to(place))
        fetch(tables_->cost_to(place));
#endif
}

Found Inserter::best(Index v, Random& random, std::uint32_t blink) {
    return tables_->visit(v).seats == 1 ? best_alone(v, random, blink) : best_crew(v, random, blink);
}

// Whether the route may take the visit at all as things stand: the conditions between visits.
bool Inserter::open(Index v, const Tables::Entry& entry) const {
    const auto day = tables_->route(entry.route).day;
    for (const auto& [other, days] : tables_->gaps(v)) {
        const auto& standing = state_->where[at(other)];
        if (standing.span == none) continue;
        const auto there = tables_->route(standing.routes[0]).day;
        if (day - there < days && there - day < days) return false;
    }
    if (tables_->visit(v).seats == 1)
        for (const auto other : tables_->trip(v)) {
            const auto& standing = state_->where[at(other)];
            if (standing.span != none && std::ranges::find(standing.routes, entry.route) == standing.routes.end())
                return false;
        }
    return true;
}

bool Inserter::free(Index v, const Tables::Span& span) const {
    for (const auto slot : tables_->slots(v, span))
        if (state_->slot_used[at(slot)] >= tables_->problem().slot_room[at(slot)]) return false;
    return true;
}

namespace {

std::int64_t worked(const State& state, Index v, Index r, Index after) {
    const auto& tables = *state.tables;
    const auto* s = state.stops(r);
    const auto place = tables.visit(v).place;
    const std::int64_t legs =
        std::int64_t{tables.time_to(place)[s[after].place]} + tables.time_from(place)[s[after + 1].place];
    return legs + tables.visit(v).duration + (state.length[at(r)] == 0 ? tables.route(r).paid : -s[after + 1].travel);
}

} // namespace

bool Inserter::within_limits(Index v, Index r, Index after) const {
    const auto more = worked(*state_, v, r, after);
    return std::ranges::all_of(tables_->limits(r), [&](Index limit) {
        return state_->limit_used[at(limit)] + more <= tables_->problem().limits[at(limit)].most;
    });
}

Cost Inserter::balance(Index v, Index r, Index after) const {
    const auto all = state_->officer_work[at(tables_->route(r).officer)];
    return tables_->balance_of(all + worked(*state_, v, r, after)) - tables_->balance_of(all);
}

// The first stop behind which a start at `from` or later can be: late starts grow along a route.
static Index first_after(const Stop* s, Index n, Seconds leave_by) {
    Index low = 0;
    for (Index width = n; width > 0;) {
        const auto half = width / 2;
        if (s[low + half + 1].late < leave_by) {
            low += half + 1;
            width -= half + 1;
        } else {
            width = half;
        }
    }
    return low;
}

// The cheapest position of one visit on one route, by the route alone.
void Inserter::scan(Index v, const Tables::Entry& entry, Cost& grown, Index& after, Index& span) {
    grown = never;
    const auto& asked = tables_->visit(v);
    const auto r = entry.route;
    if (state_->load[at(r)] + asked.demand > tables_->route(r).capacity) return;
    const auto n = state_->length[at(r)];
    const auto* s = state_->stops(r);
    const auto* in = tables_->time_to(asked.place);
    const auto* out = tables_->time_from(asked.place);
    const auto* cost_in = tables_->cost_to(asked.place);
    const auto* cost_out = tables_->cost_from(asked.place);
    const auto duration = asked.duration;
    const Cost extra = entry.extra + (n == 0 ? tables_->route(r).use_cost : 0);
    if (entry.spans == 1 && !tables_->slotted(v)) {
        const auto& window = tables_->span(entry.first_span);
        const auto from = window.from;
        const auto to = window.to;
        auto least = std::numeric_limits<std::int32_t>::max();
        Index p = first_after(s, n, from + duration);
        evaluations_ -= p;
        for (; p <= n; ++p) {
            const auto& a = s[p];
            const auto& b = s[p + 1];
            if (a.leave > to) break;
            const auto start = std::max(a.leave + in[a.place], from);
            if (start > to || start + duration + out[b.place] > b.late) continue;
            const auto more = cost_in[a.place] + cost_out[b.place] - b.leg;
            if (more < least) {
                least = more;
                after = p;
            }
        }
        evaluations_ += p;
        if (least != std::numeric_limits<std::int32_t>::max()) {
            grown = extra + least + window.cost;
            span = entry.first_span;
        }
        return;
    }
    evaluations_ += n + 1;
    for (Index p = 0; p <= n; ++p) {
        const auto& a = s[p];
        const auto& b = s[p + 1];
        const auto earliest = a.leave + in[a.place];
        const auto latest = b.late - out[b.place] - duration;
        if (earliest > latest) continue;
        const auto more = extra + cost_in[a.place] + cost_out[b.place] - b.leg;
        for (Index w = entry.first_span; w < entry.first_span + entry.spans; ++w) {
            const auto& window = tables_->span(w);
            if (more + window.cost >= grown || std::max(earliest, window.from) > std::min(latest, window.to)) continue;
            if (tables_->slotted(v) && !free(v, window)) continue;
            grown = more + window.cost;
            after = p;
            span = w;
        }
    }
}

Found Inserter::best_alone(Index v, Random& random, std::uint32_t blink) {
    Found found;
    const auto entries = tables_->entries(v);
    const auto* routes = tables_->entry_routes(v);
    auto* offers = tables_->slotted(v) ? nullptr : memory_->offers(tables_->first_entry(v));
    const bool bound = !tables_->gaps(v).empty() || !tables_->trip(v).empty();
    const bool balanced = tables_->problem().balance != 0;
    const auto part = state_->part.data();
    const auto version = state_->version.data();
    const auto lane = lane_;
    ++turn_;
    for (std::size_t e = 0; e < entries.size(); ++e) {
        const auto r = routes[e];
        if (part[at(r)] != lane) continue;
        if (blink != 0 && --until_blink_ == 0) {
            until_blink_ = 1 + static_cast<std::uint32_t>(random.below(2 * std::size_t{blink}));
            continue;
        }
        const auto& entry = entries[e];
        Cost grown;
        Index after = 0;
        Index span = none;
        constexpr auto low_bits = Memory::Offer::stop_bits + Memory::Offer::span_bits;
        if (offers != nullptr && (offers[e].seen >> low_bits) == version[at(r)]) {
            grown = offers[e].grown;
            if (grown >= found.grown) continue;
            after = static_cast<Index>(offers[e].seen & ((1U << Memory::Offer::stop_bits) - 1));
            span = entry.first_span + static_cast<Index>((offers[e].seen >> Memory::Offer::stop_bits) &
                                                         ((1U << Memory::Offer::span_bits) - 1));
        } else {
            if (state_->length[at(r)] == 0) {
                auto& seen = kin_seen_[at(tables_->kin(r))];
                if (seen == turn_) continue;
                seen = turn_;
            }
            scan(v, entry, grown, after, span);
            const auto offset = span == none ? 0 : span - entry.first_span;
            if (offers != nullptr && offset < (Index{1} << Memory::Offer::span_bits)) {
                offers[e].grown = grown;
                offers[e].seen = (version[at(r)] << low_bits) |
                                 (static_cast<std::uint64_t>(offset) << Memory::Offer::stop_bits) |
                                 static_cast<std::uint64_t>(after);
            }
            if (grown >= found.grown) continue;
        }
        if (bound && !open(v, entry)) continue;
        if (!tables_->limits(r).empty() && !within_limits(v, r, after)) continue;
        if (balanced) {
            grown += balance(v, r, after);
            if (grown >= found.grown) continue;
        }
        found.grown = grown;
        found.span = span;
        found.slots[0] = {r, after};
    }
    return found;
}

// Every position on a route at which one of the crew could be.
void Inserter::seats_on(Index v, const Tables::Entry& entry) {
    const auto& asked = tables_->visit(v);
    const auto r = entry.route;
    const auto n = state_->length[at(r)];
    if (state_->load[at(r)] + asked.demand > tables_->route(r).capacity) return;
    const auto* s = state_->stops(r);
    const auto* in = tables_->time_to(asked.place);
    const auto* out = tables_->time_from(asked.place);
    const auto* cost_in = tables_->cost_to(asked.place);
    const auto* cost_out = tables_->cost_from(asked.place);
    const Cost extra = entry.extra + (n == 0 ? tables_->route(r).use_cost : 0);
    const bool limited = !tables_->limits(r).empty();
    const bool balanced = tables_->problem().balance != 0;
    const auto* first = &tables_->span(entry.first_span);
    evaluations_ += n + 1;
    for (Index p = 0; p <= n; ++p) {
        const auto& a = s[p];
        const auto& b = s[p + 1];
        const auto earliest = a.leave + in[a.place];
        const auto latest = b.late - out[b.place] - asked.duration;
        if (earliest > latest) continue;
        const bool meets = std::any_of(first, first + entry.spans, [&](const Tables::Span& w) {
            return std::max(earliest, w.from) <= std::min(latest, w.to);
        });
        if (!meets || (limited && !within_limits(v, r, p))) continue;
        auto grown = extra + cost_in[a.place] + cost_out[b.place] - b.leg;
        if (balanced) grown += balance(v, r, p);
        seats_.push_back({grown, earliest, latest, r, p, tables_->route(r).officer, 0, entry.bits});
    }
}

Found Inserter::best_crew(Index v, Random& random, std::uint32_t blink) {
    Found found;
    const auto entries = tables_->entries(v);
    const bool bound = !tables_->gaps(v).empty();
    // Routes of one day stand together as often as the caller lists them so; each day is looked at once all the same.
    std::size_t done = 0;
    std::size_t left = entries.size();
    Index day = none;
    while (left > 0) {
        Index next = std::numeric_limits<Index>::max();
        seats_.clear();
        auto first_span = std::numeric_limits<Index>::max();
        Index last_span = 0;
        if (day == none)
            for (const auto& entry : entries)
                next = std::min(next, tables_->route(entry.route).day);
        else
            for (const auto& entry : entries)
                if (const auto d = tables_->route(entry.route).day; d > day) next = std::min(next, d);
        if (next == std::numeric_limits<Index>::max()) break;
        day = next;
        for (const auto& entry : entries) {
            if (tables_->route(entry.route).day != day) continue;
            ++done;
            --left;
            if (state_->part[at(entry.route)] != lane_) continue;
            if (bound && !open(v, entry)) continue;
            if (blink != 0 && --until_blink_ == 0) {
                until_blink_ = 1 + static_cast<std::uint32_t>(random.below(2 * std::size_t{blink}));
                continue;
            }
            first_span = std::min(first_span, entry.first_span);
            last_span = std::max(last_span, entry.first_span + entry.spans);
            seats_on(v, entry);
        }
        if (!seats_.empty()) pair_up(v, at(first_span), at(last_span - first_span), found);
    }
    return found;
}

void Inserter::pair_up(Index v, std::size_t first_span, std::size_t spans, Found& found) {
    const auto seats = tables_->visit(v).seats;
    Cost cheapest_window = never;
    for (std::size_t w = first_span; w < first_span + spans; ++w)
        cheapest_window = std::min(cheapest_window, tables_->span(static_cast<Index>(w)).cost);
    Cost least = never;
    for (const auto& seat : seats_)
        least = std::min(least, seat.grown);
    sorted_.clear();
    for (const auto& seat : seats_)
        if (seat.grown + (seats - 1) * least + cheapest_window < found.grown) sorted_.push_back(&seat);
    std::sort(sorted_.begin(), sorted_.end(),
              [](const Seat* a, const Seat* b) { return a->grown != b->grown ? a->grown < b->grown : a < b; });
    std::array<const Seat*, most_seats> crew{};
    const auto n = sorted_.size();
    for (std::size_t i = 0; i + 1 < n; ++i) {
        crew[0] = sorted_[i];
        if (seats * crew[0]->grown + cheapest_window >= found.grown) break;
        for (auto j = i + 1; j < n; ++j) {
            crew[1] = sorted_[j];
            if (crew[0]->grown + (seats - 1) * crew[1]->grown + cheapest_window >= found.grown) break;
            if (crew[0]->officer == crew[1]->officer || crew[0]->earliest > crew[1]->latest ||
                crew[1]->earliest > crew[0]->latest)
                continue;
            if (seats == 2) {
                try_crew(v, first_span, spans, crew.data(), seats, found);
                continue;
            }
            for (auto k = j + 1; k < n; ++k) {
                crew[2] = sorted_[k];
                if (crew[0]->grown + crew[1]->grown + crew[2]->grown + cheapest_window >= found.grown) break;
                if (crew[2]->officer == crew[0]->officer || crew[2]->officer == crew[1]->officer) continue;
                try_crew(v, first_span, spans, crew.data(), seats, found);
            }
        }
    }
}

void Inserter::try_crew(Index v, std::size_t first_span, std::size_t spans, const Seat* const* crew, int seats,
                        Found& found) {
    Cost grown = 0;
    auto earliest = std::numeric_limits<Seconds>::min();
    auto latest = std::numeric_limits<Seconds>::max();
    for (int i = 0; i < seats; ++i) {
        grown += crew[i]->grown;
        earliest = std::max(earliest, crew[i]->earliest);
        latest = std::min(latest, crew[i]->latest);
    }
    if (earliest > latest) return;
    Index span = none;
    auto best = found.grown;
    for (auto w = static_cast<Index>(first_span); w < static_cast<Index>(first_span + spans); ++w) {
        const auto& window = tables_->span(w);
        if (grown + window.cost >= best || std::max(earliest, window.from) > std::min(latest, window.to)) continue;
        if (tables_->slotted(v) && !free(v, window)) continue;
        best = grown + window.cost;
        span = w;
    }
    if (span == none) return;
    std::array<int, most_seats> order{0, 1, 2};
    if (!crew_fits(v, crew, seats, order)) return;
    for (int i = 0; i < seats; ++i)
        for (int j = 0; j < seats; ++j)
            if (i != j && editor_->precedes({crew[i]->route, crew[i]->after + 1}, {crew[j]->route, crew[j]->after}))
                return;
    found.grown = best;
    found.span = span;
    for (int i = 0; i < seats; ++i)
        found.slots[at(i)] = {crew[order[at(i)]]->route, crew[order[at(i)]]->after};
}

// Whether these officers make a crew; `order` says who takes which seat.
bool Inserter::crew_fits(Index v, const Seat* const* crew, int seats, std::array<int, most_seats>& order) const {
    for (int i = 0; i < seats; ++i)
        for (int j = i + 1; j < seats; ++j)
            if (tables_->apart(crew[i]->officer, crew[j]->officer)) return false;
    unsigned bits = 0;
    for (int i = 0; i < seats; ++i)
        bits |= crew[i]->bits;
    if ((bits & may::lead) == 0) return false;
    for (const auto other : tables_->trip(v)) {
        const auto& standing = state_->where[at(other)];
        if (standing.span == none) continue;
        bool shared = false;
        for (int i = 0; i < seats; ++i)
            shared = shared || std::ranges::find(standing.routes, crew[i]->route) != standing.routes.end();
        if (!shared) return false;
    }
    std::array<int, most_seats> tried{0, 1, 2};
    do {
        bool fits = true;
        for (int i = 0; i < seats; ++i)
            fits = fits && (crew[tried[at(i)]]->bits & (1U << static_cast<unsigned>(i))) != 0;
        if (fits) {
            order = tried;
            return true;
        }
    } while (std::next_permutation(tried.begin(), tried.begin() + seats));
    return false;
}

} // namespace mosovo::schedule::engine
