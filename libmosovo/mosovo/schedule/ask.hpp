#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/schedule/ids.hpp>
#include <mosovo/schedule/place.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::schedule {

/// Whole minutes on the wall clock in Europe/London after midnight of the day named beside it; past midnight it goes on
/// from 1440. A minute that occurs twice in autumn is the earlier one.
using TimeOfDay = std::chrono::minutes;

BOOST_DEFINE_FIXED_ENUM_CLASS(Purpose, std::uint8_t,
                              home_visit,         // unannounced: the planner chooses the time, hard to predict
                              announced_visit,    // at home, at the time he was told (`fixed`)
                              station_attendance) // he comes to the team's station, to notify

/// How many officers are there together from start to end.
BOOST_DEFINE_FIXED_ENUM_CLASS(Crew, std::uint8_t, one, two, three)

[[nodiscard]] constexpr std::size_t seats_of(Crew crew) { return static_cast<std::size_t>(crew) + 1; }
inline constexpr std::size_t most_seats = 3;

/// When a visit may start, both ends inclusive; on one day only where it says so.
struct StartWindow {
    TimeOfDay earliest{0};
    TimeOfDay latest{24 * 60 - 1};
    std::optional<Day> day; ///< nothing: on every day that comes into question

    bool operator==(const StartWindow&) const = default;
};
BOOST_DESCRIBE_STRUCT(StartWindow, (), (earliest, latest, day))

/// A time that was promised, or that somebody else set.
struct FixedTime {
    Day day;
    TimeOfDay start{0};

    bool operator==(const FixedTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(FixedTime, (), (day, start))

/// One earlier visit to the same man, for a timing that he cannot read off the past.
struct PastVisit {
    Day day;
    TimeOfDay start{0};

    bool operator==(const PastVisit&) const = default;
};
BOOST_DESCRIBE_STRUCT(PastVisit, (), (day, start))

/// One visit that is asked for. Days are inclusive at both ends.
struct Ask {
    AskId id;
    SubjectId subject;
    TeamId team;
    Place place; ///< ignored for a station attendance, which is at the team's station
    Purpose purpose = Purpose::home_visit;
    Day first;                                     ///< the first day on which it may happen
    Day due;                                       ///< the last day in time; before the plan's first day: overdue
    std::optional<Day> expiry = std::nullopt;      ///< the last day on which it may happen at all; nothing: plan's end
    std::vector<StartWindow> windows{};            ///< any of them; empty: whenever somebody is on shift
    std::optional<FixedTime> fixed = std::nullopt; ///< where set, then and at no other time
    std::chrono::minutes length{60};
    std::optional<Crew> crew = std::nullopt; ///< nothing: one at the station, two at a home
    std::vector<Skill> skills{};             ///< one officer present holds all of them
    std::vector<Skill> second_skills{};      ///< another one holds all of these
    std::vector<Skill> third_skills{};       ///< and the third these; each seat is a different officer
    Urgency urgency = *Urgency::from(1);
    std::optional<OfficerId> preferred = std::nullopt; ///< the man's own officer: a wish, not a condition
    std::vector<OfficerId> familiar{};                 ///< whom he knows besides: next best to his own officer
    std::vector<OfficerId> excluded{};                 ///< who must not come
    std::vector<PastVisit> history{};                  ///< in any order
    std::vector<Day> not_on{};                         ///< days on which it must not happen
    std::vector<StartWindow> not_at{};                 ///< times at which it must not start
    /// At least so many days after any other visit to the same man, past or planned: 1 is the next day.
    std::optional<date::days> least_gap = std::nullopt;
    std::optional<TripId> trip = std::nullopt;   ///< one crew makes all visits of a trip, one straight after another
    std::optional<ApartId> apart = std::nullopt; ///< never on the day of another visit with the same word
    std::vector<std::string> because{};          ///< rule ids or sentences, carried to the plan's reader

    bool operator==(const Ask&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ask, (),
                      (id, subject, team, place, purpose, first, due, expiry, windows, fixed, length, crew, skills,
                       second_skills, third_skills, urgency, preferred, familiar, excluded, history, not_on, not_at,
                       least_gap, trip, apart, because))

/// How many officers it needs together.
[[nodiscard]] inline std::size_t seats_of(const Ask& ask) {
    return seats_of(ask.crew.value_or(ask.purpose == Purpose::station_attendance ? Crew::one : Crew::two));
}

} // namespace mosovo::schedule
