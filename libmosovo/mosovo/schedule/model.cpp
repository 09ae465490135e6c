#include <mosovo/schedule/model.hpp>

#include <mosovo/schedule/prices.hpp>
#include <mosovo/schedule/target.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

namespace mosovo::schedule {
namespace {

/// Builds the model of one call; holds the caller's lists while it does.
class Builder {
public:
    Builder(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days)
        : asks_{asks}, roster_{roster}, travel_{travel} {
        model_.days = days;
    }

    Model build(Seed seed) {
        if (model_.days.to < model_.days.from) throw std::invalid_argument{"a plan ends before it begins"};
        refuse_repeated_ids();
        add_duties();
        std::vector<std::size_t> order(asks_.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return asks_[a].id < asks_[b].id; });
        for (const auto index : order)
            add_visit(index, seed);
        add_drives();
        return std::move(model_);
    }

private:
    void refuse_repeated_ids() const {
        std::set<AskId> asked;
        for (const auto& ask : asks_)
            if (!asked.insert(ask.id).second) throw std::invalid_argument{"two asks have one id"};
        std::set<TeamId> teams;
        for (const auto& team : roster_.teams)
            if (!teams.insert(team.id).second) throw std::invalid_argument{"two teams have one id"};
        std::set<OfficerId> officers;
        for (const auto& officer : roster_.officers)
            if (!officers.insert(officer.id).second) throw std::invalid_argument{"two officers have one id"};
    }

    [[nodiscard]] Tick tick(Day day, TimeOfDay time) const {
        return static_cast<Tick>((day - model_.days.from).count()) * ticks_a_day + static_cast<Tick>(time.count());
    }

    std::int32_t place_index(const Place& place) {
        const auto [found, added] = place_index_.emplace(place, static_cast<std::int32_t>(places_.size()));
        if (added) places_.push_back(place);
        return found->second;
    }

    void add_duties() {
        const Tick end_of_plan = model_.day_count() * ticks_a_day;
        for (std::size_t i = 0; i < roster_.officers.size(); ++i) {
            const auto& officer = roster_.officers[i];
            officer_index_.emplace(officer.id, static_cast<std::int32_t>(i));
            model_.on_duty.push_back(0);
            if (!is_on_earth(officer.base)) throw std::invalid_argument{"an officer's base is no place on Earth"};
            auto shifts = officer.shifts;
            std::sort(shifts.begin(), shifts.end(), [](const Shift& a, const Shift& b) {
                return std::pair{a.day, a.start} < std::pair{b.day, b.start};
            });
            Tick busy_until = std::numeric_limits<Tick>::min();
            for (const auto& shift : shifts) {
                if (std::count(officer.leave.begin(), officer.leave.end(), shift.day) != 0) continue;
                if (shift.day < model_.days.from - date::days{2} || shift.day > model_.days.to) continue;
                const Duty duty{static_cast<std::int32_t>(i), place_index(officer.base), tick(shift.day, shift.start),
                                tick(shift.day, shift.end)};
                if (duty.end <= duty.start || duty.end <= 0 || duty.start >= end_of_plan) continue;
                if (duty.start < busy_until) continue; // a second shift on top of the first makes no second officer
                busy_until = duty.end;
                model_.on_duty[i] += duty.end - duty.start;
                model_.duties.push_back(duty);
            }
        }
    }

    std::size_t pool_of(const Team& team, const Ask& ask) {
        const std::set<Skill> skills{ask.skills.begin(), ask.skills.end()};
        const auto [found, added] = pool_index_.emplace(std::pair{team.id, skills}, model_.pools.size());
        if (!added) return found->second;
        Pool pool;
        for (const auto& officer : roster_.officers) {
            const auto& helpers = team.helped_by;
            const bool may =
                officer.team == team.id || std::find(helpers.begin(), helpers.end(), officer.team) != helpers.end();
            const bool holds = std::all_of(skills.begin(), skills.end(), [&](const Skill& skill) {
                return std::find(officer.skills.begin(), officer.skills.end(), skill) != officer.skills.end();
            });
            pool.may.push_back(may);
            pool.leads.push_back(may && holds);
            pool.officers += may ? 1 : 0;
            pool.leaders += may && holds ? 1 : 0;
        }
        pool.duties.resize(static_cast<std::size_t>(model_.day_count()));
        for (std::size_t i = 0; i < model_.duties.size(); ++i) {
            const auto& duty = model_.duties[i];
            if (pool.may[static_cast<std::size_t>(duty.officer)] == 0) continue;
            const auto last = std::min(model_.day_count() - 1, (duty.end - 1) / ticks_a_day);
            for (auto day = std::max(0, duty.start / ticks_a_day); day <= last; ++day)
                pool.duties[static_cast<std::size_t>(day)].push_back(static_cast<std::int32_t>(i));
        }
        model_.pools.push_back(std::move(pool));
        return found->second;
    }

    bool works(const Team& team, std::int32_t day) {
        auto& known = working_days_[team.id];
        if (known.empty()) {
            const auto calendar = working_calendar(team);
            for (Day at = model_.days.from; at <= model_.days.to; at += date::days{1})
                known.push_back(calendar.works(at));
        }
        return known[static_cast<std::size_t>(day)];
    }

    /// Cuts a range of starts to the station's opening hours.
    static std::vector<Ticks> when_open(const Team& team, Day day, Tick midnight, Tick length, Ticks range) {
        if (team.opening.empty()) return {range};
        std::vector<Ticks> open;
        for (const auto& hours : team.opening) {
            if (hours.weekday != weekday_of(day)) continue;
            const Ticks cut{std::max(range.low, midnight + static_cast<Tick>(hours.opens.count())),
                            std::min(range.high, midnight + static_cast<Tick>(hours.closes.count()) - length)};
            if (cut.low <= cut.high) open.push_back(cut);
        }
        return open;
    }

    /// Start times on one day, in order and apart from each other.
    [[nodiscard]] std::vector<Ticks> starts_on(const Ask& ask, const Team& team, Day day) const {
        const Tick midnight = tick(day, TimeOfDay{0});
        std::vector<Ticks> ranges;
        if (ask.fixed)
            ranges.push_back({tick(day, ask.fixed->start), tick(day, ask.fixed->start)});
        else if (ask.windows.empty())
            ranges.push_back({midnight, midnight + ticks_a_day - 1});
        for (const auto& window : ask.windows) {
            if (ask.fixed || (window.day && *window.day != day) || window.latest < window.earliest) continue;
            const Ticks range{std::max(midnight, tick(day, window.earliest)),
                              std::min(midnight + ticks_a_day - 1, tick(day, window.latest))};
            if (range.low <= range.high) ranges.push_back(range);
        }
        std::vector<Ticks> cut;
        for (const auto& range : ranges) {
            const auto open = ask.purpose == Purpose::station_attendance
                                  ? when_open(team, day, midnight, static_cast<Tick>(ask.length.count()), range)
                                  : std::vector{range};
            cut.insert(cut.end(), open.begin(), open.end());
        }
        std::sort(cut.begin(), cut.end(), [](const Ticks& a, const Ticks& b) { return a.low < b.low; });
        std::vector<Ticks> joined;
        for (const auto& range : cut)
            if (!joined.empty() && range.low <= joined.back().high + 1)
                joined.back().high = std::max(joined.back().high, range.high);
            else
                joined.push_back(range);
        return joined;
    }

    /// The days that come into question; why not, where none does.
    std::optional<Unplanned> add_days(Visit& visit, const Ask& ask, const Team& team) {
        const Day last = std::min(model_.days.to, ask.expiry.value_or(model_.days.to));
        const Day first = std::max(model_.days.from, ask.first);
        const bool fixed_outside = ask.fixed && (ask.fixed->day < model_.days.from || ask.fixed->day > model_.days.to);
        if (last < first || fixed_outside) return Unplanned::outside_horizon;
        for (Day day = first; day <= last; day += date::days{1}) {
            const auto index = static_cast<std::int32_t>((day - model_.days.from).count());
            if (!works(team, index)) continue;
            if (ask.fixed && ask.fixed->day != day) continue;
            if (std::count(ask.not_on.begin(), ask.not_on.end(), day) != 0) continue;
            auto starts = starts_on(ask, team, day);
            if (!starts.empty()) visit.days.push_back({index, {risk_when_planned(ask, day), 0}, std::move(starts)});
        }
        if (visit.days.empty()) return Unplanned::no_day_in_window;
        return std::nullopt;
    }

    /// Dearer days come later: the search stops at the first that cannot win.
    void price_days(Visit& visit, const Ask& ask) const {
        const bool overdue = ask.due < model_.days.from;
        for (auto& choice : visit.days)
            if (visit.target && !overdue)
                choice.cost.price =
                    price_of_days_away((model_.days.from + date::days{choice.day} - visit.target->day).count());
        std::stable_sort(visit.days.begin(), visit.days.end(),
                         [](const auto& a, const auto& b) { return a.cost < b.cost; });
    }

    void add_visit(std::size_t index, Seed seed) {
        const auto& ask = asks_[index];
        const auto* team = roster_.find(ask.team);
        const bool at_station = ask.purpose == Purpose::station_attendance;
        const auto hopeless = [&](Unplanned why) { model_.hopeless.emplace_back(index, why); };
        if (team == nullptr || !is_on_earth(at_station ? team->station : ask.place) || !can_be_done(ask))
            return hopeless(Unplanned::bad_ask);
        Visit visit;
        visit.ask = index;
        visit.length = static_cast<Tick>(ask.length.count());
        visit.seats = seats_of(ask);
        visit.fixed = ask.fixed.has_value();
        visit.weight = weight_of(ask.urgency);
        visit.left_out = risk_when_left_out(ask, model_.days.from, model_.days.to);
        if (const auto why = add_days(visit, ask, *team); why == Unplanned::outside_horizon) return hopeless(*why);
        visit.pool = pool_of(*team, ask);
        const auto& pool = model_.pools[visit.pool];
        if (pool.leaders == 0) return hopeless(Unplanned::no_officer_trained);
        if (pool.officers < visit.seats) return hopeless(Unplanned::too_few_officers);
        if (visit.days.empty()) return hopeless(Unplanned::no_day_in_window);
        visit.place = place_index(at_station ? team->station : ask.place);
        if (ask.preferred)
            if (const auto own = officer_index_.find(*ask.preferred); own != officer_index_.end())
                visit.preferred = own->second;
        visit.target = draw_target(ask, visit, model_, seed);
        price_days(visit, ask);
        const auto subject = subject_index_.emplace(ask.subject, model_.visits_of.size());
        if (subject.second) model_.visits_of.emplace_back();
        visit.subject = static_cast<std::int32_t>(subject.first->second);
        model_.visits_of[subject.first->second].push_back(model_.visits.size());
        model_.visits.push_back(std::move(visit));
    }

    static bool can_be_done(const Ask& ask) {
        return ask.length.count() > 0 && ask.length < std::chrono::hours{24} &&
               (!ask.fixed || (ask.fixed->start.count() >= 0 && ask.fixed->start < std::chrono::hours{24}));
    }

    void add_drives() {
        model_.places = places_.size();
        model_.drives.resize(places_.size() * places_.size());
        constexpr std::int64_t most = std::numeric_limits<std::uint16_t>::max();
        for (std::size_t i = 0; i < places_.size(); ++i)
            for (std::size_t j = 0; j <= i; ++j) {
                const auto minutes = static_cast<std::uint16_t>(
                    std::min<std::int64_t>(most, travel_.between(places_[i], places_[j]).count()));
                model_.drives[i * places_.size() + j] = minutes;
                model_.drives[j * places_.size() + i] = minutes;
            }
    }

    const std::vector<Ask>& asks_;
    const Roster& roster_;
    const Travel& travel_;
    Model model_;
    std::map<Place, std::int32_t> place_index_;
    std::vector<Place> places_;
    std::map<OfficerId, std::int32_t> officer_index_;
    std::map<SubjectId, std::size_t> subject_index_;
    std::map<std::pair<TeamId, std::set<Skill>>, std::size_t> pool_index_;
    std::map<TeamId, std::vector<bool>> working_days_;
};

} // namespace

Model make_model(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days,
                 Seed seed) {
    return Builder{asks, roster, travel, days}.build(seed);
}

} // namespace mosovo::schedule
