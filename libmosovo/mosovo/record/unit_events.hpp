#pragma once

#include <mosovo/calendar/local_time.hpp>
#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <optional>
#include <string>

/// What the unit and its partners did and decided (practice §§1, 4, 6, 8).
namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(MarkerState, std::uint8_t, wanted, placed, verified, not_supported, removed)
BOOST_DEFINE_FIXED_ENUM_CLASS(BreachOutcome, std::uint8_t, crime_recorded, reasonable_excuse, under_review)

struct MappaCategoryTag {
    static constexpr std::int64_t least = 1;
    static constexpr std::int64_t most = 4;
};
struct MappaLevelTag {
    static constexpr std::int64_t least = 1;
    static constexpr std::int64_t most = 3;
};
using MappaCategory = Number<MappaCategoryTag>;
using MappaLevel = Number<MappaLevelTag>;

struct Mappa {
    static constexpr std::string_view kind_word = "mappa";
    std::optional<Day> on;
    std::optional<MappaCategory> category;
    std::optional<MappaLevel> level;

    bool operator==(const Mappa&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mappa, (), (on, category, level))

struct MappaMeeting {
    static constexpr std::string_view kind_word = "mappa_meeting";
    std::optional<Day> on;
    std::optional<MappaLevel> level;
    std::optional<std::string> outcome;

    bool operator==(const MappaMeeting&) const = default;
};
BOOST_DESCRIBE_STRUCT(MappaMeeting, (), (on, level, outcome))

struct Intelligence {
    static constexpr std::string_view kind_word = "intelligence";
    std::optional<DayOrTime> at;
    std::optional<DayOrTime> submitted;
    std::optional<std::string> ref;
    std::optional<std::string> grading;
    std::optional<bool> adverse; ///< whether it says that he may offend

    bool operator==(const Intelligence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Intelligence, (), (at, submitted, ref, grading, adverse))

BOOST_DEFINE_FIXED_ENUM_CLASS(LeadScheme, std::uint8_t, kirat, csods, other)

/// A hit on him elsewhere: an assessment of him as a suspect, an enquiry under the disclosure scheme, another unit's.
struct Lead {
    static constexpr std::string_view kind_word = "lead";
    std::optional<Day> on;
    std::optional<LeadScheme> scheme;
    std::optional<std::string> ref;
    std::optional<std::string> result;      ///< the tool's own word, as it came; never computed
    std::optional<bool> access_to_children; ///< absent: not known, and then no result is low
    Listed<std::string> considered;         ///< what the result rests on: police, social care, health, education

    bool operator==(const Lead&) const = default;
};
BOOST_DESCRIBE_STRUCT(Lead, (), (on, scheme, ref, result, access_to_children, considered))

struct Marker {
    static constexpr std::string_view kind_word = "marker";
    std::optional<Day> on;
    std::optional<std::string> system;
    std::optional<PremisesId> premises;
    std::optional<std::string> text;
    std::optional<MarkerState> state;
    std::optional<std::string> expires_with;

    bool operator==(const Marker&) const = default;
};
BOOST_DESCRIBE_STRUCT(Marker, (), (on, system, premises, text, state, expires_with))

struct Ownership {
    static constexpr std::string_view kind_word = "ownership";
    std::optional<Day> on;
    std::optional<ForceId> force;
    std::optional<StaffId> officer;
    std::optional<StaffId> deputy;

    bool operator==(const Ownership&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ownership, (), (on, force, officer, deputy))

struct Transfer {
    static constexpr std::string_view kind_word = "transfer";
    std::optional<Day> proposed;
    std::optional<ForceId> to;
    std::optional<Day> accepted;
    std::optional<Day> rejected;
    std::optional<std::string> reason;

    bool operator==(const Transfer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (proposed, to, accepted, rejected, reason))

struct BreachDecision {
    static constexpr std::string_view kind_word = "breach_decision";
    std::optional<std::string> obligation; ///< "duty arises_from", as in an evaluation
    std::optional<Day> on;
    std::optional<BreachOutcome> outcome;
    std::optional<std::string> ref;    ///< of the crime
    std::optional<std::string> reason; ///< why an excuse is accepted
    std::optional<StaffId> approved_by;

    bool operator==(const BreachDecision&) const = default;
};
BOOST_DESCRIBE_STRUCT(BreachDecision, (), (obligation, on, outcome, ref, reason, approved_by))

struct Disclosure {
    static constexpr std::string_view kind_word = "disclosure";
    std::optional<Day> on;
    std::optional<std::string> scheme;
    std::optional<std::string> recipient;
    std::optional<std::string> decision;

    bool operator==(const Disclosure&) const = default;
};
BOOST_DESCRIBE_STRUCT(Disclosure, (), (on, scheme, recipient, decision))

struct Note {
    static constexpr std::string_view kind_word = "note";
    std::optional<Day> on;
    std::optional<std::string> text;

    bool operator==(const Note&) const = default;
};
BOOST_DESCRIBE_STRUCT(Note, (), (on, text))

} // namespace mosovo
