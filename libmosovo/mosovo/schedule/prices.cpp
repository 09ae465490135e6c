#include <mosovo/schedule/prices.hpp>

#include <algorithm>
#include <cstdlib>

namespace mosovo::schedule {
namespace {

/// Whole part of the square root, by bisection: no library's rounding decides a plan.
std::int64_t root(std::int64_t value) {
    std::int64_t low = 0;
    std::int64_t high = 3'000'000'000;
    while (low < high) {
        const auto middle = (low + high + 1) / 2;
        if (middle <= value / middle)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

} // namespace

std::int64_t weight_of(Urgency urgency) { return std::max<std::int64_t>(1, urgency.value()); }

std::int64_t risk_when_planned(const Ask& ask, Day day) {
    return weight_of(ask.urgency) * std::max<std::int64_t>(0, (day - ask.due).count());
}

std::int64_t risk_when_left_out(const Ask& ask, const Horizon& days, const Objective& objective) {
    const auto late = std::max<std::int64_t>(1, (days.to + date::days{1} - ask.due).count());
    const auto length = (days.to - days.from).count() + 1;
    const auto times = ask.fixed ? objective.promise_weight.value() : 1;
    return weight_of(ask.urgency) * (late + length) * times;
}

std::int64_t price_of_days_away(std::int64_t days, const Objective& objective) {
    const auto first = objective.first_day_away.value() * 60;
    return root(first * first * std::abs(days));
}

std::int64_t price_of_minutes_away(std::int64_t minutes, const Objective& objective) {
    const auto away = std::abs(minutes);
    for (const auto& step : time_steps)
        if (away <= step.within) return step.times * objective.first_hour_away.value() * 60;
    return time_steps.back().times * objective.first_hour_away.value() * 60;
}

std::int64_t price_of_officer(const Ask& ask, const OfficerId& officer, const Roster& roster,
                              const Objective& objective) {
    const bool own_there = ask.preferred && roster.find(*ask.preferred) != nullptr;
    if (!own_there && ask.familiar.empty()) return 0;
    if (own_there && officer == *ask.preferred) return 0;
    const auto stranger = objective.stranger.value() * 60;
    const bool known = std::find(ask.familiar.begin(), ask.familiar.end(), officer) != ask.familiar.end();
    return known ? stranger / 2 : stranger;
}

std::int64_t price_of_crew(const Planned& row, const Ask& ask, const Roster& roster, const Objective& objective) {
    std::int64_t price = 0;
    for (const auto& seat : row.crew)
        price += price_of_officer(ask, seat.officer, roster, objective);
    return price;
}

std::int64_t price_of_timing(const Planned& row, const Ask& ask, Day from, const Objective& objective) {
    if (!row.target) return 0;
    const auto hours = price_of_minutes_away((row.start - row.target->start).count(), objective);
    return ask.due < from ? hours : hours + price_of_days_away((row.day - row.target->day).count(), objective);
}

std::int64_t price_of_load(std::chrono::minutes working, const Objective& objective) {
    return working.count() * working.count() * objective.balance.value() / 1024;
}

} // namespace mosovo::schedule
