// Not installed: for our own sources.
#pragma once

#include <mosovo/calendar/local_time.hpp>

#include <chrono>
#include <cstddef>
#include <vector>

/// The clock changes of Europe/London, laid out for reading millions of times.
/// For local_time.cpp and its tests.
namespace mosovo::detail {

/// From `begin` the wall clock stands `offset` east of universal time.
struct ClockChange {
    Instant begin;
    std::chrono::minutes offset;
};

class LondonClock {
public:
    /// \param changes  as the system's zone data write them out, oldest first; before the first
    ///                 the clock stands at Greenwich
    explicit LondonClock(const std::vector<ClockChange>& changes);

    /// East of universal time.
    [[nodiscard]] std::chrono::minutes offset_at(Instant instant) const { return change_before(instant)->offset; }

    /// The instants at which the wall shows a minute: none where spring skips it, two in autumn.
    struct Shown {
        std::size_t times = 0;
        Instant earlier{}; ///< meaningful when times is 1 or 2
        Instant later{};   ///< the same as `earlier` when times is 1
    };
    /// \param wall  a minute of the wall clock, counted as though it were universal time
    [[nodiscard]] Shown shown_at(Instant wall) const;

    /// The change that skips `wall`, which `shown_at` found at no time.
    [[nodiscard]] Instant change_that_skips(Instant wall) const { return change_before(wall)->begin; }

private:
    using Changes = std::vector<ClockChange>;
    [[nodiscard]] Changes::const_iterator change_before(Instant instant) const;
    void carry_on_after_the_data();
    void add(const ClockChange& change);

    Changes changes_;
};

} // namespace mosovo::detail
