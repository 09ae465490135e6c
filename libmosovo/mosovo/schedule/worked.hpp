// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/clock.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <vector>

/// A plan seen from its officers: what `score` sums and what stands beside each row. Assumes nothing feasible.
namespace mosovo::schedule {

/// One officer at one visit.
struct Stop {
    std::size_t row = 0;  ///< into `Plan::planned`
    std::size_t seat = 0; ///< into its crew
    Ticks start = 0;
    Ticks end = 0;
    Day day;
    TimeOfDay starts{0};
    TimeOfDay ends{0}; ///< counted after midnight of `day`
    Place place;
};

/// One shift with its stops by start. What stands on no shift makes one of its own.
struct WorkedShift {
    const Officer* officer = nullptr;
    std::vector<Stop> stops;
};

using AskById = std::map<AskId, const Ask*>;
[[nodiscard]] AskById by_id(const std::vector<Ask>& asks);

/// Every shift that has a stop, by officer and start. Rows of asks that nobody made are passed over.
[[nodiscard]] std::vector<WorkedShift> worked_shifts(const Plan& plan, const AskById& asks, const Roster& roster,
                                                     const Clock& clock);

/// Drives in whole minutes, rounded up, each by the traffic of its time: to the stop at `index`, and home after it.
[[nodiscard]] std::chrono::minutes drive_to(const WorkedShift& shift, std::size_t index, const Travel& travel);
[[nodiscard]] std::chrono::minutes drive_home(const WorkedShift& shift, const Travel& travel);
/// Parked before the stop; nothing before the first.
[[nodiscard]] std::chrono::minutes wait_before(const WorkedShift& shift, std::size_t index, const Travel& travel);
/// What the drives of the shift would be shorter by without the stop.
[[nodiscard]] std::chrono::minutes detour_of(const WorkedShift& shift, std::size_t index, const Travel& travel);

} // namespace mosovo::schedule
