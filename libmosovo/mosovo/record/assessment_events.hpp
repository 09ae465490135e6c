#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/record/disposal.hpp>
#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <optional>
#include <string>

/// Steps of the assessment cycle as they were recorded (practice §§2, 3, 5).
namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(RiskLevel, std::uint8_t, very_high, high, medium, low)
BOOST_DEFINE_FIXED_ENUM_CLASS(ManagementState, std::uint8_t, active, reactive)

struct PointsTag {
    static constexpr std::int64_t least = -1000;
    static constexpr std::int64_t most = 1000;
};
using Points = Number<PointsTag>;

/// A result of a static tool, of whatever version: stored, never recomputed in place.
struct StaticScore {
    static constexpr std::string_view kind_word = "static_score";
    std::optional<std::string> tool;
    std::optional<std::string> version;
    std::optional<Day> on;
    std::optional<bool> applicable; ///< false is a result of its own, never "low"
    std::optional<std::string> band;
    std::optional<double> percentage;
    std::optional<Points> points;
    Keyed<Loose> inputs;

    bool operator==(const StaticScore&) const = default;
};
BOOST_DESCRIBE_STRUCT(StaticScore, (), (tool, version, on, applicable, band, percentage, points, inputs))

struct FactorRating {
    std::optional<std::string> rating; ///< a word of the definition of that version
    Listed<std::string> evidence;      ///< ids of events of this record, or plain words
    Listed<std::string> source;        ///< where it comes from: the offender, an agency, a third party

    bool operator==(const FactorRating&) const = default;
};
BOOST_DESCRIBE_STRUCT(FactorRating, (), (rating, evidence, source))

/// The level is the officer's judgement. It is recorded and never computed.
struct Arms {
    static constexpr std::string_view kind_word = "arms";
    std::optional<Day> on;
    std::optional<std::string> tool_version;
    Keyed<FactorRating> factors;
    std::optional<RiskLevel> level;
    std::optional<std::string> rationale;

    bool operator==(const Arms&) const = default;
};
BOOST_DESCRIBE_STRUCT(Arms, (), (on, tool_version, factors, level, rationale))

struct RiskPlan {
    static constexpr std::string_view kind_word = "risk_plan";
    std::optional<Day> on;
    std::optional<Day> next_review;
    std::optional<std::string> contingency;
    Listed<std::string> conditions;
    std::optional<std::string> summary;
    Keyed<std::string> none_because; ///< by pillar: why it has no action

    bool operator==(const RiskPlan&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskPlan, (), (on, next_review, contingency, conditions, summary, none_because))

struct PlanAction {
    static constexpr std::string_view kind_word = "plan_action";
    std::optional<EventId> plan;
    std::optional<std::string> pillar;
    Listed<std::string> addresses; ///< risk factors it answers
    std::optional<std::string> text;
    std::optional<StaffId> owner;
    std::optional<Day> due;
    std::optional<Day> done;
    std::optional<std::string> evidence;
    std::optional<EventId> taken_from; ///< the event in whose narrative it stood before it became an action

    bool operator==(const PlanAction&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanAction, (), (plan, pillar, addresses, text, owner, due, done, evidence, taken_from))

struct Supervision {
    static constexpr std::string_view kind_word = "supervision";
    std::optional<Day> on;
    Listed<EventId> of;
    std::optional<std::string> outcome;
    Listed<std::string> directions;

    bool operator==(const Supervision&) const = default;
};
BOOST_DESCRIBE_STRUCT(Supervision, (), (on, of, outcome, directions))

BOOST_DEFINE_FIXED_ENUM_CLASS(ReviewResult, std::uint8_t, no_change, amended, replaced)

/// A review of a plan, or at the desk of a decision to manage reactively: a record of its own (practice §5).
struct Review {
    static constexpr std::string_view kind_word = "review";
    std::optional<Day> on;
    Listed<EventId> of;
    std::optional<ReviewResult> outcome;
    std::optional<std::string> reason;
    std::optional<Day> next_review;

    bool operator==(const Review&) const = default;
};
BOOST_DESCRIBE_STRUCT(Review, (), (on, of, outcome, reason, next_review))

BOOST_DEFINE_FIXED_ENUM_CLASS(DecisionOutcome, std::uint8_t,
                              do_not_reassess,  // a trigger is answered without a new assessment
                              revisit,          // failed visits: go again
                              seek_warrant,     // an application under s.96B
                              no_warrant,       // considered, and not applied for
                              seek_arrest,      // for a breach or to find him
                              treat_as_missing) // whereabouts unknown

/// A decision that something on record asked for, and the reason for it.
struct Decision {
    static constexpr std::string_view kind_word = "decision";
    std::optional<Day> on;
    Listed<std::string> answers; ///< what it answers, as a result names it: an event's id, or "duty arises_from"
    std::optional<DecisionOutcome> outcome;
    std::optional<std::string> reason;
    std::optional<StaffId> approved_by;

    bool operator==(const Decision&) const = default;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (on, answers, outcome, reason, approved_by))

/// How the unit manages him from `on`: the level is the officer's, an interval of its own needs a rationale.
struct Management {
    static constexpr std::string_view kind_word = "management";
    std::optional<Day> on;
    std::optional<RiskLevel> level;
    std::optional<ManagementState> state;
    std::optional<Term> visit_interval;
    std::optional<std::string> rationale;
    std::optional<StaffId> approved_by;

    bool operator==(const Management&) const = default;
};
BOOST_DESCRIBE_STRUCT(Management, (), (on, level, state, visit_interval, rationale, approved_by))

} // namespace mosovo
