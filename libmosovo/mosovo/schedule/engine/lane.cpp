#include "lane.hpp"

#include "doubt.hpp"

#include <algorithm>

namespace mosovo::schedule::engine {

namespace {

// Christiaens and Vanden Berghe 2020, table 2: visits taken out on average, longest string, and one in so many blinks.
constexpr std::size_t mean_out = 10;
constexpr std::size_t longest_string = 10;
constexpr std::uint32_t blink = 100;
constexpr std::size_t most_absent_tried = 12;

} // namespace

Picture::Picture(const State& state) : stride{state.stride}, all_stops{state.all_stops}, length{state.length} {}

void Picture::copy_route(const State& state, Index r) {
    length[at(r)] = state.length[at(r)];
    std::copy_n(state.stops(r), at(length[at(r)]) + 2, all_stops.begin() + static_cast<std::ptrdiff_t>(at(r) * stride));
}

void Picture::copy_route(const Picture& other, Index r) {
    length[at(r)] = other.length[at(r)];
    const auto first = static_cast<std::ptrdiff_t>(at(r) * stride);
    std::copy_n(other.all_stops.begin() + first, at(length[at(r)]) + 2, all_stops.begin() + first);
}

void Picture::paint(State& state, Editor& editor) const {
    const auto& tables = *state.tables;
    for (auto& standing : state.where)
        standing.span = none;
    std::fill(state.slot_used.begin(), state.slot_used.end(), 0);
    std::fill(state.limit_used.begin(), state.limit_used.end(), 0);
    std::fill(state.officer_work.begin(), state.officer_work.end(), 0);
    for (Index r = 0; r < tables.routes(); ++r) {
        const auto* from = &all_stops[at(r) * stride];
        auto* s = state.stops(r);
        const auto n = length[at(r)];
        state.length[at(r)] = n;
        state.joined[at(r)] = 0;
        state.load[at(r)] = 0;
        std::int64_t work = n == 0 ? 0 : tables.route(r).paid;
        std::copy_n(from, at(n) + 2, s);
        for (Index i = 1; i <= n; ++i) {
            const auto v = s[i].visit;
            const auto& asked = tables.visit(v);
            const auto& window = tables.span(s[i].span);
            s[i].from = window.from;
            s[i].to = window.to;
            s[i].joined = asked.seats > 1;
            state.joined[at(r)] += s[i].joined ? 1 : 0;
            state.load[at(r)] += asked.demand;
            work += asked.duration + s[i].travel;
            auto& standing = state.where[at(v)];
            if (standing.span == none && tables.slotted(v))
                for (const auto slot : tables.slots(v, window))
                    ++state.slot_used[at(slot)];
            standing.span = s[i].span;
            standing.routes[at(s[i].seat)] = r;
            standing.stops[at(s[i].seat)] = i;
        }
        if (n > 0) work += s[n + 1].travel;
        state.work[at(r)] = work;
        for (const auto limit : tables.limits(r))
            state.limit_used[at(limit)] += work;
        state.officer_work[at(tables.route(r).officer)] += work;
    }
    editor.settle_all();
}

Orders::Orders(const Tables& tables) {
    for (auto& key : keys)
        key.resize(at(tables.visits()));
    for (Index v = 0; v < tables.visits(); ++v) {
        const auto& asked = tables.visit(v);
        auto nearest = std::numeric_limits<std::int64_t>::max();
        for (const auto& entry : tables.entries(v))
            nearest = std::min<std::int64_t>(nearest, tables.cost_from(tables.route(entry.route).from)[asked.place]);
        std::int64_t room = 0;
        std::int64_t last = 0;
        for (const auto& window : asked.windows) {
            room += std::int64_t{window.to} - window.from + 1;
            last = std::max<std::int64_t>(last, window.to);
        }
        keys[large][at(v)] = -(asked.demand * 100'000 + asked.duration) * asked.seats;
        keys[far][at(v)] = -nearest;
        keys[near][at(v)] = nearest;
        keys[tight][at(v)] = room / asked.seats;
        keys[early][at(v)] = last;
        keys[heavy][at(v)] = -asked.weight;
    }
}

Lane::Lane(State& state, Memory& memory, const Orders& orders, Index lane, Index lanes, std::uint64_t seed)
    : state_{&state}, tables_{state.tables}, orders_{&orders}, lane_{lane}, editor_{state, lane, lanes + 1},
      inserter_{state, editor_, memory, lane}, random_{seed}, mine_(at(tables_->visits()), 0),
      ruined_(at(tables_->routes()), 0), unsaved_(at(tables_->routes()), 0) {}

void Lane::begin_stage(const std::vector<Index>& visits, Picture& best) {
    ++stage_;
    visits_ = visits;
    absent_.clear();
    for (const auto v : visits) {
        mine_[at(v)] = stage_;
        if (!state_->planned(v)) absent_.push_back(v);
    }
    std::size_t used = 0;
    std::size_t stops = 0;
    for (Index r = 0; r < tables_->routes(); ++r)
        if (state_->part[at(r)] == lane_ && state_->length[at(r)] > 0) {
            ++used;
            stops += at(state_->length[at(r)]);
        }
    usual_length_ = std::max<std::size_t>(1, used == 0 ? 1 : stops / used);
    picture_ = &best;
    unsaved_list_.clear();
    ++saves_;
    current_ = best_ = {};
}

void Lane::run(const Stage& stage) {
    if (visits_.empty()) return;
    constexpr std::int64_t between_looks = 8;
    std::uint64_t heat = 0;
    for (std::int64_t i = 0; stage.elapsed != nullptr || i < stage.rounds; ++i) {
        if (i % between_looks == 0) {
            std::int64_t done = stage.first_round + i;
            std::int64_t all = stage.all_rounds;
            if (stage.elapsed != nullptr) {
                done = (*stage.elapsed)();
                all = stage.limit;
                if (done >= stage.until) break;
            }
            if (stage.cancel.stop_requested()) break;
            const auto progress = static_cast<std::uint64_t>(done) * Cooling::whole / static_cast<std::uint64_t>(all);
            heat = stage.cooling->at(std::min(progress, Cooling::whole));
        }
        round(stage, heat);
        ++rounds_;
        if (stage.doubt) check(*state_);
    }
}

void Lane::round(const Stage& stage, std::uint64_t heat) {
    ++turn_;
    editor_.begin();
    const auto before = current_;
    absent_before_ = absent_;
    out_.clear();
    ruin();
    bool sound = editor_.settle();
    if (sound && tables_->limited()) // those of other lanes may be over theirs in the middle of a round
        for (const auto r : editor_.touched())
            for (const auto limit : tables_->limits(r))
                sound = sound && state_->limit_used[at(limit)] <= tables_->problem().limits[at(limit)].most;
    if (sound) {
        for (auto tries = std::min(absent_.size(), most_absent_tried); tries > 0; --tries) {
            const auto i = random_.below(absent_.size());
            out_.push_back(absent_[i]);
            absent_[i] = absent_.back();
            absent_.pop_back();
        }
        order();
        recreate();
        const auto worse = (current_.left_out - before.left_out) * stage.weight_cost + current_.cost - before.cost;
        const auto chance = static_cast<std::uint64_t>(random_.exponential());
        if (worse < static_cast<Cost>((heat * chance) >> 20U) || worse < 0) {
            for (const auto r : editor_.touched())
                if (unsaved_[at(r)] != saves_) {
                    unsaved_[at(r)] = saves_;
                    unsaved_list_.push_back(r);
                }
            if (current_ < best_) keep_best();
            return;
        }
    }
    editor_.undo();
    current_ = before;
    absent_.swap(absent_before_);
}

void Lane::keep_best() {
    best_ = current_;
    for (const auto r : unsaved_list_)
        picture_->copy_route(*state_, r);
    unsaved_list_.clear();
    ++saves_;
}

void Lane::take(Index v) {
    if (state_->held[at(v)] != 0 || !state_->planned(v)) return;
    current_.cost += editor_.take(v);
    current_.left_out += tables_->visit(v).weight;
    out_.push_back(v);
    for (const auto other : tables_->trip(v))
        take(other);
}

void Lane::ruin() {
    const auto longest = std::min(longest_string, usual_length_);
    const auto most = std::max<std::size_t>(1, 4 * mean_out * 1024 / (1 + longest) - 1024); // in 1/1024
    auto strings = (random_.below(most) + 1024) / 1024;
    const auto seed = !absent_.empty() && random_.below(4) == 0 ? absent_[random_.below(absent_.size())]
                                                                : visits_[random_.below(visits_.size())];
    const auto visit = [&](Index v) {
        if (mine_[at(v)] != stage_ || !state_->planned(v)) return;
        // A crew leaves a hole on each of its routes: what stands around it goes too, so that both can close up.
        const auto standing = state_->where[at(v)];
        const auto seats = at(tables_->visit(v).seats);
        for (std::size_t seat = 0; seat < seats && strings > 0; ++seat) {
            const auto r = standing.routes[seat];
            if (ruined_[at(r)] == turn_ || state_->length[at(r)] == 0) continue;
            ruined_[at(r)] = turn_;
            --strings;
            string_around(r, std::min(standing.stops[seat], state_->length[at(r)]), longest);
        }
    };
    visit(seed);
    for (const auto v : tables_->near(seed)) {
        if (strings == 0) break;
        visit(v);
    }
}

// A string of stops that holds the one at `p`; half the time with a few in its middle left standing.
void Lane::string_around(Index r, Index p, std::size_t longest) {
    const auto n = at(state_->length[at(r)]);
    const auto take_out = 1 + random_.below(std::min(n, longest));
    std::size_t spared = 0;
    if (take_out > 1 && take_out < n && random_.below(2) == 0) {
        spared = 1;
        while (take_out + spared < n && random_.below(2) == 0)
            ++spared;
    }
    const auto whole = take_out + spared;
    // first stop of the string: it must hold p, and lie within 1…n
    const auto low = at(p) >= whole ? at(p) - whole + 1 : 1;
    const auto high = std::min(at(p), n - whole + 1);
    const auto first = low + random_.below(high - low + 1);
    const auto spare_from = spared == 0 ? whole : random_.below(take_out + 1);
    Index doomed[longest_string];
    std::size_t count = 0;
    const auto* s = state_->stops(r);
    for (std::size_t i = 0; i < whole; ++i)
        if (i < spare_from || i >= spare_from + spared) doomed[count++] = s[first + i].visit;
    for (std::size_t i = count; i-- > 0;)
        take(doomed[i]);
}

void Lane::order() {
    // Weights of the orders as in the paper, with what matters here added.
    static constexpr std::size_t random_order = Orders::count;
    static constexpr std::size_t wheel[] = {random_order,  random_order,  random_order,  random_order,
                                            Orders::large, Orders::large, Orders::large, Orders::large,
                                            Orders::far,   Orders::far,   Orders::near,  Orders::tight,
                                            Orders::tight, Orders::early, Orders::heavy, Orders::heavy};
    const auto chosen = wheel[random_.below(std::size(wheel))];
    sorted_.clear();
    for (const auto v : out_)
        sorted_.emplace_back(
            chosen == random_order ? static_cast<std::int64_t>(random_.next() >> 2U) : orders_->keys[chosen][at(v)], v);
    std::ranges::sort(sorted_);
}

void Lane::recreate() {
    for (std::size_t i = 0; i < sorted_.size(); ++i) {
        const auto v = sorted_[i].second;
        if (i + 1 < sorted_.size()) inserter_.expect(sorted_[i + 1].second);
        const auto found = inserter_.best(v, random_, blink);
        if (found.span == none) {
            absent_.push_back(v);
            continue;
        }
        current_.cost += editor_.put(v, found.span, found.slots.data());
        current_.left_out -= tables_->visit(v).weight;
    }
}

} // namespace mosovo::schedule::engine
