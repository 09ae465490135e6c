#include <mosovo/schedule/predictability.hpp>

#include <mosovo/schedule/mapping.hpp>
#include <mosovo/schedule/target.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace mosovo::schedule {
namespace {

using Hour = std::int64_t;

/// Six decimals: what differs after them differs between machines.
double rounded(double value) { return std::round(value * 1e6) / 1e6; }

struct When {
    Day day;
    Hour hour = 0;
    auto operator<=>(const When&) const = default;
};

/// The most frequent of what was seen; among equals the likeliest by the draw, then the earliest.
template <class T> T most_frequent(const std::map<T, int>& seen, const std::map<T, double>& draw) {
    const auto likely = [&](const T& what) {
        const auto found = draw.find(what);
        return found == draw.end() ? 0.0 : found->second;
    };
    const T* best = &draw.begin()->first;
    std::pair<int, double> best_worth{0, -1.0};
    const auto consider = [&](const T& what, int times) {
        const std::pair worth{times, likely(what)};
        if (worth > best_worth) {
            best_worth = worth;
            best = &what;
        }
    };
    for (const auto& [what, times] : seen)
        consider(what, times);
    for (const auto& [what, chance] : draw)
        if (!seen.contains(what)) consider(what, 0);
    return *best;
}

class Adversary {
public:
    Adversary(const std::vector<Plan>& plans) : plans_{plans} {
        for (const auto& plan : plans) {
            auto& rows = seen_.emplace_back();
            for (const auto& row : plan.planned)
                rows.emplace(row.ask, When{row.day, row.start.count() / 60});
        }
    }

    /// \param slots  what the draw chooses from
    Foretold try_on(const Ask& ask, const std::vector<Slot>& slots, const Clock& clock) {
        draw(slots, clock);
        Foretold found{.ask = ask.id, .subject = ask.subject};
        found.days = count_of(static_cast<std::int64_t>(days_.size()));
        found.slots = count_of(static_cast<std::int64_t>(slots_.size()));
        for (const auto& [when, chance] : slots_)
            found.policy = std::max(found.policy, chance);
        found.advantage = rounded(found.policy * static_cast<double>(slots_.size()) - 1.0);
        found.policy = rounded(found.policy);
        double tried = 0.0;
        for (std::size_t p = 0; p < plans_.size(); ++p) {
            const auto actual = seen_[p].find(ask.id);
            if (actual == seen_[p].end()) continue;
            tried += 1.0;
            guess(ask.id, p, actual->second, found);
        }
        if (tried > 0.0)
            for (auto* share : {&found.day_hits, &found.hour_hits, &found.slot_hits})
                *share = rounded(*share / tried);
        return found;
    }
    [[nodiscard]] double day_chance() const { return 1.0 / static_cast<double>(days_.size()); }
    [[nodiscard]] double hour_chance() const { return 1.0 / static_cast<double>(hours_.size()); }
    [[nodiscard]] double slot_chance() const { return 1.0 / static_cast<double>(slots_.size()); }

private:
    void draw(const std::vector<Slot>& slots, const Clock& clock) {
        days_.clear();
        hours_.clear();
        slots_.clear();
        double all = 0.0;
        for (const auto& slot : slots)
            all += static_cast<double>(slot.weight);
        for (const auto& slot : slots) {
            const When when{slot.day, clock.wall(slot.starts.low).second.count() / 60};
            const auto chance = static_cast<double>(slot.weight) / all;
            days_[when.day] += chance;
            hours_[when.hour] += chance;
            slots_[when] += chance;
        }
    }

    void guess(const AskId& ask, std::size_t but, const When& actual, Foretold& found) const {
        std::map<Day, int> days;
        std::map<Hour, int> hours;
        std::map<When, int> both;
        for (std::size_t p = 0; p < plans_.size(); ++p) {
            const auto row = seen_[p].find(ask);
            if (p == but || row == seen_[p].end()) continue;
            ++days[row->second.day];
            ++hours[row->second.hour];
            ++both[row->second];
        }
        found.day_hits += most_frequent(days, days_) == actual.day ? 1.0 : 0.0;
        found.hour_hits += most_frequent(hours, hours_) == actual.hour ? 1.0 : 0.0;
        found.slot_hits += most_frequent(both, slots_) == actual ? 1.0 : 0.0;
    }

    const std::vector<Plan>& plans_;
    std::vector<std::map<AskId, When>> seen_;
    std::map<Day, double> days_;
    std::map<Hour, double> hours_;
    std::map<When, double> slots_;
};

void finish(Predictability& unit) {
    const auto count = static_cast<double>(unit.visits.value());
    if (count == 0.0) return;
    for (auto* share : {&unit.day_hits, &unit.day_chance, &unit.day_chance_in_time, &unit.hour_hits, &unit.hour_chance,
                        &unit.slot_hits, &unit.slot_chance})
        *share = rounded(*share / count);
    unit.day_advantage = rounded(unit.day_hits - unit.day_chance);
    unit.hour_advantage = rounded(unit.hour_hits - unit.hour_chance);
    unit.slot_advantage = rounded(unit.slot_hits - unit.slot_chance);
}

} // namespace

Predictability predictability(const std::vector<Plan>& plans, const std::vector<Ask>& asks, const Roster& roster,
                              const Travel& travel) {
    Predictability unit;
    unit.plans = count_of(static_cast<std::int64_t>(plans.size()));
    if (plans.empty()) return unit;
    const Horizon days{plans.front().from, plans.front().to};
    const Clock clock{days.from};
    Wanted wanted; // with its prices as they are unless set: they say where those stand that go before
    for (const auto& row : plans.front().planned)
        if (row.locked) wanted.locked.push_back(row);
    // The draw's slots do not hang on the seed; any will do.
    const Given given{asks, roster, travel, days, Seed{0}, wanted, clock, true};
    WorkingDays working{days};
    Adversary adversary{plans};
    std::int64_t overdue = 0;
    std::int64_t one_day = 0;
    for (const auto& part : parts_of(asks, roster))
        for (const auto& visit : map_part(given, part, working).visits) {
            const auto& ask = asks[visit.members.front().ask];
            if (visit.slots.empty()) continue;
            if (ask.due < days.from) {
                ++overdue;
                continue;
            }
            if (visit.slots.size() < 2) continue;
            unit.each.push_back(adversary.try_on(ask, visit.slots, clock));
            const auto& found = unit.each.back();
            unit.most_policy_advantage = std::max(unit.most_policy_advantage, found.advantage);
            unit.day_hits += found.day_hits;
            unit.hour_hits += found.hour_hits;
            unit.slot_hits += found.slot_hits;
            unit.day_chance += adversary.day_chance();
            unit.day_chance_in_time += 1.0 / static_cast<double>(visit.days_in_time);
            one_day += found.days.value() == 1 ? 1 : 0;
            unit.hour_chance += adversary.hour_chance();
            unit.slot_chance += adversary.slot_chance();
        }
    unit.visits = count_of(static_cast<std::int64_t>(unit.each.size()));
    unit.overdue = count_of(overdue);
    unit.one_day = count_of(one_day);
    std::sort(unit.each.begin(), unit.each.end(), [](const Foretold& a, const Foretold& b) { return a.ask < b.ask; });
    finish(unit);
    return unit;
}

} // namespace mosovo::schedule
