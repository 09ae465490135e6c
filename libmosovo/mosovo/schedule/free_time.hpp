// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/crews.hpp>
#include <mosovo/schedule/engine/problem.hpp>

#include <vector>

namespace mosovo::schedule {

/// What officers have left of their shifts in a plan: who could be at one more visit, everything else staying where it
/// is. Holds the problem, whose visits, routes and limits stay as they are meanwhile.
class FreeTime {
public:
    FreeTime(const engine::Problem& problem, const std::vector<engine::Place>& places);

    /// Who is free for a start within the span, with the drives there and on, and inside what he may work.
    [[nodiscard]] std::vector<Free> free(const engine::Visit& visit, const Span& within) const;

private:
    struct Taken {
        engine::Index place = 0;
        Ticks start = 0;
        Ticks end = 0;
    };
    [[nodiscard]] bool within_limits(engine::Index route, Ticks more) const;

    const engine::Problem& problem_;
    ShiftsByDay shifts_;
    std::vector<std::vector<Taken>> taken_;             ///< by route, by start
    std::vector<std::vector<engine::Index>> limits_of_; ///< by route
    std::vector<Ticks> used_;                           ///< by limit
};

} // namespace mosovo::schedule
