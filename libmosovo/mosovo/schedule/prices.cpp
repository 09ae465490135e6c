#include <mosovo/schedule/prices.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

namespace mosovo::schedule {
namespace {

constexpr std::int64_t per_day_away = 400;  // √400 = 20 minutes of driving for the first day
constexpr std::int64_t per_minute_away = 4; // √(4 × 60) = 15 for the first hour
constexpr std::int64_t broken_promise = 4;
constexpr std::int64_t load_scale = 4;
constexpr std::size_t tabled = 1441;

constexpr std::int64_t root(std::int64_t square) {
    std::int64_t low = 0;
    for (std::int64_t bit = std::int64_t{1} << 20; bit != 0; bit >>= 1)
        if ((low + bit) * (low + bit) <= square) low += bit;
    return low;
}

constexpr auto by_minutes = [] {
    std::array<std::int64_t, tabled> table{};
    for (std::size_t i = 0; i < tabled; ++i)
        table[i] = root(per_minute_away * static_cast<std::int64_t>(i));
    return table;
}();

} // namespace

std::int64_t weight_of(Urgency urgency) { return std::max<std::int64_t>(1, urgency.value()); }

std::int64_t risk_when_planned(const Ask& ask, Day day) {
    return weight_of(ask.urgency) * std::max<std::int64_t>(0, (day - ask.due).count());
}

std::int64_t risk_when_left_out(const Ask& ask, Day from, Day to) {
    const auto length = (to - from).count() + 1;
    const auto late = risk_when_planned(ask, to + date::days{1});
    return (late + weight_of(ask.urgency) * length) * (ask.fixed ? broken_promise : 1);
}

std::int64_t price_of_days_away(std::int64_t days) { return root(per_day_away * std::abs(days)); }

std::int64_t price_of_minutes_away(std::int64_t minutes) {
    return by_minutes[std::min(static_cast<std::size_t>(std::abs(minutes)), tabled - 1)];
}

std::int64_t price_of_load(std::int64_t visiting, std::int64_t on_duty) {
    return visiting * visiting / (load_scale * std::max<std::int64_t>(60, on_duty));
}

} // namespace mosovo::schedule
