// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/check.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// The checker's own view of a plan. Nothing of the planner's or the engine's is used here, and nothing here by them.
namespace mosovo::schedule::checking {

using Moment = date::sys_seconds; ///< universal time, so that a clock change shortens or lengthens a shift

/// The moment at which the wall clock shows `time` counted after midnight of `day`.
[[nodiscard]] Moment moment(Day day, TimeOfDay time);
/// The wall clock at a moment, counted after midnight of `day`.
[[nodiscard]] TimeOfDay on_the_wall(Day day, Moment at);

/// One planned row with the ask it is for.
struct Visit {
    const Planned* row = nullptr;
    const Ask* ask = nullptr;
    Moment start;
    Moment end;
    Place place;
};

/// What is found, in the order in which it is found.
class Findings {
public:
    void say(Cause cause, const std::optional<AskId>& ask, std::string sentence,
             const std::optional<OfficerId>& officer = std::nullopt) {
        found_.push_back({cause, ask, officer, std::move(sentence)});
    }
    [[nodiscard]] std::vector<Broken> take() { return std::move(found_); }

private:
    std::vector<Broken> found_;
};

[[nodiscard]] std::set<OfficerId> crew_of(const Planned& row);

/// Day, hour, crew and figures of one row.
void check_row(Findings& findings, const Plan& plan, const Visit& visit, const Roster& roster);
/// Every officer's days: shifts, drives, breaks, hours.
void check_officers(Findings& findings, const std::vector<Visit>& visits, const Roster& roster, const Travel& travel);
/// What holds between visits: one man, days apart, trips, counters of a station.
void check_together(Findings& findings, const std::vector<Visit>& visits, const std::vector<Ask>& asks,
                    const Roster& roster);

} // namespace mosovo::schedule::checking
