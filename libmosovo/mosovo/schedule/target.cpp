#include <mosovo/schedule/target.hpp>

#include <mosovo/schedule/random.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace mosovo::schedule {
namespace {

constexpr Tick slot_length = 60;
constexpr Tick grid = 5; // minutes: a diary says 10:15, not 10:17

/// How often he was seen in each weekday and hour.
struct Habits {
    std::array<std::int64_t, 7> weekdays{};
    std::array<std::int64_t, 24> hours{};
};

Habits habits_of(const Ask& ask) {
    Habits habits;
    for (const auto& past : ask.history) {
        ++habits.weekdays[static_cast<std::size_t>(weekday_of(past.day)) - 1];
        const auto hour = past.start.count() / 60;
        if (hour >= 0) ++habits.hours[static_cast<std::size_t>(hour) % 24];
    }
    return habits;
}

/// 1 for what he has seen most, up to 3 for what he has seen least. Never 0: a slot that cannot come is a slot
/// in which he is safe.
template <std::size_t N> std::size_t weight_in(const std::array<std::int64_t, N>& counts, std::size_t at) {
    const auto most = *std::max_element(counts.begin(), counts.end());
    return static_cast<std::size_t>(1 + std::min<std::int64_t>(2, most - counts[at]));
}

bool enough_on_duty(const Visit& visit, const Model& model, std::int32_t day, Tick start) {
    const auto& pool = model.pools[visit.pool];
    std::size_t there = 0;
    bool leader = false;
    for (const auto index : pool.duties[static_cast<std::size_t>(day)]) {
        const auto& duty = model.duties[static_cast<std::size_t>(index)];
        if (duty.start > start || start + visit.length > duty.end) continue;
        ++there;
        leader = leader || pool.leads[static_cast<std::size_t>(duty.officer)] != 0;
    }
    return there >= visit.seats && leader;
}

struct Slot {
    std::int32_t day = 0;
    Ticks starts;
    std::size_t weight = 0;
};

/// The hours of one day at which the visit could start.
void add_slots(std::vector<Slot>& slots, const Visit& visit, const Model& model, const DayChoice& choice,
               const Habits& habits) {
    const auto weekday = static_cast<std::size_t>(weekday_of(model.days.from + date::days{choice.day})) - 1;
    for (const auto& range : choice.starts)
        for (Tick low = range.low; low <= range.high;) {
            const Tick next = (low / slot_length + 1) * slot_length;
            const Tick high = std::min(range.high, next - 1);
            const auto hour = static_cast<std::size_t>(low / slot_length) % 24;
            if (enough_on_duty(visit, model, choice.day, low))
                slots.push_back(
                    {choice.day, {low, high}, weight_in(habits.weekdays, weekday) * weight_in(habits.hours, hour)});
            low = next;
        }
}

std::vector<Slot> slots_of(const Ask& ask, const Visit& visit, const Model& model) {
    auto choices = visit.days;
    std::sort(choices.begin(), choices.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    const bool overdue = ask.due < model.days.from;
    const auto habits = habits_of(ask);
    std::vector<Slot> slots;
    for (const auto& choice : choices) {
        if (overdue ? !slots.empty() : model.days.from + date::days{choice.day} > ask.due) break;
        add_slots(slots, visit, model, choice, habits);
    }
    return slots;
}

} // namespace

std::optional<Target> draw_target(const Ask& ask, const Visit& visit, const Model& model, Seed seed) {
    if (ask.purpose != Purpose::home_visit || ask.fixed) return std::nullopt;
    const auto slots = slots_of(ask, visit, model);
    std::size_t all = 0;
    for (const auto& slot : slots)
        all += slot.weight;
    if (all == 0) return std::nullopt;
    Random random{hash_of(ask.id.reveal()) ^ Random{seed.reveal()}.next()};
    auto left = random.below(all);
    auto slot = slots.begin();
    for (; left >= slot->weight; ++slot)
        left -= slot->weight;
    const auto width = static_cast<std::size_t>(slot->starts.high - slot->starts.low) + 1;
    auto start = slot->starts.low + static_cast<Tick>(random.below(width));
    start = std::max(slot->starts.low, start / grid * grid);
    return Target{model.days.from + date::days{slot->day}, TimeOfDay{start - slot->day * ticks_a_day}};
}

} // namespace mosovo::schedule
