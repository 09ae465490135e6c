#pragma once

#include <mosovo/demand/asks.hpp>
#include <mosovo/demand/due.hpp>
#include <mosovo/schedule/check.hpp>
#include <mosovo/schedule/planner.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace scheduler {

/// What follows from the register for the days planned.
struct Month {
    mosovo::Day as_of;
    mosovo::schedule::Horizon days;
    std::vector<mosovo::demand::Case> cases;
    std::vector<mosovo::demand::DueRow> due;
    std::vector<mosovo::schedule::Ask> asks;
};

/// The days from the day after `as_of`, `weeks` whole weeks.
[[nodiscard]] mosovo::schedule::Horizon weeks_after(mosovo::Day as_of, date::weeks weeks);

/// Looks at every record on `as_of` and lists what is due and which visits to ask for.
[[nodiscard]] Month look_ahead(const std::vector<mosovo::Record>& records, mosovo::Day as_of,
                               const mosovo::schedule::Horizon& days, const mosovo::schedule::Roster& roster,
                               const mosovo::Rulebook& rules);

/// Plans, and has the independent checker go through the result.
/// \throws Stop (broken_plan) when it finds anything: such a plan is not shown
[[nodiscard]] mosovo::schedule::Plan plan_checked(const Month& month, const mosovo::schedule::Roster& roster,
                                                  mosovo::schedule::Seed seed, mosovo::schedule::Effort effort,
                                                  const mosovo::schedule::Objective& objective = {});

/// Prints what the plan drives, how far that is from the bound, and what is late or without a place, and what would
/// help.
void tell_at_risk(const Month& month, const mosovo::schedule::Plan& plan);

/// \throws Stop (broken_plan) naming the first condition broken
void refuse_if_broken(const mosovo::schedule::Plan& plan, const std::vector<mosovo::schedule::Ask>& asks,
                      const mosovo::schedule::Roster& roster);

/// How officers drive: great circle, three tenths longer by road, 40 km/h door to door.
[[nodiscard]] mosovo::schedule::Travel usual_travel();

/// What the pages are called.
struct Heading {
    std::string force;
    bool made_up = false;
    bool with_names = false;
    std::string checked; ///< what the checker said, as the reader is told it
};

/// Said of a plan that `refuse_if_broken` let through.
inline constexpr auto found_nothing_broken =
    "The independent checker worked every condition out again and found nothing broken.";

/// Prints which offenders with a visit due have no place on the map; nothing where all have one.
void tell_not_on_the_map(const Month& month);

/// Writes diary.html and diary.ics into `folder`. \pre the plan is checked
void write_diary(const std::filesystem::path& folder, const Month& month, const std::vector<mosovo::Record>& records,
                 const mosovo::schedule::Roster& roster, const mosovo::schedule::Plan& plan, const Heading& heading);

/// Writes plan.json and due.csv into `folder`.
void write_plan(const std::filesystem::path& folder, const Month& month, const mosovo::schedule::Plan& plan);

} // namespace scheduler
