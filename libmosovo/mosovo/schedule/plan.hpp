#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/ids.hpp>
#include <mosovo/schedule/score.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::schedule {

/// The days planned, both inclusive.
struct Horizon {
    Day from;
    Day to;

    bool operator==(const Horizon&) const = default;
};
BOOST_DESCRIBE_STRUCT(Horizon, (), (from, to))

/// Whether the man sees his own officer.
BOOST_DEFINE_FIXED_ENUM_CLASS(Continuity, std::uint8_t, own_officer, other_officer, no_preference)

/// One officer's presence at a visit.
struct Seat {
    OfficerId officer;
    std::chrono::minutes travel_before{0};  ///< from the last visit of the shift, or from base
    std::chrono::minutes waiting_before{0}; ///< parked before the start; 0 for the first visit of a shift

    bool operator==(const Seat&) const = default;
};
BOOST_DESCRIBE_STRUCT(Seat, (), (officer, travel_before, waiting_before))

/// The slot that the seed drew for an unannounced visit; the visit stands as near to it as the rest allows.
struct Target {
    Day day;
    TimeOfDay start{0};

    bool operator==(const Target&) const = default;
};
BOOST_DESCRIBE_STRUCT(Target, (), (day, start))

/// What one visit costs the plan, term by term in the order in which plans are judged.
struct Terms {
    Count risk = count_of(0);        ///< urgency × days late
    Count timing = count_of(0);      ///< seconds of driving that its distance from the drawn slot is worth
    Count strangers = count_of(0);   ///< the same for officers whom he does not know
    std::chrono::minutes driving{0}; ///< that leaving it out would save, all officers together

    bool operator==(const Terms&) const = default;
};
BOOST_DESCRIBE_STRUCT(Terms, (), (risk, timing, strangers, driving))

/// One visit in the plan.
struct Planned {
    AskId ask;
    Day day;
    TimeOfDay start{0};
    TimeOfDay end{0}; ///< start + length
    std::vector<Seat> crew{};
    std::optional<Target> target = std::nullopt; ///< nothing where the time was fixed or locked
    date::days days_to_spare{0};                 ///< from the day to the due day; 0 when late
    date::days days_late{0};                     ///< past the due day; 0 when in time
    Continuity continuity = Continuity::no_preference;
    bool locked = false; ///< a person set it; the planner left it alone
    Terms cost{};

    bool operator==(const Planned&) const = default;
};
BOOST_DESCRIBE_STRUCT(Planned, (),
                      (ask, day, start, end, crew, target, days_to_spare, days_late, continuity, locked, cost))

/// Why a visit got no slot. The first that applies, in this order.
BOOST_DEFINE_FIXED_ENUM_CLASS(
    Unplanned, std::uint8_t,
    bad_ask,            // no team of the roster, no place on Earth, no length, or windows that never open
    lock_impossible,    // a person locked it to a slot that cannot be worked
    outside_horizon,    // its days lie wholly before or after the plan
    no_officer_trained, // nobody who may take it holds the skill asked for
    too_few_officers,   // the teams have fewer officers than it needs together
    no_day_in_window,   // no working day among its days
    nobody_on_shift,    // working days, but shifts or leave leave too few at its hours
    no_travel_time,     // no shift is long enough to drive there, visit and drive back
    fixed_time_clash,   // others hold the officers at the fixed time
    over_capacity)      // other visits took all the time there was

/// What would have to give, the smallest first.
BOOST_DEFINE_FIXED_ENUM_CLASS(Relaxing, std::uint8_t,
                              start,        // start outside its windows, on `day` at `at`
                              one_officer,  // one more officer free on `day` at `at`
                              two_officers, // two more
                              three_officers)

/// The smallest change that would place a visit into this plan with nothing else moved.
struct Relaxation {
    Relaxing what{};
    Day day;
    TimeOfDay at{0};

    bool operator==(const Relaxation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Relaxation, (), (what, day, at))

struct NotPlanned {
    AskId ask;
    Unplanned reason{};
    std::string sentence; ///< what stands in the way and what would help; names nobody
    std::optional<Relaxation> relaxation = std::nullopt;

    bool operator==(const NotPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(NotPlanned, (), (ask, reason, sentence, relaxation))

/// What no plan of these visits can better, worked out by a relaxation (decisions 0123 and 0125).
struct Bound {
    Count unplanned_weight = count_of(0); ///< every plan leaves out at least this much urgency
    Count late_visits = count_of(0);      ///< every plan that makes the visits of this one has so many late
    Count risk = count_of(0);             ///< and at least this much urgency × days late
    std::chrono::minutes driving{0};      ///< and drives at least this
    double gap = 0.0;                     ///< of this plan's driving that the bound does not explain, 0 … 1

    bool operator==(const Bound&) const = default;
};
BOOST_DESCRIBE_STRUCT(Bound, (), (unplanned_weight, late_visits, risk, driving, gap))

/// Every visit asked for stands in exactly one list.
struct Plan {
    Day from;
    Day to;
    std::vector<Planned> planned{};      ///< by day, start and ask
    std::vector<NotPlanned> unplanned{}; ///< by urgency, due day and ask: a person decides
    Score score{};
    Effort effort = *Effort::from(0);
    Count work = count_of(0); ///< rounds of search that were done
    bool reproducible = true; ///< false where a time limit or a person ended the search
    std::optional<Bound> bound = std::nullopt;
    std::optional<Seed> seed = std::nullopt; ///< not described: it must not reach an output

    bool operator==(const Plan&) const = default;
};
BOOST_DESCRIBE_STRUCT(Plan, (), (from, to, planned, unplanned, score, effort, work, reproducible, bound))

} // namespace mosovo::schedule
