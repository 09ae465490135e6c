#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::schedule {

/// One way in which a plan can be wrong. Add at the end, never rename.
BOOST_DEFINE_FIXED_ENUM_CLASS(Cause, std::uint8_t,
                              unknown_ask,       // a row for a visit that nobody asked for
                              planned_twice,     // one visit in two rows, or both planned and left out
                              dropped,           // a visit asked for that stands in neither list
                              unknown_officer,   // a crew with somebody who is not on the roster
                              wrong_team,        // an officer of a team that does not help this one
                              wrong_crew,        // one officer for a pair, three for a pair, the same one twice
                              wrong_skills,      // nobody present holds all the skills
                              before_first,      // earlier than the first day
                              after_expiry,      // later than the last day on which it may happen
                              outside_horizon,   // not among the days planned
                              forbidden_day,     // a day on which it must not happen
                              not_a_working_day, // weekend, bank holiday, closed
                              outside_window,    // starts when it may not
                              wrong_fixed_time,  // not at the time that was promised
                              station_closed,    // an attendance outside opening hours
                              wrong_length,      // end is not start and length
                              outside_shift,     // an officer not on shift, or not long enough for the drives
                              on_leave,          // an officer on leave
                              overlap,           // an officer at two visits at once
                              too_little_travel, // an officer who cannot get there in time
                              subject_overlap,   // two visits to one man at once
                              lock_moved,        // a row that a person locked stands otherwise or not at all
                              wrong_figures,     // drives, waits, days or continuity written beside a row are not so
                              no_such_time,      // a start that the clocks skip in spring
                              excluded_officer,  // an officer who must not come to this one
                              never_together,    // two officers who are never sent together
                              too_soon_again,    // fewer days after another visit to the same man than asked
                              same_day,          // two visits on one day that must lie apart
                              trip_broken,       // visits of one trip: other days, crews, or something between them
                              station_full,      // more attendances at once than the station has counters
                              hours_of_day,      // an officer on visits and drives for longer than allowed in a day
                              hours_of_week,     // or in a week
                              no_break)          // no room left for a break of the shift

struct Broken {
    Cause cause{};
    std::optional<AskId> ask;
    std::optional<OfficerId> officer;
    std::string sentence; ///< names nobody

    bool operator==(const Broken&) const = default;
};
BOOST_DESCRIBE_STRUCT(Broken, (), (cause, ask, officer, sentence))

/// Every hard condition that the plan breaks, worked out again from the input alone: it shares no code with the
/// planner, only the values and `Travel`. Empty: the plan can be worked.
/// \param locked  rows that had to be kept
[[nodiscard]] std::vector<Broken> check(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster,
                                        const Travel& travel, const std::vector<Planned>& locked = {});

} // namespace mosovo::schedule
