// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/engine/problem.hpp>
#include <mosovo/schedule/planner.hpp>
#include <mosovo/schedule/starts.hpp>
#include <mosovo/schedule/target.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

/// The caller's words into the engine's numbers and back.
namespace mosovo::schedule {

/// An ask inside a visit of the engine's: a trip is one visit there.
struct Member {
    std::size_t ask = 0; ///< into the caller's list
    Ticks offset = 0;    ///< from the start of the visit
};

struct MappedVisit {
    std::vector<Member> members; ///< in the order in which they are made
    Ticks length = 0;
    std::vector<DayStarts> days;
    std::optional<Target> target; ///< drawn, for an unannounced visit
    std::vector<Slot> slots;      ///< from which it was drawn, where they are kept
    std::size_t days_in_time = 0; ///< with them: on which a crew could be there in an empty plan
    bool locked = false;
    bool lock_fits = true; ///< false: the lock cannot be worked, so the visit is not tried
};

struct MappedRoute {
    std::size_t officer = 0; ///< into the roster
    Day day;                 ///< on which the shift starts
};

/// One part of the force that shares no officer and no man with the rest.
struct Mapped {
    engine::Problem problem; ///< its visits are `visits` and then the breaks
    std::vector<MappedVisit> visits;
    std::vector<MappedRoute> routes;
    std::vector<engine::Place> before; ///< where an earlier plan had them, in the engine's form
    std::map<std::pair<TeamId, Ticks>, engine::Index> counters; ///< quarters of an hour at a station, as slots
    std::vector<std::pair<std::size_t, Unplanned>> hopeless;    ///< asks that are not in the problem, and why
};

/// Asks and officers of one part.
struct Part {
    std::vector<std::size_t> asks;     ///< into the caller's list, by id
    std::vector<std::size_t> officers; ///< into the roster
};

/// Splits what cannot touch: teams that help each other, or share a man, a trip or a word of `apart`, stay together.
[[nodiscard]] std::vector<Part> parts_of(const std::vector<Ask>& asks, const Roster& roster);

/// What one call plans with.
struct Given {
    const std::vector<Ask>& asks;
    const Roster& roster;
    const Travel& travel;
    Horizon days;
    Seed seed;
    const Wanted& wanted;
    const Clock& clock;
    bool keep_slots = false; ///< whether the slots of the draw are kept, for who measures it
};

/// \throws PlaceNotInMatrix; HolidaysNotHeld
[[nodiscard]] Mapped map_part(const Given& given, const Part& part, WorkingDays& working);

} // namespace mosovo::schedule
