#include <mosovo/schedule/planner.hpp>

#include <mosovo/schedule/construct.hpp>
#include <mosovo/schedule/insertion.hpp>
#include <mosovo/schedule/routes.hpp>
#include <mosovo/schedule/search.hpp>
#include <mosovo/schedule/unplanned.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

namespace mosovo::schedule {
namespace {

/// Makes one plan: locks, construction, search, and the way back to the caller's words.
class Planner {
public:
    Planner(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days, Seed seed)
        : asks_{asks}, roster_{roster}, model_{make_model(asks, roster, travel, days, seed)},
          impossible_{mark_impossible(model_)} {}

    Plan make(Seed seed, Effort effort, const std::vector<Planned>& locked) {
        const auto locks = read_locks(locked);
        Routes routes{model_};
        hold(routes, locks);
        std::vector<std::size_t> open;
        for (std::size_t v = 0; v < model_.visits.size(); ++v)
            if (!model_.visits[v].locked && !model_.visits[v].impossible) open.push_back(v);
        construct(routes, std::move(open));
        const auto rounds = improve(routes, seed, effort);
        Plan plan{.from = model_.days.from, .to = model_.days.to, .effort = effort, .work = count_of(rounds)};
        plan.seed = seed;
        write_planned(plan, routes);
        write_unplanned(plan, routes, locks);
        return plan;
    }

private:
    using Locks = std::map<AskId, const Planned*>;

    static Locks read_locks(const std::vector<Planned>& locked) {
        Locks locks;
        for (const auto& row : locked)
            if (!locks.emplace(row.ask, &row).second) throw std::invalid_argument{"two locked rows for one ask"};
        return locks;
    }

    void hold(Routes& routes, const Locks& locks) {
        Inserter inserter;
        for (std::size_t v = 0; v < model_.visits.size(); ++v) {
            auto& visit = model_.visits[v];
            const auto lock = locks.find(asks_[visit.ask].id);
            if (lock == locks.end()) continue;
            visit.locked = true;
            const auto at = placing_of(*lock->second, visit);
            if (at && inserter.fits(routes, v, *at))
                routes.place(v, *at);
            else
                visit.impossible = true;
        }
    }

    /// The row's crew as duties; nothing when somebody is unknown, not on duty or not alone in his seat.
    std::optional<Placing> placing_of(const Planned& row, const Visit& visit) const {
        if (row.crew.size() != visit.seats) return std::nullopt;
        const auto day = static_cast<Tick>((row.day - model_.days.from).count());
        Placing at;
        at.start = day * ticks_a_day + static_cast<Tick>(row.start.count());
        if (at.start < 0) return std::nullopt;
        for (std::size_t seat = 0; seat < visit.seats; ++seat)
            for (std::size_t d = 0; d < model_.duties.size(); ++d) {
                const auto& duty = model_.duties[d];
                const auto officer = static_cast<std::size_t>(duty.officer);
                if (roster_.officers[officer].id == row.crew[seat].officer && duty.start <= at.start &&
                    at.start + visit.length <= duty.end && model_.pools[visit.pool].may[officer] != 0)
                    at.duties[seat] = static_cast<std::int32_t>(d);
            }
        const bool all = at.duties[0] != nobody && (visit.seats == 1 || at.duties[1] != nobody);
        if (!all || at.duties[0] == at.duties[1]) return std::nullopt;
        return at;
    }

    Seat seat_of(const Routes& routes, std::size_t v, std::int32_t index) const {
        const auto& duty = model_.duty(index);
        const auto& route = routes.route(index);
        const auto stop = std::find_if(route.begin(), route.end(),
                                       [&](const auto& s) { return s.visit == static_cast<std::int32_t>(v); });
        const bool first = stop == route.begin();
        const auto drive = model_.drive(first ? duty.base : (stop - 1)->place, stop->place);
        const auto wait = first ? 0 : stop->start - (stop - 1)->end - drive;
        return {roster_.officers[static_cast<std::size_t>(duty.officer)].id, std::chrono::minutes{drive},
                std::chrono::minutes{wait}};
    }

    Planned row_of(const Routes& routes, std::size_t v) const {
        const auto& visit = model_.visits[v];
        const auto& ask = asks_[visit.ask];
        const auto& at = routes.placing(v);
        Planned row{.ask = ask.id, .day = model_.day_at(at.start)};
        row.start = TimeOfDay{at.start % ticks_a_day};
        row.end = row.start + ask.length;
        for (std::size_t seat = 0; seat < visit.seats; ++seat)
            row.crew.push_back(seat_of(routes, v, at.duties[seat]));
        std::sort(row.crew.begin(), row.crew.end(), [&](const Seat& a, const Seat& b) {
            return std::tuple{a.officer != ask.preferred, a.officer} <
                   std::tuple{b.officer != ask.preferred, b.officer};
        });
        if (!visit.locked) row.target = visit.target;
        row.days_to_spare = std::max(date::days{0}, ask.due - row.day);
        row.days_late = std::max(date::days{0}, row.day - ask.due);
        if (ask.preferred)
            row.continuity =
                row.crew.front().officer == *ask.preferred ? Continuity::own_officer : Continuity::other_officer;
        row.locked = visit.locked;
        return row;
    }

    void write_planned(Plan& plan, const Routes& routes) const {
        for (std::size_t v = 0; v < model_.visits.size(); ++v)
            if (routes.placing(v).placed()) plan.planned.push_back(row_of(routes, v));
        std::sort(plan.planned.begin(), plan.planned.end(), [](const Planned& a, const Planned& b) {
            return std::tie(a.day, a.start, a.ask) < std::tie(b.day, b.start, b.ask);
        });
    }

    void write_unplanned(Plan& plan, const Routes& routes, const Locks& locks) const {
        std::vector<std::pair<std::size_t, Unplanned>> left = model_.hopeless;
        for (std::size_t v = 0; v < model_.visits.size(); ++v) {
            if (routes.placing(v).placed()) continue;
            const auto& visit = model_.visits[v];
            left.emplace_back(visit.ask, impossible_[v].value_or(visit.fixed ? Unplanned::fixed_time_clash
                                                                             : Unplanned::over_capacity));
        }
        for (auto& [ask, reason] : left)
            if (locks.count(asks_[ask].id) != 0 && reason != Unplanned::bad_ask) reason = Unplanned::lock_impossible;
        std::sort(left.begin(), left.end(), [&](const auto& a, const auto& b) {
            const auto& x = asks_[a.first];
            const auto& y = asks_[b.first];
            return std::tuple{y.urgency, x.due, x.id} < std::tuple{x.urgency, y.due, y.id};
        });
        for (const auto& [ask, reason] : left)
            plan.unplanned.push_back({asks_[ask].id, reason, sentence_for(reason, asks_[ask], model_.days)});
    }

    const std::vector<Ask>& asks_;
    const Roster& roster_;
    Model model_;
    std::vector<std::optional<Unplanned>> impossible_;
};

} // namespace

Plan plan(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days, Seed seed,
          Effort effort, const std::vector<Planned>& locked) {
    auto made = Planner{asks, roster, travel, days, seed}.make(seed, effort, locked);
    made.score = score(made, asks, roster, travel);
    return made;
}

} // namespace mosovo::schedule
