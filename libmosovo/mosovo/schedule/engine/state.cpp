#include "state.hpp"

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace mosovo::schedule::engine {

State::State(const Tables& of)
    : tables{&of}, stride{at(of.stride())}, all_stops(at(of.routes()) * stride), length(at(of.routes()), 0),
      joined(at(of.routes()), 0), load(at(of.routes()), 0), work(at(of.routes()), 0), version(at(of.routes()), 0),
      where(at(of.visits())), held(at(of.visits()), 0), part(at(of.routes()), 0),
      slot_used(of.problem().slot_room.size(), 0), limit_used(of.problem().limits.size(), 0),
      officer_work(at(of.problem().officers), 0) {
    for (Index r = 0; r < of.routes(); ++r) {
        const auto& shift = of.route(r);
        auto* s = stops(r);
        s[0].place = shift.from;
        s[0].start = s[0].leave = s[0].late = s[0].from = s[0].to = shift.opens;
        s[1].place = shift.to;
        s[1].late = s[1].to = shift.closes;
        s[1].from = shift.opens;
        s[1].travel = of.time_from(shift.from)[shift.to];
        s[1].start = s[1].leave = shift.opens + s[1].travel;
        version[at(r)] = static_cast<std::uint64_t>(r) + 1;
    }
}

Editor::Editor(State& state, Index lane, Index lanes)
    : state_{&state}, tables_{state.tables}, next_version_{static_cast<std::uint64_t>(tables_->routes()) +
                                                           static_cast<std::uint64_t>(lane) + 1},
      version_step_{static_cast<std::uint64_t>(lanes)}, stamp_(at(tables_->routes()), 0),
      reach_(at(tables_->routes()), none), cursor_(at(tables_->routes()), 0) {}

void Editor::begin() {
    ++round_;
    logging_ = true;
    touched_.clear();
    saved_.clear();
    saved_stops_.clear();
    put_.clear();
    taken_.clear();
}

void Editor::touch(Index r) {
    if (!logging_ || stamp_[at(r)] == round_) return;
    stamp_[at(r)] = round_;
    touched_.push_back(r);
    saved_.push_back({r, state_->length[at(r)], state_->joined[at(r)], state_->load[at(r)], state_->work[at(r)],
                      state_->version[at(r)], saved_stops_.size()});
    const auto* s = state_->stops(r);
    saved_stops_.insert(saved_stops_.end(), s, s + state_->length[at(r)] + 2);
}

void Editor::changed(Index r) {
    state_->version[at(r)] = next_version_;
    next_version_ += version_step_;
}

void Editor::undo() {
    auto& state = *state_;
    for (const auto& [v, span] : put_) {
        state.where[at(v)].span = none;
        if (tables_->slotted(v))
            for (const auto slot : tables_->slots(v, tables_->span(span)))
                --state.slot_used[at(slot)];
    }
    for (const auto& [v, span] : taken_)
        if (tables_->slotted(v))
            for (const auto slot : tables_->slots(v, tables_->span(span)))
                ++state.slot_used[at(slot)];
    for (const auto& saved : saved_) {
        const auto r = saved.route;
        add_work(r, saved.work - state.work[at(r)]);
        state.length[at(r)] = saved.length;
        state.joined[at(r)] = saved.joined;
        state.load[at(r)] = saved.load;
        state.version[at(r)] = saved.version;
        auto* s = state.stops(r);
        std::copy_n(saved_stops_.begin() + static_cast<std::ptrdiff_t>(saved.first), saved.length + 2, s);
        for (Index i = 1; i <= saved.length; ++i) {
            auto& standing = state.where[at(s[i].visit)];
            // What stands still in this stage is read by other lanes: even the same value must not be written.
            if (standing.span != s[i].span) standing.span = s[i].span;
            if (standing.routes[at(s[i].seat)] != r) standing.routes[at(s[i].seat)] = r;
            standing.stops[at(s[i].seat)] = i;
        }
    }
    dirty_.clear();
}

Cost Editor::add_work(Index r, std::int64_t by) {
    auto& state = *state_;
    state.work[at(r)] += by;
    if (tables_->limited())
        for (const auto limit : tables_->limits(r))
            state.limit_used[at(limit)] += by;
    if (tables_->problem().balance == 0) return 0;
    auto& all = state.officer_work[at(tables_->route(r).officer)];
    const auto before = tables_->balance_of(all);
    all += by;
    return tables_->balance_of(all) - before;
}

void Editor::mark(Index r, Index low, Index high) {
    for (auto& dirty : dirty_)
        if (dirty.route == r) {
            dirty.low = std::min(dirty.low, low);
            dirty.high = std::max(dirty.high, high);
            return;
        }
    dirty_.push_back({r, low, high});
}

Cost Editor::put(Index v, Index span, const Slot* slots) {
    auto& state = *state_;
    const auto& asked = tables_->visit(v);
    const auto& window = tables_->span(span);
    auto& standing = state.where[at(v)];
    assert(standing.span == none);
    standing.span = span;
    Cost grown = window.cost;
    if (logging_) put_.emplace_back(v, span);
    if (tables_->slotted(v))
        for (const auto slot : tables_->slots(v, window))
            ++state.slot_used[at(slot)];
    for (int seat = 0; seat < asked.seats; ++seat) {
        const auto r = slots[seat].route;
        const auto p = slots[seat].after + 1;
        const auto& shift = tables_->route(r);
        touch(r);
        auto* s = state.stops(r);
        auto& n = state.length[at(r)];
        assert(at(n) + 2 < state.stride);
        for (Index i = n + 1; i >= p; --i) {
            s[i + 1] = s[i];
            if (i <= n) state.where[at(s[i].visit)].stops[at(s[i].seat)] = i + 1;
        }
        auto& before = s[p - 1];
        auto& after = s[p + 1];
        std::int64_t worked = asked.duration;
        if (n == 0) {
            grown += shift.use_cost;
            worked += shift.paid;
        } else {
            worked -= after.travel;
        }
        grown -= after.leg;
        auto& here = s[p];
        here.visit = v;
        here.place = asked.place;
        here.start = here.leave = std::numeric_limits<Seconds>::min(); // never what is worked out
        here.late = std::numeric_limits<Seconds>::min();
        here.from = window.from;
        here.to = window.to;
        here.span = span;
        here.seat = static_cast<std::int8_t>(seat);
        here.joined = asked.seats > 1;
        here.travel = tables_->time_from(before.place)[asked.place];
        here.leg = tables_->cost_from(before.place)[asked.place];
        after.travel = tables_->time_from(asked.place)[after.place];
        after.leg = tables_->cost_from(asked.place)[after.place];
        worked += here.travel + after.travel;
        grown += Cost{here.leg} + after.leg;
        if (!asked.officer_cost.empty()) grown += asked.officer_cost[at(shift.officer)];
        standing.routes[at(seat)] = r;
        standing.stops[at(seat)] = p;
        ++n;
        if (here.joined) ++state.joined[at(r)];
        state.load[at(r)] += asked.demand;
        grown += add_work(r, worked);
        mark(r, p, p);
    }
    settle();
    return grown;
}

Cost Editor::take(Index v) {
    auto& state = *state_;
    const auto& asked = tables_->visit(v);
    auto& standing = state.where[at(v)];
    assert(standing.span != none);
    const auto& window = tables_->span(standing.span);
    Cost grown = -window.cost;
    if (logging_) taken_.emplace_back(v, standing.span);
    if (tables_->slotted(v))
        for (const auto slot : tables_->slots(v, window))
            --state.slot_used[at(slot)];
    for (int seat = 0; seat < asked.seats; ++seat) {
        const auto r = standing.routes[at(seat)];
        const auto p = standing.stops[at(seat)];
        const auto& shift = tables_->route(r);
        touch(r);
        auto* s = state.stops(r);
        auto& n = state.length[at(r)];
        grown -= Cost{s[p].leg} + s[p + 1].leg;
        std::int64_t worked = -std::int64_t{asked.duration} - s[p].travel - s[p + 1].travel;
        if (s[p].joined) --state.joined[at(r)];
        for (Index i = p; i <= n; ++i) {
            s[i] = s[i + 1];
            if (i < n) state.where[at(s[i].visit)].stops[at(s[i].seat)] = i;
        }
        --n;
        auto& after = s[p];
        after.travel = tables_->time_from(s[p - 1].place)[after.place];
        if (n == 0) {
            after.leg = 0;
            grown -= shift.use_cost;
            worked -= shift.paid;
        } else {
            after.leg = tables_->cost_from(s[p - 1].place)[after.place];
            grown += after.leg;
            worked += after.travel;
        }
        if (!asked.officer_cost.empty()) grown -= asked.officer_cost[at(shift.officer)];
        state.load[at(r)] -= asked.demand;
        grown += add_work(r, worked);
        mark(r, p, p);
    }
    standing.span = none;
    return grown;
}

bool Editor::settle() {
    late_ = false;
    bool joined = false;
    if (tables_->coupled())
        for (const auto& dirty : dirty_)
            joined = joined || state_->joined[at(dirty.route)] > 0;
    if (joined) {
        settle_joined();
    } else {
        for (const auto& dirty : dirty_)
            settle_alone(dirty);
    }
    dirty_.clear();
    return !late_;
}

void Editor::settle_all() {
    dirty_.clear();
    for (Index r = 0; r < tables_->routes(); ++r)
        dirty_.push_back({r, 1, state_->length[at(r)]});
    settle();
}

void Editor::settle_alone(const Dirty& dirty) {
    auto* s = state_->stops(dirty.route);
    const auto n = state_->length[at(dirty.route)];
    for (Index i = dirty.low; i <= n + 1; ++i) {
        const auto start = std::max(s[i - 1].leave + s[i].travel, s[i].from);
        if (i > dirty.high + 1 && start == s[i].start) break;
        late_ = late_ || start > s[i].to;
        s[i].start = start;
        s[i].leave = i <= n ? start + tables_->visit(s[i].visit).duration : start;
    }
    for (Index i = std::min(dirty.high, n); i >= 1; --i) {
        const auto late = std::min(s[i].to, s[i + 1].late - s[i + 1].travel - tables_->visit(s[i].visit).duration);
        if (i < dirty.low && late == s[i].late) break;
        s[i].late = late;
    }
    changed(dirty.route);
}

void Editor::settle_joined() {
    forward_joined();
    backward_joined();
}

void Editor::forward_joined() {
    auto& state = *state_;
    list_.clear();
    queue_.clear();
    for (const auto& dirty : dirty_)
        queue_.emplace_back(dirty.route, dirty.low);
    for (std::size_t head = 0; head < queue_.size(); ++head) {
        const auto [r, p] = queue_[head];
        const auto old = reach_[at(r)] == none ? state.length[at(r)] + 2 : reach_[at(r)];
        if (p >= old) continue;
        if (reach_[at(r)] == none) {
            list_.push_back(r);
            touch(r);
        }
        reach_[at(r)] = p;
        if (state.joined[at(r)] == 0) continue;
        const auto* s = state.stops(r);
        for (Index i = p; i < std::min(old, state.length[at(r)] + 1); ++i)
            if (s[i].joined) {
                const auto& standing = state.where[at(s[i].visit)];
                for (int seat = 0; seat < tables_->visit(s[i].visit).seats; ++seat)
                    if (seat != s[i].seat) queue_.emplace_back(standing.routes[at(seat)], standing.stops[at(seat)]);
            }
    }
    for (const auto r : list_)
        cursor_[at(r)] = reach_[at(r)];
    std::size_t open = list_.size();
    for (const auto r : list_)
        changed(r);
    while (open > 0) {
        bool moved = false;
        open = 0;
        for (const auto r : list_) {
            auto* s = state.stops(r);
            const auto n = state.length[at(r)];
            auto& i = cursor_[at(r)];
            while (i <= n + 1) {
                auto start = std::max(s[i - 1].leave + s[i].travel, s[i].from);
                if (i > n) {
                    s[i].start = s[i].leave = start;
                    late_ = late_ || start > s[i].to;
                    ++i;
                    moved = true;
                    break;
                }
                const auto duration = tables_->visit(s[i].visit).duration;
                if (!s[i].joined) {
                    s[i].start = start;
                    s[i].leave = start + duration;
                    late_ = late_ || start > s[i].to;
                    ++i;
                    moved = true;
                    continue;
                }
                const auto& standing = state.where[at(s[i].visit)];
                const auto seats = tables_->visit(s[i].visit).seats;
                bool ready = true;
                for (int seat = 0; seat < seats; ++seat) {
                    const auto other = standing.routes[at(seat)];
                    const auto stop = standing.stops[at(seat)];
                    if (cursor_[at(other)] != stop) {
                        ready = false;
                        break;
                    }
                    const auto* t = state.stops(other);
                    start = std::max(start, t[stop - 1].leave + t[stop].travel);
                }
                if (!ready) break;
                late_ = late_ || start > s[i].to;
                for (int seat = 0; seat < seats; ++seat) {
                    const auto other = standing.routes[at(seat)];
                    auto& t = state.stops(other)[standing.stops[at(seat)]];
                    t.start = start;
                    t.leave = start + duration;
                    ++cursor_[at(other)];
                }
                moved = true;
            }
            if (i <= n + 1) ++open;
        }
        if (!moved && open > 0) throw std::logic_error{"a circle among crews"};
    }
    for (const auto r : list_)
        reach_[at(r)] = none;
}

void Editor::backward_joined() {
    auto& state = *state_;
    list_.clear();
    queue_.clear();
    for (const auto& dirty : dirty_)
        queue_.emplace_back(dirty.route, std::min(dirty.high, state.length[at(dirty.route)]));
    for (std::size_t head = 0; head < queue_.size(); ++head) {
        const auto [r, p] = queue_[head];
        const auto old = reach_[at(r)] == none ? 0 : reach_[at(r)];
        if (p <= old) continue;
        if (reach_[at(r)] == none) {
            list_.push_back(r);
            touch(r);
        }
        reach_[at(r)] = p;
        if (state.joined[at(r)] == 0) continue;
        const auto* s = state.stops(r);
        for (Index i = p; i > old; --i)
            if (s[i].joined) {
                const auto& standing = state.where[at(s[i].visit)];
                for (int seat = 0; seat < tables_->visit(s[i].visit).seats; ++seat)
                    if (seat != s[i].seat) queue_.emplace_back(standing.routes[at(seat)], standing.stops[at(seat)]);
            }
    }
    for (const auto r : list_) {
        cursor_[at(r)] = reach_[at(r)];
        changed(r);
    }
    std::size_t open = list_.size();
    while (open > 0) {
        bool moved = false;
        open = 0;
        for (const auto r : list_) {
            auto* s = state.stops(r);
            auto& i = cursor_[at(r)];
            while (i >= 1) {
                const auto duration = tables_->visit(s[i].visit).duration;
                auto late = std::min(s[i].to, s[i + 1].late - s[i + 1].travel - duration);
                if (!s[i].joined) {
                    s[i].late = late;
                    --i;
                    moved = true;
                    continue;
                }
                const auto& standing = state.where[at(s[i].visit)];
                const auto seats = tables_->visit(s[i].visit).seats;
                bool ready = true;
                for (int seat = 0; seat < seats; ++seat) {
                    const auto other = standing.routes[at(seat)];
                    const auto stop = standing.stops[at(seat)];
                    if (cursor_[at(other)] != stop) {
                        ready = false;
                        break;
                    }
                    const auto* t = state.stops(other);
                    late = std::min(late, t[stop + 1].late - t[stop + 1].travel - duration);
                }
                if (!ready) break;
                for (int seat = 0; seat < seats; ++seat) {
                    const auto other = standing.routes[at(seat)];
                    state.stops(other)[standing.stops[at(seat)]].late = late;
                    --cursor_[at(other)];
                }
                moved = true;
            }
            if (i >= 1) ++open;
        }
        if (!moved && open > 0) throw std::logic_error{"a circle among crews"};
    }
    for (const auto r : list_)
        reach_[at(r)] = none;
}

bool Editor::precedes(Slot from, Slot to) {
    const auto& state = *state_;
    if (to.after == 0) return false;
    const auto& last = state.stops(to.route)[to.after];
    if (from.after > state.length[at(from.route)]) return false;
    // A chain only ever goes to later starts.
    if (state.stops(from.route)[from.after].start > last.start) return false;
    bool found = false;
    list_.clear();
    queue_.clear();
    queue_.emplace_back(from.route, from.after);
    for (std::size_t head = 0; head < queue_.size() && !found; ++head) {
        const auto [r, p] = queue_[head];
        if (r == to.route && p <= to.after) {
            found = true;
            break;
        }
        const auto old = reach_[at(r)] == none ? state.length[at(r)] + 1 : reach_[at(r)];
        if (p >= old) continue;
        if (reach_[at(r)] == none) list_.push_back(r);
        reach_[at(r)] = p;
        if (state.joined[at(r)] == 0) continue;
        const auto* s = state.stops(r);
        for (Index i = p; i < old && s[i].start <= last.start; ++i)
            if (s[i].joined) {
                const auto& standing = state.where[at(s[i].visit)];
                for (int seat = 0; seat < tables_->visit(s[i].visit).seats; ++seat)
                    if (seat != s[i].seat) queue_.emplace_back(standing.routes[at(seat)], standing.stops[at(seat)]);
            }
    }
    for (const auto r : list_)
        reach_[at(r)] = none;
    return found;
}

} // namespace mosovo::schedule::engine
