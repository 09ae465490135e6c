#include <mosovo/schedule/target.hpp>

#include <mosovo/schedule/random.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/starts.hpp>

#include <algorithm>
#include <array>

namespace mosovo::schedule {
namespace {

constexpr std::int64_t even = 42; // with two steps of one either way the likeliest is at most 44/40 of the rarest
constexpr Ticks grid = 5 * 60;    // a diary says 10:15, not 10:17

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

/// Against what he knows: one less for what he has seen most, one more for what he has never seen.
template <std::size_t N> std::int64_t against(const std::array<std::int64_t, N>& counts, std::size_t at) {
    const auto most = *std::max_element(counts.begin(), counts.end());
    if (most == 0) return 0;
    if (counts[at] == most) return -1;
    return counts[at] == 0 ? 1 : 0;
}

/// The hours of one day.
void add_slots(std::vector<Slot>& slots, const DayStarts& day, const Habits& habits, const Clock& clock,
               const std::function<bool(const Span&)>& enough_officers) {
    const auto weekday = static_cast<std::size_t>(weekday_of(day.day)) - 1;
    for (const auto& span : day.spans)
        for (auto low = span.low; low <= span.high;) {
            const auto [on, minute] = clock.wall(low);
            const auto to_the_hour = static_cast<Ticks>(60 * (60 - minute.count() % 60));
            const auto high = std::min(span.high, low + to_the_hour - 60);
            const auto hour = static_cast<std::size_t>(minute.count() / 60) % 24;
            if (enough_officers({low, high}))
                slots.push_back(
                    {day.day, {low, high}, even + against(habits.weekdays, weekday) + against(habits.hours, hour)});
            low += to_the_hour;
        }
}

} // namespace

bool has_draw(const Ask& ask) { return ask.purpose == Purpose::home_visit && !ask.fixed; }

std::vector<Slot> slots_of(const Ask& ask, Day from, const std::vector<DayStarts>& days, const Clock& clock,
                           const std::function<bool(const Span&)>& enough_officers) {
    std::vector<Slot> slots;
    if (!has_draw(ask)) return slots;
    const bool overdue = ask.due < from;
    const auto habits = habits_of(ask);
    for (const auto& day : days) {
        if (overdue ? !slots.empty() : day.day > ask.due) break;
        add_slots(slots, day, habits, clock, enough_officers);
    }
    return slots;
}

std::optional<Target> draw_target(const Ask& ask, const std::vector<Slot>& slots, const Clock& clock, Seed seed) {
    if (slots.empty()) return std::nullopt;
    std::int64_t all = 0;
    for (const auto& slot : slots)
        all += slot.weight;
    Random random{hash_of(ask.id.reveal()) ^ Random{seed.reveal()}.next()};
    auto left = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(all)));
    auto slot = slots.begin();
    for (; left >= slot->weight; ++slot)
        left -= slot->weight;
    const auto width = static_cast<std::size_t>((slot->starts.high - slot->starts.low) / 60) + 1;
    auto start = slot->starts.low + static_cast<Ticks>(60 * random.below(width));
    start = std::max(slot->starts.low, start / grid * grid);
    const auto [day, minute] = clock.wall(start);
    return Target{day, minute};
}

} // namespace mosovo::schedule
