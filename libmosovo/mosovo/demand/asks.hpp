#pragma once

#include <mosovo/demand/casework.hpp>
#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>

#include <chrono>
#include <span>
#include <vector>

/// In the planner's namespace, under the design's public name; in this room because it reads records,
/// which the planner may not (docs/decisions/0002).
namespace mosovo::schedule {

struct ShareTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 100;
};
/// Per cent.
using Share = Number<ShareTag>;

/// What a unit wants of its visits. None of it is law or national practice: a force sets its own.
struct Wishes {
    std::chrono::minutes home_visit{60};
    std::chrono::minutes attendance{30};
    StartWindow visiting_hours{.earliest = TimeOfDay{8 * 60}, .latest = TimeOfDay{20 * 60}, .day = {}};
    /// How much of the interval must have passed before the next unannounced visit: the rest is the room
    /// in which its day is hard to foretell.
    Share earliest_after = *Share::from(50);
    /// How long before its last day a yearly attendance is first offered: earlier moves next year's date.
    date::days attendance_offered{13};
    Urgency very_high = *Urgency::from(16); ///< weight of one day late, by risk level
    Urgency high = *Urgency::from(8);
    Urgency medium = *Urgency::from(3);
    Urgency low = *Urgency::from(1);
    Urgency level_unknown = *Urgency::from(16); ///< unknown is not low

    bool operator==(const Wishes&) const = default;
};
BOOST_DESCRIBE_STRUCT(Wishes, (),
                      (home_visit, attendance, visiting_hours, earliest_after, attendance_offered, very_high, high,
                       medium, low, level_unknown))

/// These wishes with the weights of lateness that the rules hold on a day (`practice.schedule.urgency.*`).
[[nodiscard]] Wishes with_urgency_of(Wishes wishes, const Rulebook& rules, Day day, Jurisdiction nation);

/// The visits that the unit must make in the days planned: home visits due by then or overdue, appointments that
/// were promised, and attendances for a periodic notification that falls due.
///
/// A man who is away is not asked for; nor is one whose home is not on the map, whom `not_on_the_map` lists. Where a
/// missing fact hides the day (no risk level), the visit is asked for at once. A promised home visit in time stands for
/// the unannounced one. The team is that of his officer on the roster, else the one whose station is nearest.
/// \pre the cases were looked at on a day not after `days.from`
[[nodiscard]] std::vector<Ask> asks(std::span<const demand::Case> cases, const Horizon& days, const Roster& roster,
                                    const Wishes& wishes = {});

/// Offenders with a visit due or promised by the end of `days` whose home is not on the map: nobody can plan a drive
/// there, so a person must. Always shown with a plan.
[[nodiscard]] std::vector<OffenderId> not_on_the_map(std::span<const demand::Case> cases, const Horizon& days);

} // namespace mosovo::schedule
