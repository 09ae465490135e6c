#include <mosovo/schedule/planner.hpp>

#include <mosovo/schedule/bound.hpp>
#include <mosovo/schedule/engine/search.hpp>
#include <mosovo/schedule/figures.hpp>
#include <mosovo/schedule/mapping.hpp>
#include <mosovo/schedule/random.hpp>
#include <mosovo/schedule/relax.hpp>
#include <mosovo/schedule/unplanned.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>

namespace mosovo::schedule {
namespace {

// One unit of effort, in the engine's rounds.
constexpr std::int64_t rounds_a_visit = 40;
constexpr std::int64_t least_rounds = 400;
// A plan that people were told is changed by little: the search begins almost cold.
constexpr int heat_when_kept = 100;
// Side by side, whatever the number of threads: the plan must not hang on it.
constexpr int lanes = 2;
// The bound comes after the time that was given, so it must not take long.
const Effort effort_after_a_limit = *Effort::from(1);

template <class T> void refuse_repeated(const std::vector<T>& items, const char* message) {
    std::set<decltype(T::id)> seen;
    for (const auto& item : items)
        if (!seen.insert(item.id).second) throw std::invalid_argument{message};
}

void refuse_slips(const std::vector<Ask>& asks, const Roster& roster, const Horizon& days, const Wanted& wanted) {
    if (days.to < days.from) throw std::invalid_argument{"a plan ends before it begins"};
    refuse_repeated(asks, "two asks have one id");
    refuse_repeated(roster.teams, "two teams have one id");
    refuse_repeated(roster.officers, "two officers have one id");
    std::set<AskId> locked;
    for (const auto& row : wanted.locked)
        if (!locked.insert(row.ask).second) throw std::invalid_argument{"two locked rows for one ask"};
}

/// Plans part after part and brings the rows home.
class Planner {
public:
    Planner(const Given& given, Plan& plan) : given_{given}, plan_{plan}, working_{given.days} {}

    void run() {
        const auto parts = parts_of(given_.asks, given_.roster);
        for (const auto& part : parts)
            all_ += part.asks.size();
        for (const auto& part : parts) {
            plan_part(part);
            done_ += part.asks.size();
        }
        std::sort(plan_.unplanned.begin(), plan_.unplanned.end(), [&](const NotPlanned& a, const NotPlanned& b) {
            const auto& x = *asked_.at(a.ask);
            const auto& y = *asked_.at(b.ask);
            return std::tuple{y.urgency, x.due, x.id} < std::tuple{x.urgency, y.due, y.id};
        });
    }

    void know(const std::vector<Ask>& asks) {
        for (const auto& ask : asks)
            asked_.emplace(ask.id, &ask);
        for (const auto& row : given_.wanted.locked)
            locked_.insert(row.ask);
    }

private:
    void plan_part(const Part& part) {
        auto mapped = map_part(given_, part, working_);
        mapped.before.resize(mapped.problem.visits.size());
        const auto impossible = mark_impossible(mapped);
        const auto solution = engine::search(mapped.problem, options_for(mapped, part));
        rounds_ += solution.rounds;
        left_out_ += solution.worth.left_out;
        plan_.work = count_of(rounds_);
        plan_.reproducible = plan_.reproducible && !solution.cancelled && !given_.wanted.limit;
        for (std::size_t v = 0; v < mapped.visits.size(); ++v)
            if (solution.visits[v].planned()) write_rows(mapped, v, solution.visits[v]);
        for (const auto& [ask, why] : mapped.hopeless)
            write_unplanned(given_.asks[ask], why, std::nullopt);
        const Relaxer relaxer{given_, mapped, solution.visits, working_};
        for (std::size_t v = 0; v < mapped.visits.size(); ++v) {
            if (solution.visits[v].planned()) continue;
            const bool fixed = given_.asks[mapped.visits[v].members.front().ask].fixed.has_value();
            const auto why = impossible[v].value_or(fixed ? Unplanned::fixed_time_clash : Unplanned::over_capacity);
            const auto relaxation = relaxer.relax(v);
            for (const auto& member : mapped.visits[v].members)
                write_unplanned(given_.asks[member.ask], why, relaxation);
        }
    }

    /// What fits nowhere even in an empty plan is not tried again in every round.
    std::vector<std::optional<Unplanned>> mark_impossible(Mapped& mapped) {
        std::vector<std::optional<Unplanned>> why;
        const std::vector<engine::Place> nowhere(mapped.problem.visits.size());
        const Relaxer relaxer{given_, mapped, nowhere, working_};
        for (std::size_t v = 0; v < mapped.visits.size(); ++v) {
            why.push_back(relaxer.impossible(v));
            if (!why.back()) continue;
            mapped.problem.visits[v].windows.clear();
            mapped.problem.visits[v].locked = false;
            mapped.before[v] = {};
        }
        return why;
    }

    engine::Options options_for(const Mapped& mapped, const Part& part) {
        const auto& wanted = given_.wanted;
        engine::Options options;
        options.seed = Random{given_.seed.reveal() ^ hash_of(given_.asks[part.asks.front()].id.reveal())}.next();
        const auto visits = static_cast<std::int64_t>(mapped.visits.size());
        options.rounds = wanted.effort.value() * std::max(least_rounds, rounds_a_visit * visits);
        options.lanes = lanes;
        options.threads = static_cast<int>(std::min<std::int64_t>(wanted.threads.value(), lanes));
        options.start = mapped.before;
        if (wanted.keep == Keep::as_told) options.heat = heat_when_kept;
        options.cancel = wanted.cancel;
        if (wanted.limit) {
            // The time that is left, shared by the asks that are left.
            const auto begun = wanted.limit->elapsed();
            const auto left = std::max(std::chrono::milliseconds{1}, wanted.limit->most - begun).count();
            const auto share = static_cast<std::int64_t>(part.asks.size()) * left /
                               static_cast<std::int64_t>(std::max<std::size_t>(1, all_ - done_));
            options.milliseconds = std::max<std::int64_t>(1, share);
            options.elapsed = [&limit = *wanted.limit, begun] { return (limit.elapsed() - begun).count(); };
        }
        if (wanted.progress) options.progress = [this, &part](const engine::Progress& now) { tell(now, part); };
        return options;
    }

    void tell(const engine::Progress& now, const Part& part) const {
        const auto share = static_cast<double>(now.permille) / 1000.0 * static_cast<double>(part.asks.size());
        given_.wanted.progress({.share = (static_cast<double>(done_) + share) / static_cast<double>(all_),
                                .rounds = count_of(rounds_ + now.rounds),
                                .left_out = count_of(left_out_ + now.best.left_out)});
    }

    void write_rows(const Mapped& mapped, std::size_t v, const engine::Place& place) {
        const auto& visit = mapped.visits[v];
        for (const auto& member : visit.members) {
            const auto [day, minute] = given_.clock.wall(place.start + member.offset);
            Planned row{.ask = given_.asks[member.ask].id, .day = day};
            row.start = minute;
            for (const auto r : place.routes)
                if (r != engine::none)
                    row.crew.push_back({given_.roster.officers[mapped.routes[static_cast<std::size_t>(r)].officer].id});
            row.target = visit.target;
            row.locked = locked_.contains(row.ask);
            plan_.planned.push_back(std::move(row));
        }
    }

    void write_unplanned(const Ask& ask, Unplanned why, const std::optional<Relaxation>& relaxation) {
        if (locked_.contains(ask.id) && why != Unplanned::bad_ask) why = Unplanned::lock_impossible;
        plan_.unplanned.push_back({ask.id, why, sentence_for(why, ask, given_.days, relaxation), relaxation});
    }

    const Given& given_;
    Plan& plan_;
    WorkingDays working_;
    std::map<AskId, const Ask*> asked_;
    std::set<AskId> locked_;
    std::size_t all_ = 0;
    std::size_t done_ = 0;
    std::int64_t rounds_ = 0;
    std::int64_t left_out_ = 0;
};

} // namespace

Plan plan(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days, Seed seed,
          const Wanted& wanted) {
    refuse_slips(asks, roster, days, wanted);
    const Clock clock{days.from};
    const Given given{asks, roster, travel, days, seed, wanted, clock};
    Plan made{.from = days.from, .to = days.to, .effort = wanted.effort};
    made.seed = seed;
    Planner planner{given, made};
    planner.know(asks);
    planner.run();
    made = worked_out(std::move(made), asks, roster, travel, wanted.objective);
    if (wanted.with_bound) {
        const auto effort = wanted.limit ? std::min(wanted.effort, effort_after_a_limit) : wanted.effort;
        made.bound =
            bound(made, asks, roster, travel, {.effort = effort, .threads = wanted.threads, .cancel = wanted.cancel});
    }
    return made;
}

Plan plan(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days, Seed seed,
          Effort effort, const std::vector<Planned>& locked) {
    Wanted wanted;
    wanted.effort = effort;
    wanted.locked = locked;
    return plan(asks, roster, travel, days, seed, wanted);
}

} // namespace mosovo::schedule
