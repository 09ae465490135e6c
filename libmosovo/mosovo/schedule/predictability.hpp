#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <vector>

namespace mosovo::schedule {

/// How well one unannounced visit can be foretold. Shares lie in 0 … 1.
struct Foretold {
    AskId ask;
    SubjectId subject;
    Count days = count_of(0);  ///< in time, with a crew left for it beside those that go before (decision 0126)
    Count slots = count_of(0); ///< hours of those days
    double policy = 0.0;       ///< chance of the likeliest slot to whoever knows the past and how slots are drawn
    double advantage = 0.0;    ///< of that over one in so many slots, in parts of the latter
    double day_hits = 0.0;     ///< share of the plans whose day the adversary named
    double hour_hits = 0.0;    ///< of those whose hour of the day he named
    double slot_hits = 0.0;    ///< of those of which he named both

    bool operator==(const Foretold&) const = default;
};
BOOST_DESCRIBE_STRUCT(Foretold, (), (ask, subject, days, slots, policy, advantage, day_hits, hour_hits, slot_hits))

/// The same over a unit: what the adversary gets right, what guessing blindly would, and the difference.
struct Predictability {
    Count visits = count_of(0);         ///< unannounced, in time and with a choice of slots
    Count overdue = count_of(0);        ///< unannounced ones that come as early as they can: not measured
    Count one_day = count_of(0);        ///< of `visits`, those with one day alone: whoever knows the policy knows it
    Count plans = count_of(0);          ///< in which the adversary was tried
    double most_policy_advantage = 0.0; ///< greatest `Foretold::advantage`: how far the draw departs from an even one
    double day_hits = 0.0;
    double day_chance = 0.0;         ///< one in as many as have a crew left beside those that go before
    double day_chance_in_time = 0.0; ///< one in as many as are in time, with a crew in an empty plan: the stricter one
    double hour_hits = 0.0;
    double hour_chance = 0.0;
    double slot_hits = 0.0;
    double slot_chance = 0.0;
    double day_advantage = 0.0; ///< hits less chance
    double hour_advantage = 0.0;
    double slot_advantage = 0.0;
    std::vector<Foretold> each{}; ///< by ask

    bool operator==(const Predictability&) const = default;
};
BOOST_DESCRIBE_STRUCT(Predictability, (),
                      (visits, overdue, one_day, plans, most_policy_advantage, day_hits, day_chance, day_chance_in_time,
                       hour_hits, hour_chance, slot_hits, slot_chance, day_advantage, hour_advantage, slot_advantage,
                       each))

/// An adversary who knows every past visit, the asks, the roster and this planner, and not the seed, names the day and
/// the hour of each next unannounced visit.
///
/// \param plans  made of the same asks with different seeds. With one, he guesses by the draw alone. With more, he has
///               run the planner himself: each plan in turn is guessed from what is most frequent in the others. What
///               is locked in the first of them is locked for the measure.
[[nodiscard]] Predictability predictability(const std::vector<Plan>& plans, const std::vector<Ask>& asks,
                                            const Roster& roster, const Travel& travel);

} // namespace mosovo::schedule
