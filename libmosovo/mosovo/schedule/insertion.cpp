#include <mosovo/schedule/insertion.hpp>

#include <mosovo/schedule/prices.hpp>

#include <algorithm>
#include <tuple>

namespace mosovo::schedule {
namespace {

constexpr Tick grid = 5; // minutes: starts a diary can show, wherever the gap holds one

struct Start {
    Tick at = 0;
    std::int64_t price = 0;
};

/// The start within a stretch that lies nearest to the drawn time; without one, the earliest.
Start choose_start(const Visit& visit, std::int32_t day, const Ticks& range) {
    const auto up = (range.low + grid - 1) / grid * grid;
    const auto first = up <= range.high ? up : range.low;
    if (!visit.target) return {first, 0};
    const auto wanted = day * ticks_a_day + static_cast<Tick>(visit.target->start.count());
    Tick at = wanted;
    if (wanted < range.low)
        at = first;
    else if (wanted > range.high) {
        const auto down = range.high / grid * grid;
        at = down >= range.low ? down : range.high;
    }
    return {at, price_of_minutes_away(at - wanted)};
}

void offer(std::optional<Offer>& best, const Placing& at, const Cost& added) {
    if (!best || added < best->added) best = Offer{at, added};
}

} // namespace

void Inserter::add_gaps_of(const Routes& routes, const Visit& visit, std::int32_t index, const Ticks& range) {
    const auto& model = routes.model();
    const auto& duty = model.duties[static_cast<std::size_t>(index)];
    if (duty.start > range.high || duty.end - visit.length < range.low) return;
    const auto& route = routes.route(index);
    const auto& pool = model.pools[visit.pool];
    const auto officer = static_cast<std::size_t>(duty.officer);
    std::int64_t load = nobody;
    auto before = duty.base;
    Tick free = duty.start;
    for (std::size_t position = 0; position <= route.size(); ++position) {
        const bool last = position == route.size();
        const auto after = last ? duty.base : route[position].place;
        const auto there = model.drive(before, visit.place);
        const auto back = model.drive(visit.place, after);
        const Ticks starts{std::max(range.low, free + there),
                           std::min(range.high, (last ? duty.end : route[position].start) - back - visit.length)};
        if (starts.low <= starts.high && !(blink_one_in_ != 0 && random_->below(blink_one_in_) == 0)) {
            if (load == nobody) load = routes.load_price(duty.officer, visit.length);
            const auto straight = route.empty() ? 0 : model.drive(before, after);
            gaps_.push_back({starts, index, duty.officer, there + back - straight + load, pool.leads[officer] != 0,
                             duty.officer == visit.preferred});
        }
        if (last || route[position].end > range.high) return;
        before = route[position].place;
        free = route[position].end;
    }
}

void Inserter::find_gaps(const Routes& routes, std::size_t index, std::int32_t day, const Ticks& range) {
    const auto& visit = routes.model().visits[index];
    const auto& pool = routes.model().pools[visit.pool];
    for (const auto duty : pool.duties[static_cast<std::size_t>(day)])
        add_gaps_of(routes, visit, duty, range);
}

/// Cuts out the times at which somebody is with the same man already.
void Inserter::keep_free_of_others(const Routes& routes, std::size_t index, const DayChoice& choice) {
    const auto& model = routes.model();
    const auto& visit = model.visits[index];
    ranges_ = choice.starts;
    for (const auto other : model.visits_of[static_cast<std::size_t>(visit.subject)]) {
        const auto& at = routes.placing(other);
        if (other == index || !at.placed()) continue;
        const Tick from = at.start - visit.length + 1;
        const Tick to = at.start + model.visits[other].length - 1;
        std::vector<Ticks> cut;
        for (const auto& range : ranges_) {
            if (range.low < from) cut.push_back({range.low, std::min(range.high, from - 1)});
            if (range.high > to) cut.push_back({std::max(range.low, to + 1), range.high});
        }
        ranges_ = std::move(cut);
    }
}

void Inserter::try_singles(const Visit& visit, const DayChoice& choice, std::optional<Offer>& best) const {
    for (const auto& gap : gaps_) {
        if (!gap.leads) continue;
        const auto start = choose_start(visit, choice.day, gap.starts);
        Cost added = choice.cost;
        added.price += gap.price + start.price;
        if (visit.preferred != nobody && !gap.own) added.price += price_of_stranger;
        offer(best, {start.at, {gap.duty, nobody}}, added);
    }
}

void Inserter::try_pairs(const Visit& visit, const DayChoice& choice, std::optional<Offer>& best) const {
    const auto hopeless = [&](std::int64_t price) {
        return best && Cost{choice.cost.risk, choice.cost.price + price} >= best->added;
    };
    for (std::size_t i = 0; i < gaps_.size(); ++i) {
        const auto& a = gaps_[i];
        if (hopeless(2 * a.price)) return; // gaps are sorted by price
        for (std::size_t j = i + 1; j < gaps_.size(); ++j) {
            const auto& b = gaps_[j];
            if (hopeless(a.price + b.price)) break;
            const Ticks both{std::max(a.starts.low, b.starts.low), std::min(a.starts.high, b.starts.high)};
            if (both.low > both.high || a.officer == b.officer || !(a.leads || b.leads)) continue;
            const auto start = choose_start(visit, choice.day, both);
            Cost added = choice.cost;
            added.price += a.price + b.price + start.price;
            if (visit.preferred != nobody && !a.own && !b.own) added.price += price_of_stranger;
            offer(best, {start.at, {a.duty, b.duty}}, added);
        }
    }
}

std::optional<Offer> Inserter::best(const Routes& routes, std::size_t index, std::int32_t but_not) {
    const auto& visit = routes.model().visits[index];
    std::optional<Offer> found;
    for (const auto& choice : visit.days) {
        if (choice.day == but_not) continue;
        if (found && choice.cost >= found->added) break;
        keep_free_of_others(routes, index, choice);
        for (const auto& range : ranges_) {
            gaps_.clear();
            find_gaps(routes, index, choice.day, range);
            if (visit.seats == 1) {
                try_singles(visit, choice, found);
                continue;
            }
            std::sort(gaps_.begin(), gaps_.end(), [](const Gap& a, const Gap& b) {
                return std::tuple{a.price, a.duty, a.starts.low} < std::tuple{b.price, b.duty, b.starts.low};
            });
            try_pairs(visit, choice, found);
        }
    }
    if (found) found->added.risk -= visit.left_out;
    return found;
}

bool Inserter::fits(const Routes& routes, std::size_t index, const Placing& at) {
    const auto& visit = routes.model().visits[index];
    const auto day = at.start / ticks_a_day;
    for (const auto& choice : visit.days) {
        if (choice.day != day) continue;
        keep_free_of_others(routes, index, choice);
        bool leader = false;
        for (std::size_t seat = 0; seat < visit.seats; ++seat) {
            gaps_.clear();
            for (const auto& range : ranges_)
                if (range.low <= at.start && at.start <= range.high)
                    add_gaps_of(routes, visit, at.duties[seat], {at.start, at.start});
            if (gaps_.empty()) return false;
            leader = leader || gaps_.front().leads;
        }
        return leader;
    }
    return false;
}

} // namespace mosovo::schedule
