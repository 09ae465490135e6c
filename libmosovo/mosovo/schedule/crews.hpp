// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/clock.hpp>
#include <mosovo/schedule/engine/problem.hpp>
#include <mosovo/schedule/roster.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

/// Which officers could be at one visit, for the draw, for reasons and for what would help. The search has its own way.
namespace mosovo::schedule {

/// What an officer may be at the visit, as `engine::may` has it.
[[nodiscard]] std::uint8_t bits_for(const Officer& officer, const Ask& ask, const Team& team);

/// An officer who is free for a visit if it starts within the span.
struct Free {
    engine::Index officer = engine::none;
    Span starts;
};

/// A start at which enough of them are free at once, as early as it can be within the span; nothing where there is
/// none. \param strangers  so many of the crew may be anybody: officers whom the force would have to find
[[nodiscard]] std::optional<Ticks> crew_start(const engine::Problem& problem, const engine::Visit& visit,
                                              const std::vector<Free>& free, const Span& within, int strangers = 0);

/// Shifts by the day on which they start, so that a day's are found at once.
class ShiftsByDay {
public:
    explicit ShiftsByDay(const engine::Problem& problem);
    /// Those that may hold a moment: of its day and of the days beside it.
    [[nodiscard]] std::vector<engine::Index> near(Ticks at) const;

private:
    std::vector<std::vector<engine::Index>> by_day_;
};

/// Who is free for a visit in a span if nothing else is planned.
/// \param still  leaves all drives out of it
[[nodiscard]] std::vector<Free> free_in_empty_plan(const engine::Problem& problem, const ShiftsByDay& shifts,
                                                   const engine::Visit& visit, const Span& within, bool still = false);

} // namespace mosovo::schedule
