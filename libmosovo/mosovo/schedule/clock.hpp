// Not installed: for our own sources.
#pragma once

#include <mosovo/calendar/local_time.hpp>
#include <mosovo/schedule/ask.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace mosovo::schedule {

/// Seconds of universal time from an origin of the planner's choice: what the search counts in. Every clock change is
/// dealt with here, at the edge, and nowhere else in the planner.
using Ticks = std::int32_t;

/// Both ends inclusive.
struct Span {
    Ticks low = 0;
    Ticks high = 0;

    bool operator==(const Span&) const = default;
};

class Clock {
public:
    /// \param first  the first day planned; the origin lies three days before it
    explicit Clock(Day first);

    [[nodiscard]] Ticks at(Day day, TimeOfDay time) const;
    /// The day and the minute on the wall.
    [[nodiscard]] std::pair<Day, TimeOfDay> wall(Ticks at) const;
    /// The moments at which the wall shows the minutes from `low` to `high` of a day for the first time: one span, or
    /// what a clock change leaves of it. Whole minutes.
    [[nodiscard]] std::vector<Span> spans(Day day, TimeOfDay low, TimeOfDay high) const;

private:
    Instant origin_;
};

} // namespace mosovo::schedule
