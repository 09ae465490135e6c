// Not installed: for our own sources.
#pragma once

#include <mosovo/assessment/trigger.hpp>

#include <optional>
#include <vector>

namespace mosovo::assessment {

/// An event of the assessment and the day it is dated.
struct Dated {
    const Event* event = nullptr;
    Day on;
};

/// The stretch of a record that belongs to one cycle: after the plan before it, up to the plan that closed it.
struct Round {
    std::vector<Trigger> triggers;
    std::optional<Dated> closed; ///< the plan that closed it, or the review that confirmed one; nothing: open
    std::optional<Day> after;    ///< the day on which the round before was closed
    Day until;                   ///< the day it was closed, or the day asked about
};

/// The rounds of a record, the oldest first. A plan closes a round where a trigger, an ARMS assessment or no earlier
/// plan stands before it; otherwise it amends the plan of the round before and takes its place (decision 0071).
[[nodiscard]] std::vector<Round> rounds(const Timeline& timeline, std::vector<Trigger> triggers, Day as_of);

/// Home visits at which he was seen, dated up to `as_of`.
[[nodiscard]] std::vector<Dated> seen_at_home(const Timeline& timeline, Day as_of);

/// Events of one kind dated up to `as_of`, by day and then by when they were entered.
template <class Kind> [[nodiscard]] std::vector<Dated> dated(const Timeline& timeline, Day as_of) {
    std::vector<Dated> found;
    for (const auto& [event, body] : timeline.all<Kind>())
        if (body->on && *body->on <= as_of) found.push_back({event, *body->on});
    return found;
}

/// Sorts by day, then by the moment of entry, then by id: the order of the record means nothing.
void sort_by_day(std::vector<Dated>& events);

/// The day from which a trigger counts in a round: the day it happened, or, where that lies in an earlier round, the
/// day it became known.
[[nodiscard]] Day counts_from(const Trigger& trigger, std::optional<Day> after);

} // namespace mosovo::assessment
