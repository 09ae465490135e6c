#include <mosovo/schedule/figures.hpp>

#include <mosovo/schedule/prices.hpp>
#include <mosovo/schedule/worked.hpp>

#include <algorithm>
#include <tuple>

namespace mosovo::schedule {
namespace {

void fill_row(Planned& row, const Ask& ask, const Roster& roster, const Clock& clock, Day from,
              const Objective& objective) {
    const auto length = static_cast<Ticks>(std::chrono::seconds{ask.length}.count());
    const auto [day, minute] = clock.wall(clock.at(row.day, row.start) + length);
    row.end = (day - row.day) + minute;
    std::sort(row.crew.begin(), row.crew.end(), [&](const Seat& a, const Seat& b) {
        return std::tuple{a.officer != ask.preferred, a.officer} < std::tuple{b.officer != ask.preferred, b.officer};
    });
    row.days_to_spare = std::max(date::days{0}, ask.due - row.day);
    row.days_late = std::max(date::days{0}, row.day - ask.due);
    row.continuity = Continuity::no_preference;
    if (ask.preferred) {
        const bool own = std::any_of(row.crew.begin(), row.crew.end(),
                                     [&](const Seat& seat) { return seat.officer == *ask.preferred; });
        row.continuity = own ? Continuity::own_officer : Continuity::other_officer;
    }
    row.cost = {};
    row.cost.risk = count_of(risk_when_planned(ask, row.day));
    row.cost.strangers = count_of(price_of_crew(row, ask, roster, objective));
    row.cost.timing = count_of(price_of_timing(row, ask, from, objective));
}

} // namespace

Plan worked_out(Plan plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
                const Objective& objective) {
    const Clock clock{plan.from};
    const auto asked = by_id(asks);
    for (auto& row : plan.planned)
        if (const auto ask = asked.find(row.ask); ask != asked.end())
            fill_row(row, *ask->second, roster, clock, plan.from, objective);
    std::sort(plan.planned.begin(), plan.planned.end(), [](const Planned& a, const Planned& b) {
        return std::tie(a.day, a.start, a.ask) < std::tie(b.day, b.start, b.ask);
    });
    for (const auto& shift : worked_shifts(plan, asked, roster, clock))
        for (std::size_t i = 0; i < shift.stops.size(); ++i) {
            auto& row = plan.planned[shift.stops[i].row];
            auto& seat = row.crew[shift.stops[i].seat];
            seat.travel_before = drive_to(shift, i, travel);
            seat.waiting_before = wait_before(shift, i, travel);
            row.cost.driving += detour_of(shift, i, travel);
        }
    plan.score = score(plan, asks, roster, travel, objective);
    return plan;
}

} // namespace mosovo::schedule
