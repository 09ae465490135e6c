#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <string>
#include <vector>

namespace mosovo::schedule {

/// Good for a force of 1,500 offenders over four weeks in some seconds.
inline const Effort usual_effort = *Effort::from(20);

/// Makes a plan: the same input, seed and effort give the same plan on any machine, and more effort never a worse one.
///
/// Hard: working days, shifts, leave, skills, crews together from start to end, drives, windows, fixed times, opening
/// hours of the station, one visit to a man at a time. Then, in this order: least overdue risk (urgency × days),
/// fixed appointments, timing hard to predict and never late for it, his own officer, little driving, even work.
///
/// \param locked  rows that a person has decided (ask, day, start and crew count); kept, or left out with
///                `lock_impossible`
/// \throws PlaceNotInMatrix; std::invalid_argument when `days.to` precedes `days.from`
/// or two asks, two teams or two officers have one id
[[nodiscard]] Plan plan(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days,
                        Seed seed, Effort effort = usual_effort, const std::vector<Planned>& locked = {});

/// Why this visit stands where it stands, or why it does not, in a sentence or two that name nobody.
[[nodiscard]] std::string explain(const Plan& plan, const Ask& ask);

} // namespace mosovo::schedule
