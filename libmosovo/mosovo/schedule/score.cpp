#include <mosovo/schedule/score.hpp>

#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/prices.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace mosovo::schedule {
namespace {

using std::chrono::minutes;

/// Four decimals: what differs after them differs between machines, not between plans.
double rounded(double value) { return std::round(value * 10'000.0) / 10'000.0; }

template <std::size_t N> double entropy(const std::array<std::int64_t, N>& counts) {
    const auto all = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    double bits = 0.0;
    for (const auto count : counts)
        if (count > 0) bits -= static_cast<double>(count) / all * std::log2(static_cast<double>(count) / all);
    return rounded(bits);
}

/// One officer's day as the plan has it.
struct Stop {
    minutes start{0};
    minutes end{0};
    Place place;
};

struct OfficerSums {
    minutes on_duty{0};
    minutes out{0};
    minutes visiting{0};
    std::map<minutes, std::vector<Stop>> by_shift; ///< start of the shift → stops
};

class Scorer {
public:
    Scorer(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel)
        : plan_{plan}, roster_{roster}, travel_{travel} {
        for (const auto& ask : asks)
            asks_.emplace(ask.id, &ask);
    }

    Score run() {
        for (const auto& officer : roster_.officers)
            sums_[officer.id].on_duty = on_duty(officer);
        for (const auto& row : plan_.planned)
            if (const auto found = asks_.find(row.ask); found != asks_.end() && counted_.insert(row.ask).second)
                add_row(row, *found->second);
        for (const auto& [id, ask] : asks_)
            if (counted_.count(id) == 0) add_left_out(*ask);
        add_drives();
        return finish();
    }

private:
    [[nodiscard]] minutes at(Day day, minutes time) const { return minutes{(day - plan_.from).count() * 1440} + time; }

    [[nodiscard]] bool on_leave(const Officer& officer, const Shift& shift) const {
        return std::find(officer.leave.begin(), officer.leave.end(), shift.day) != officer.leave.end();
    }

    [[nodiscard]] minutes on_duty(const Officer& officer) const {
        minutes sum{0};
        for (const auto& shift : officer.shifts) {
            const auto from = at(shift.day, shift.start);
            const auto to = at(shift.day, shift.end);
            const bool in_plan = to > minutes{0} && from < at(plan_.to + date::days{1}, minutes{0});
            if (in_plan && from < to && !on_leave(officer, shift)) sum += to - from;
        }
        return sum;
    }

    void add_row(const Planned& row, const Ask& ask) {
        ++planned_;
        const auto late = std::max<std::int64_t>(0, (row.day - ask.due).count());
        late_visits_ += late > 0 ? 1 : 0;
        late_weight_ += late * ask.urgency.value();
        risk_ += risk_when_planned(ask, row.day);
        fixed_kept_ += ask.fixed && *ask.fixed == FixedTime{row.day, row.start} ? 1 : 0;
        if (row.target) {
            if (ask.due >= plan_.from) price_ += price_of_days_away((row.day - row.target->day).count());
            price_ += price_of_minutes_away((row.start - row.target->start).count());
        }
        if (ask.purpose == Purpose::home_visit && !ask.fixed) {
            ++weekdays_[static_cast<std::size_t>(weekday_of(row.day)) - 1];
            ++hours_[static_cast<std::size_t>(std::max<std::int64_t>(0, row.start.count()) / 60 % 24)];
        }
        add_continuity(row, ask);
        const auto* team = roster_.find(ask.team);
        const bool at_station = ask.purpose == Purpose::station_attendance && team != nullptr;
        for (const auto& seat : row.crew)
            add_stop(seat.officer,
                     {at(row.day, row.start), at(row.day, row.end), at_station ? team->station : ask.place});
    }

    void add_continuity(const Planned& row, const Ask& ask) {
        if (!ask.preferred || roster_.find(*ask.preferred) == nullptr) return;
        ++preferring_;
        const bool own = std::any_of(row.crew.begin(), row.crew.end(),
                                     [&](const Seat& seat) { return seat.officer == *ask.preferred; });
        own_ += own ? 1 : 0;
        if (!own) price_ += price_of_stranger;
    }

    void add_stop(const OfficerId& id, const Stop& stop) {
        const auto* officer = roster_.find(id);
        if (officer == nullptr) return;
        auto& sums = sums_[id];
        sums.visiting += stop.end - stop.start;
        for (const auto& shift : officer->shifts)
            if (at(shift.day, shift.start) <= stop.start && stop.end <= at(shift.day, shift.end)) {
                sums.by_shift[at(shift.day, shift.start)].push_back(stop);
                return;
            }
        sums.by_shift[stop.start].push_back(stop); // on no shift: driven all the same
    }

    void add_left_out(const Ask& ask) {
        ++unplanned_;
        unplanned_weight_ += ask.urgency.value();
        late_weight_ += ask.urgency.value() * std::max<std::int64_t>(0, (plan_.to + date::days{1} - ask.due).count());
        risk_ += risk_when_left_out(ask, plan_.from, plan_.to);
    }

    void add_drives() {
        for (const auto& officer : roster_.officers)
            for (auto& [start, stops] : sums_[officer.id].by_shift) {
                std::sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) { return a.start < b.start; });
                const auto out = travel_.between(officer.base, stops.front().place);
                const auto home = travel_.between(stops.back().place, officer.base);
                driving_ += out + home;
                for (std::size_t i = 1; i < stops.size(); ++i) {
                    const auto drive = travel_.between(stops[i - 1].place, stops[i].place);
                    driving_ += drive;
                    waiting_ += std::max(minutes{0}, stops[i].start - stops[i - 1].end - drive);
                }
                sums_[officer.id].out += stops.back().end + home - stops.front().start + out;
            }
    }

    [[nodiscard]] double hours_spread() const {
        double sum = 0.0;
        double squares = 0.0;
        double count = 0.0;
        for (const auto& [id, sums] : sums_) {
            if (sums.on_duty.count() == 0) continue;
            const double share = static_cast<double>(sums.out.count()) / static_cast<double>(sums.on_duty.count());
            sum += share;
            squares += share * share;
            count += 1.0;
        }
        if (sum <= 0.0) return 0.0;
        const double mean = sum / count;
        return rounded(std::sqrt(std::max(0.0, squares / count - mean * mean)) / mean);
    }

    Score finish() {
        Score score;
        minutes visiting{0};
        for (const auto& officer : roster_.officers) {
            const auto& sums = sums_[officer.id];
            visiting += sums.visiting;
            price_ += price_of_load(sums.visiting.count(), sums.on_duty.count());
        }
        for (const auto& [id, ask] : asks_)
            fixed_asked_ += ask->fixed ? 1 : 0;
        score.asked = count_of(static_cast<std::int64_t>(asks_.size()));
        score.planned = count_of(planned_);
        score.unplanned = count_of(unplanned_);
        score.unplanned_weight = count_of(unplanned_weight_);
        score.late_visits = count_of(late_visits_);
        score.days_late_weight = count_of(late_weight_);
        score.fixed_kept = count_of(fixed_kept_);
        score.fixed_asked = count_of(fixed_asked_);
        score.risk = count_of(risk_);
        score.price = count_of(price_ + driving_.count());
        if (preferring_ > 0)
            score.own_officer_share = rounded(static_cast<double>(own_) / static_cast<double>(preferring_));
        score.driving = driving_;
        score.waiting = waiting_;
        score.visiting = visiting;
        score.hours_spread = hours_spread();
        score.weekday_entropy = entropy(weekdays_);
        score.hour_entropy = entropy(hours_);
        return score;
    }

    const Plan& plan_;
    const Roster& roster_;
    const Travel& travel_;
    std::map<AskId, const Ask*> asks_;
    std::map<OfficerId, OfficerSums> sums_;
    std::set<AskId> counted_;
    std::array<std::int64_t, 7> weekdays_{};
    std::array<std::int64_t, 24> hours_{};
    minutes driving_{0};
    minutes waiting_{0};
    std::int64_t planned_ = 0;
    std::int64_t unplanned_ = 0;
    std::int64_t unplanned_weight_ = 0;
    std::int64_t late_visits_ = 0;
    std::int64_t late_weight_ = 0;
    std::int64_t fixed_kept_ = 0;
    std::int64_t fixed_asked_ = 0;
    std::int64_t preferring_ = 0;
    std::int64_t own_ = 0;
    std::int64_t risk_ = 0;
    std::int64_t price_ = 0;
};

} // namespace

Score score(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel) {
    return Scorer{plan, asks, roster, travel}.run();
}

} // namespace mosovo::schedule
