#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/ids.hpp>
#include <mosovo/schedule/objective.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <chrono>
#include <vector>

namespace mosovo::schedule {

struct Plan;

/// What a plan is worth, in the order in which it is judged. Counts and minutes are exact; shares lie in 0 … 1;
/// entropies are in bits, 0 where everything falls in one place.
struct Score {
    Count asked = count_of(0);
    Count planned = count_of(0);
    Count unplanned = count_of(0);
    Count unplanned_weight = count_of(0); ///< sum of the urgency of what is left out
    Count late_visits = count_of(0);      ///< planned after their due day
    Count days_late_weight =
        count_of(0);                ///< sum of urgency × days after due; left out: as if on the day after the plan
    Count fixed_kept = count_of(0); ///< fixed appointments that stand in the plan
    Count fixed_asked = count_of(0);
    Count left_out = count_of(0);     ///< what the planner makes least first: visits left out, by urgency and lateness
    Count risk = count_of(0);         ///< then this: urgency × days late of what is planned
    Count price = count_of(0);        ///< and then timing, strangers, driving and balance, in seconds of driving
    Count timing = count_of(0);       ///< distance from the drawn slots
    Count strangers = count_of(0);    ///< officers whom the man does not know
    Count balance = count_of(0);      ///< uneven load
    double own_officer_share = 0.0;   ///< of planned visits that prefer an officer; 0 where none does
    std::chrono::minutes driving{0};  ///< all officers, base to base
    std::chrono::minutes waiting{0};  ///< between arriving and starting
    std::chrono::minutes visiting{0}; ///< officer minutes spent on visits
    double hours_spread = 0.0;        ///< standard deviation ÷ mean of the officers' share of their shifts spent out
    double weekday_entropy = 0.0;     ///< of unannounced visits over weekdays
    double hour_entropy = 0.0;        ///< of unannounced visits over hours of the day

    bool operator==(const Score&) const = default;
};
BOOST_DESCRIBE_STRUCT(Score, (),
                      (asked, planned, unplanned, unplanned_weight, late_visits, days_late_weight, fixed_kept,
                       fixed_asked, left_out, risk, price, timing, strangers, balance, own_officer_share, driving,
                       waiting, visiting, hours_spread, weekday_entropy, hour_entropy))

/// Scores any plan, a person's own as well. Counts nothing twice and assumes nothing feasible: rows that name no
/// ask or no officer are passed over (`check` names them).
[[nodiscard]] Score score(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
                          const Objective& objective = {});

} // namespace mosovo::schedule
