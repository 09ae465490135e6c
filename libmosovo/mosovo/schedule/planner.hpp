#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/objective.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace mosovo::schedule {

/// Good for a force of 1,500 offenders over four weeks in some seconds.
inline const Effort usual_effort = *Effort::from(8);

struct ThreadsTag {
    static constexpr std::int64_t least = 1;
    static constexpr std::int64_t most = 256;
};
using Threads = Number<ThreadsTag>;

/// How far the search has come.
struct Progress {
    double share = 0.0;           ///< of the effort or the time, 0 … 1
    Count rounds = count_of(0);   ///< done so far
    Count left_out = count_of(0); ///< the best plan so far leaves out so much (`Score::left_out`)
};

/// What is kept of an earlier plan.
BOOST_DEFINE_FIXED_ENUM_CLASS(Keep, std::uint8_t,
                              nothing, // it is only a place to begin the search
                              as_told) // every visit that is moved costs `Objective::change`

/// A time limit by the caller's clock: this room has none. Its plan says that it is not reproducible.
struct TimeLimit {
    std::chrono::milliseconds most{0};
    std::function<std::chrono::milliseconds()> elapsed{}; ///< since the call began; from several threads at once
};

/// How to plan. None but the first five changes which plan comes out.
struct Wanted {
    Effort effort = usual_effort;
    Objective objective{};
    std::vector<Planned> locked{};       ///< rows that a person has decided (ask, day, start and crew count)
    std::vector<Planned> before{};       ///< rows of an earlier plan to begin with
    Keep keep = Keep::nothing;           ///< of those
    Threads threads = *Threads::from(1); ///< the plan is the same with any number
    bool with_bound = true;              ///< work out what no plan can better, with the same effort; after a time
                                         ///< limit with an effort of 1 at most, past the limit
    std::optional<TimeLimit> limit = std::nullopt;
    std::function<void(const Progress&)> progress{}; ///< called on the caller's thread
    std::stop_token cancel{};                        ///< the best plan so far comes back
};

/// Makes a plan: the same input, seed and effort give the same plan on any machine and with any number of threads.
///
/// Hard: working days, shifts, leave, breaks, hours, skills, crews together from start to end, drives, windows, fixed
/// times, the station's hours and counters, days apart, trips. Then, in this order: least left out by urgency, least
/// late by urgency, and one price of timing, continuity, driving and even work (decision 0120).
///
/// \throws PlaceNotInMatrix; HolidaysNotHeld; std::invalid_argument when `days.to` precedes `days.from`
/// or two asks, two teams or two officers have one id
[[nodiscard]] Plan plan(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days,
                        Seed seed, const Wanted& wanted);
[[nodiscard]] Plan plan(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel, const Horizon& days,
                        Seed seed, Effort effort = usual_effort, const std::vector<Planned>& locked = {});

/// Why this visit stands where it stands and what it costs, or why it does not, in sentences that name nobody.
[[nodiscard]] std::string explain(const Plan& plan, const Ask& ask);

} // namespace mosovo::schedule
