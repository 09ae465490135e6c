// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/clock.hpp>
#include <mosovo/schedule/plan.hpp>

#include <functional>
#include <optional>
#include <vector>

namespace mosovo::schedule {

struct DayStarts;

/// An hour of a day in which an unannounced visit could start, and how likely the draw is to name it.
struct Slot {
    Day day;
    Span starts; ///< within one hour on the wall
    std::int64_t weight = 0;
};

/// Whether day and hour are drawn: an unannounced visit without a promised time.
[[nodiscard]] bool has_draw(const Ask& ask);

/// The slots that the draw chooses from: those in time within which enough officers could be there, every one of them
/// within a tenth of equally likely (decision 0121). An overdue visit has those of the first such day.
[[nodiscard]] std::vector<Slot> slots_of(const Ask& ask, Day from, const std::vector<DayStarts>& days,
                                         const Clock& clock, const std::function<bool(const Span&)>& enough_officers);

/// Draws one by the seed and the ask's id alone. Nothing where there are no slots.
[[nodiscard]] std::optional<Target> draw_target(const Ask& ask, const std::vector<Slot>& slots, const Clock& clock,
                                                Seed seed);

} // namespace mosovo::schedule
