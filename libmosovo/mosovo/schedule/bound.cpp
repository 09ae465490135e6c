#include <mosovo/schedule/bound.hpp>

#include <mosovo/schedule/crews.hpp>
#include <mosovo/schedule/engine/bound.hpp>
#include <mosovo/schedule/mapping.hpp>
#include <mosovo/schedule/prices.hpp>
#include <mosovo/schedule/worked.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace mosovo::schedule {
namespace {

using engine::Index;

// One unit of effort for one visit, in drives looked at. With no effort the prizes stand where they begin.
constexpr std::int64_t work_a_visit = 250'000;
constexpr std::int64_t never_driven = 1'000'000; // seconds: eleven days

/// Whether this alone keeps a visit out of every plan, whatever else is planned.
bool by_itself(Unplanned reason) {
    switch (reason) {
    case Unplanned::bad_ask:
    case Unplanned::outside_horizon:
    case Unplanned::no_officer_trained:
    case Unplanned::too_few_officers:
    case Unplanned::no_day_in_window:
    case Unplanned::nobody_on_shift:
        return true;
    case Unplanned::lock_impossible:
    case Unplanned::no_travel_time: // by the slowest hour of a shift: another hour might do
    case Unplanned::fixed_time_clash:
    case Unplanned::over_capacity:
        break;
    }
    return false;
}

/// What the visits of one part of the force ask of every plan at the least: each by itself, drives as on the emptiest
/// road of any hour, and neither breaks, most hours, counters, days apart nor a person's locks.
class Loosened {
public:
    Loosened(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days,
             const Clock& clock, WorkingDays& working, const Part& part)
        : roster_{roster}, days_{days}, clock_{clock}, part_{part} {
        problem_.officers = static_cast<Index>(part.officers.size());
        for (std::size_t i = 0; i < part.officers.size(); ++i)
            add_shifts(static_cast<Index>(i));
        for (const auto index : part.asks)
            add(asks[index], working);
        add_drives(travel);
    }

    [[nodiscard]] const engine::Problem& problem() const { return problem_; }

    struct Lateness {
        std::int64_t visits = 0;
        std::int64_t risk = 0;
    };
    /// What comes too late even if nothing else is planned.
    [[nodiscard]] Lateness unavoidable() const {
        const ShiftsByDay shifts{problem_};
        Lateness sum;
        for (std::size_t v = 0; v < asks_.size(); ++v)
            if (const auto day = first_day(v, shifts); day && asks_[v]->due < *day) {
                ++sum.visits;
                sum.risk += risk_when_planned(*asks_[v], *day);
            }
        return sum;
    }

private:
    Index place_index(const Place& place) {
        const auto [found, added] = place_index_.emplace(place, static_cast<Index>(places_.size()));
        if (added) places_.push_back(place);
        return found->second;
    }

    void add_shifts(Index local) {
        const auto& officer = roster_.officers[part_.officers[static_cast<std::size_t>(local)]];
        for (const auto& shift : officer.shifts) {
            const bool near = shift.day >= days_.from - date::days{2} && shift.day <= days_.to;
            const bool away = std::count(officer.leave.begin(), officer.leave.end(), shift.day) != 0;
            if (!near || away || shift.end <= shift.start) continue;
            const auto base = place_index(officer.base);
            problem_.routes.push_back(
                {local, 0, clock_.at(shift.day, shift.start), clock_.at(shift.day, shift.end), base, base});
        }
    }

    void add(const Ask& ask, WorkingDays& working) {
        const auto* team = roster_.find(ask.team);
        if (team == nullptr) return;
        engine::Visit visit;
        visit.place = place_index(ask.purpose == Purpose::station_attendance ? team->station : ask.place);
        visit.duration = static_cast<Ticks>(std::chrono::seconds{ask.length}.count());
        visit.seats = static_cast<int>(seats_of(ask));
        for (const auto officer : part_.officers)
            visit.officers.push_back(bits_for(roster_.officers[officer], ask, *team));
        auto days = starts_of(ask, *team, days_, working, clock_).days;
        for (const auto& day : days)
            for (const auto& span : day.spans)
                visit.windows.push_back({span.low, span.high});
        problem_.visits.push_back(std::move(visit));
        asks_.push_back(&ask);
        starts_.push_back(std::move(days));
    }

    /// Whole minutes, rounded up, as plans are scored: nothing is lost, for visits start and end on whole minutes.
    void add_drives(const Travel& travel) {
        auto& matrix = problem_.travel;
        matrix.places = static_cast<Index>(places_.size());
        matrix.cells.reserve(places_.size() * places_.size());
        const auto fastest = travel.fastest().value();
        for (const auto& from : places_)
            for (const auto& to : places_) {
                const auto seconds = (travel.seconds(from, to).count() * fastest + 99) / 100;
                matrix.cells.push_back(static_cast<std::int32_t>(std::min(never_driven, (seconds + 59) / 60 * 60)));
            }
    }

    [[nodiscard]] std::optional<Day> first_day(std::size_t v, const ShiftsByDay& shifts) const {
        const auto& visit = problem_.visits[v];
        for (const auto& day : starts_[v])
            for (const auto& span : day.spans)
                if (crew_start(problem_, visit, free_in_empty_plan(problem_, shifts, visit, span), span))
                    return day.day;
        return std::nullopt;
    }

    const Roster& roster_;
    const Horizon& days_;
    const Clock& clock_;
    const Part& part_;
    engine::Problem problem_;
    std::vector<const Ask*> asks_; ///< by visit
    std::vector<std::vector<DayStarts>> starts_;
    std::map<Place, Index> place_index_;
    std::vector<Place> places_;
};

/// The asks that the plan makes, in the order of their ids.
std::vector<Ask> made_by(const Plan& plan, const AskById& asked) {
    std::vector<Ask> made;
    std::set<AskId> seen;
    for (const auto& row : plan.planned)
        if (const auto ask = asked.find(row.ask); ask != asked.end() && seen.insert(row.ask).second)
            made.push_back(*ask->second);
    return made;
}

/// What each officer drives in the plan, in seconds.
std::map<const Officer*, std::int64_t> drives_of(const Plan& plan, const AskById& asked, const Roster& roster,
                                                 const Travel& travel, const Clock& clock) {
    std::map<const Officer*, std::int64_t> drives;
    for (const auto& shift : worked_shifts(plan, asked, roster, clock)) {
        auto minutes = drive_home(shift, travel);
        for (std::size_t i = 0; i < shift.stops.size(); ++i)
            minutes += drive_to(shift, i, travel);
        drives[shift.officer] += std::chrono::seconds{minutes}.count();
    }
    return drives;
}

} // namespace

Bound bound(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
            const BoundWanted& wanted) {
    const auto asked = by_id(asks);
    std::int64_t weight = 0;
    for (const auto& row : plan.unplanned)
        if (const auto ask = asked.find(row.ask); ask != asked.end() && by_itself(row.reason))
            weight += ask->second->urgency.value();
    const auto made = made_by(plan, asked);
    const Horizon days{plan.from, plan.to};
    const Clock clock{days.from};
    WorkingDays working{days};
    const auto driven = drives_of(plan, asked, roster, travel, clock);
    std::int64_t late = 0;
    std::int64_t risk = 0;
    std::int64_t seconds = 0;
    for (const auto& part : parts_of(made, roster)) {
        const Loosened loosened{made, roster, travel, days, clock, working, part};
        const auto unavoidable = loosened.unavoidable();
        late += unavoidable.visits;
        risk += unavoidable.risk;
        const auto visits = loosened.problem().visits.size();
        engine::BoundOptions options;
        options.work = wanted.effort.value() * work_a_visit * static_cast<std::int64_t>(visits);
        options.threads = static_cast<int>(wanted.threads.value());
        options.cancel = wanted.cancel;
        for (const auto officer : part.officers)
            if (const auto drives = driven.find(&roster.officers[officer]); drives != driven.end())
                options.upper += drives->second;
        seconds += engine::least_driving(loosened.problem(), std::vector<std::uint8_t>(visits, 1), options).cost;
    }
    Bound found;
    found.unplanned_weight = count_of(weight);
    found.late_visits = count_of(late);
    found.risk = count_of(risk);
    found.driving = std::chrono::ceil<std::chrono::minutes>(std::chrono::seconds{seconds});
    const auto driving = plan.score.driving.count();
    if (driving > 0)
        found.gap =
            std::round(10'000.0 * static_cast<double>(driving - found.driving.count()) / static_cast<double>(driving)) /
            10'000.0;
    return found;
}

} // namespace mosovo::schedule
