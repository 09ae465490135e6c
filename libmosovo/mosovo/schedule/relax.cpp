#include <mosovo/schedule/relax.hpp>

#include <algorithm>
#include <cstdlib>

namespace mosovo::schedule {
namespace {

using engine::Index;

constexpr Ticks small_change = 2 * 60 * 60; // a start so far outside its windows is asked for before one more officer

} // namespace

Relaxer::Relaxer(const Given& given, const Mapped& mapped, const std::vector<engine::Place>& places,
                 WorkingDays& working)
    : given_{given}, mapped_{mapped}, places_{places}, working_{working}, shifts_{mapped.problem}, left_{mapped.problem,
                                                                                                         places} {}

std::optional<Unplanned> Relaxer::impossible(std::size_t visit) const {
    const auto& mapped = mapped_.problem.visits[visit];
    bool still_fits = false;
    for (const auto& day : mapped_.visits[visit].days)
        for (const auto& span : day.spans) {
            const auto free = free_in_empty_plan(mapped_.problem, shifts_, mapped, span);
            if (crew_start(mapped_.problem, mapped, free, span)) return std::nullopt;
            const auto without_drives = free_in_empty_plan(mapped_.problem, shifts_, mapped, span, true);
            still_fits = still_fits || crew_start(mapped_.problem, mapped, without_drives, span).has_value();
        }
    return still_fits ? Unplanned::no_travel_time : Unplanned::nobody_on_shift;
}

bool Relaxer::day_is_open(std::size_t visit, Day day) const {
    return std::all_of(mapped_.problem.apart.begin(), mapped_.problem.apart.end(), [&](const engine::Apart& apart) {
        const auto self = static_cast<Index>(visit);
        if (apart.a != self && apart.b != self) return true;
        const auto& other = places_[static_cast<std::size_t>(apart.a == self ? apart.b : apart.a)];
        return !other.planned() || std::abs((given_.clock.wall(other.start).first - day).count()) >= apart.days;
    });
}

Relaxation Relaxer::at(Relaxing what, Ticks start) const {
    const auto [day, minute] = given_.clock.wall(start);
    return {what, day, minute};
}

std::optional<Relaxation> Relaxer::with_officers(std::size_t visit, int officers) const {
    const auto& mapped = mapped_.problem.visits[visit];
    if (officers > mapped.seats) return std::nullopt;
    constexpr std::array kinds{Relaxing::one_officer, Relaxing::two_officers, Relaxing::three_officers};
    for (const auto& day : mapped_.visits[visit].days) {
        if (!day_is_open(visit, day.day)) continue;
        for (auto span : day.spans) {
            // With nobody's own time to go by, at ten: not at the midnight at which the span begins.
            if (officers == mapped.seats)
                span.low = std::clamp(given_.clock.at(day.day, std::chrono::hours{10}), span.low, span.high);
            if (const auto start = crew_start(mapped_.problem, mapped, left_.free(mapped, span), span, officers))
                return at(kinds.at(static_cast<std::size_t>(officers - 1)), *start);
        }
    }
    return std::nullopt;
}

std::optional<Relaxation> Relaxer::with_start(std::size_t visit, Ticks most_away) const {
    const auto& mapped = mapped_.problem.visits[visit];
    const auto& members = mapped_.visits[visit].members;
    const auto& ask = given_.asks[members.front().ask];
    if (members.size() != 1 || ask.fixed || ask.windows.empty()) return std::nullopt;
    const auto anywhen = starts_of(ask, *given_.roster.find(ask.team), given_.days, working_, given_.clock, true);
    std::optional<Ticks> best;
    Ticks best_away = most_away + 1;
    const auto consider = [&](const Span& cut, Ticks away_from) {
        if (cut.high < cut.low) return;
        const auto start = crew_start(mapped_.problem, mapped, left_.free(mapped, cut), cut);
        if (start && std::abs(*start - away_from) < best_away) {
            best = start;
            best_away = std::abs(*start - away_from);
        }
    };
    for (const auto& day : mapped_.visits[visit].days) {
        if (!day_is_open(visit, day.day)) continue;
        for (const auto& whole : anywhen.days) {
            if (whole.day != day.day) continue;
            for (const auto& span : day.spans)
                for (const auto& room : whole.spans) {
                    consider({std::max(room.low, span.high + 60), std::min(room.high, span.high + most_away)},
                             span.high);
                    consider({std::max(room.low, span.low - most_away), std::min(room.high, span.low - 60)}, span.low);
                }
        }
    }
    return best ? std::optional{at(Relaxing::start, *best)} : std::nullopt;
}

std::optional<Relaxation> Relaxer::relax(std::size_t visit) const {
    const auto& first = given_.asks[mapped_.visits[visit].members.front().ask];
    const auto* team = given_.roster.find(first.team);
    // What a station's counters would allow is not looked at.
    if (!mapped_.visits[visit].lock_fits || mapped_.visits[visit].locked) return std::nullopt;
    if (first.purpose == Purpose::station_attendance && team->counters) return std::nullopt;
    if (auto found = with_start(visit, small_change)) return found;
    if (auto found = with_officers(visit, 1)) return found;
    if (auto found = with_start(visit, 24 * 60 * 60)) return found;
    for (int officers = 2; officers <= engine::most_seats; ++officers)
        if (auto found = with_officers(visit, officers)) return found;
    return std::nullopt;
}

} // namespace mosovo::schedule
