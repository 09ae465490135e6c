#include <mosovo/schedule/score.hpp>

#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/prices.hpp>
#include <mosovo/schedule/worked.hpp>

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

/// What one officer does over the whole plan.
struct OfficerSums {
    minutes on_duty{0};
    minutes out{0};
    minutes working{0}; ///< visits and drives
};

class Scorer {
public:
    Scorer(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
           const Objective& objective)
        : plan_{plan}, roster_{roster}, travel_{travel}, objective_{objective}, asks_{by_id(asks)}, clock_{plan.from} {}

    Score run() {
        for (const auto& officer : roster_.officers)
            sums_[officer.id].on_duty = on_duty(officer);
        for (const auto& row : plan_.planned)
            if (const auto found = asks_.find(row.ask); found != asks_.end() && counted_.insert(row.ask).second)
                add_row(row, *found->second);
        for (const auto& [id, ask] : asks_)
            if (!counted_.contains(id)) add_left_out(*ask);
        for (const auto& shift : worked_shifts(plan_, asks_, roster_, clock_))
            add_shift(shift);
        return finish();
    }

private:
    [[nodiscard]] minutes on_duty(const Officer& officer) const {
        const auto opens = clock_.at(plan_.from, minutes{0});
        const auto closes = clock_.at(plan_.to, std::chrono::hours{24});
        Ticks sum = 0;
        for (const auto& shift : officer.shifts) {
            if (std::find(officer.leave.begin(), officer.leave.end(), shift.day) != officer.leave.end()) continue;
            if (shift.day < plan_.from - date::days{2} || shift.day > plan_.to) continue;
            const auto from = clock_.at(shift.day, shift.start);
            const auto to = clock_.at(shift.day, shift.end);
            if (from < to && to > opens && from < closes) sum += to - from;
        }
        return std::chrono::floor<minutes>(std::chrono::seconds{sum});
    }

    void add_row(const Planned& row, const Ask& ask) {
        ++planned_;
        const auto late = std::max<std::int64_t>(0, (row.day - ask.due).count());
        late_visits_ += late > 0 ? 1 : 0;
        late_weight_ += late * ask.urgency.value();
        risk_ += risk_when_planned(ask, row.day);
        fixed_kept_ += ask.fixed && *ask.fixed == FixedTime{row.day, row.start} ? 1 : 0;
        timing_ += price_of_timing(row, ask, plan_.from, objective_);
        strangers_ += price_of_crew(row, ask, roster_, objective_);
        if (ask.purpose == Purpose::home_visit && !ask.fixed) {
            ++weekdays_[static_cast<std::size_t>(weekday_of(row.day)) - 1];
            ++hours_[static_cast<std::size_t>(std::max<std::int64_t>(0, row.start.count()) / 60 % 24)];
        }
        if (!ask.preferred || roster_.find(*ask.preferred) == nullptr) return;
        ++preferring_;
        const bool own = std::any_of(row.crew.begin(), row.crew.end(),
                                     [&](const Seat& seat) { return seat.officer == *ask.preferred; });
        own_ += own ? 1 : 0;
    }

    void add_left_out(const Ask& ask) {
        ++unplanned_;
        unplanned_weight_ += ask.urgency.value();
        late_weight_ += ask.urgency.value() * std::max<std::int64_t>(0, (plan_.to + date::days{1} - ask.due).count());
        left_out_ += risk_when_left_out(ask, {plan_.from, plan_.to}, objective_);
    }

    void add_shift(const WorkedShift& shift) {
        auto& sums = sums_[shift.officer->id];
        const auto out = drive_to(shift, 0, travel_);
        const auto home = drive_home(shift, travel_);
        auto driving = out + home;
        minutes visiting{0};
        for (std::size_t i = 0; i < shift.stops.size(); ++i) {
            visiting += minutes{(shift.stops[i].end - shift.stops[i].start) / 60};
            if (i == 0) continue;
            driving += drive_to(shift, i, travel_);
            waiting_ += wait_before(shift, i, travel_);
        }
        driving_ += driving;
        visiting_ += visiting;
        sums.working += driving + visiting;
        sums.out += minutes{(shift.stops.back().end - shift.stops.front().start) / 60} + home + out;
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
        std::int64_t balance = 0;
        for (const auto& [id, sums] : sums_)
            balance += price_of_load(sums.working, objective_);
        std::int64_t fixed_asked = 0;
        for (const auto& [id, ask] : asks_)
            fixed_asked += ask->fixed ? 1 : 0;
        score.asked = count_of(static_cast<std::int64_t>(asks_.size()));
        score.planned = count_of(planned_);
        score.unplanned = count_of(unplanned_);
        score.unplanned_weight = count_of(unplanned_weight_);
        score.late_visits = count_of(late_visits_);
        score.days_late_weight = count_of(late_weight_);
        score.fixed_kept = count_of(fixed_kept_);
        score.fixed_asked = count_of(fixed_asked);
        score.left_out = count_of(left_out_);
        score.risk = count_of(risk_);
        score.timing = count_of(timing_);
        score.strangers = count_of(strangers_);
        score.balance = count_of(balance);
        score.price = count_of(timing_ + strangers_ + balance + std::chrono::seconds{driving_}.count());
        if (preferring_ > 0)
            score.own_officer_share = rounded(static_cast<double>(own_) / static_cast<double>(preferring_));
        score.driving = driving_;
        score.waiting = waiting_;
        score.visiting = visiting_;
        score.hours_spread = hours_spread();
        score.weekday_entropy = entropy(weekdays_);
        score.hour_entropy = entropy(hours_);
        return score;
    }

    const Plan& plan_;
    const Roster& roster_;
    const Travel& travel_;
    const Objective& objective_;
    AskById asks_;
    Clock clock_;
    std::map<OfficerId, OfficerSums> sums_;
    std::set<AskId> counted_;
    std::array<std::int64_t, 7> weekdays_{};
    std::array<std::int64_t, 24> hours_{};
    minutes driving_{0};
    minutes waiting_{0};
    minutes visiting_{0};
    std::int64_t planned_ = 0;
    std::int64_t unplanned_ = 0;
    std::int64_t unplanned_weight_ = 0;
    std::int64_t late_visits_ = 0;
    std::int64_t late_weight_ = 0;
    std::int64_t fixed_kept_ = 0;
    std::int64_t preferring_ = 0;
    std::int64_t own_ = 0;
    std::int64_t left_out_ = 0;
    std::int64_t risk_ = 0;
    std::int64_t timing_ = 0;
    std::int64_t strangers_ = 0;
};

} // namespace

Score score(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
            const Objective& objective) {
    return Scorer{plan, asks, roster, travel, objective}.run();
}

} // namespace mosovo::schedule
