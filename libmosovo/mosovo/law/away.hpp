#pragma once

#include <mosovo/calendar/period.hpp>
#include <mosovo/law/facts.hpp>
#include <mosovo/law/readings.hpp>

#include "usual_sizes.hpp"

#include <optional>
#include <span>

namespace mosovo::law {

/// Time in custody, in hospital or outside the UK that runs on without a day at liberty between: stays that
/// overlap or touch are one stretch.
struct Stretch {
    Day from;              ///< day it began
    std::optional<Day> to; ///< day of release or return, itself at liberty; nothing: continuing
    bool held_from_start;  ///< custody or hospital is among what began on `from`

    /// Whether the end of `day` falls inside: its first and its last day are days at liberty.
    [[nodiscard]] bool holds_end_of(Day day) const { return day > from && (!to || day < *to); }
};

/// A release under s.84(1)(d).
struct Release {
    EventAt stay;         ///< the stay that ended with it
    Day on;               ///< day of release
    FewOf<EventAt> stays; ///< every custody or hospital stay that ran on into it
};

/// When he was not at large in the UK, seen from one day (s.83(6), 84(5), 85(3); record format §5, Stays).
///
/// A stay that begins after `as_of` holds nothing open, but its planned end is a release.
class Away {
public:
    Away(const Facts& facts, Day as_of, PartDays part_days);

    [[nodiscard]] std::span<const Stretch> stretches() const noexcept { return {stretches_.data(), stretches_.size()}; }
    [[nodiscard]] std::span<const Release> releases() const noexcept { return {releases_.data(), releases_.size()}; }

    /// The custody or hospital, running on, in which `day` falls; null when there is none. `day` may be its first.
    [[nodiscard]] const Stretch* locked_on(Day day) const;

    /// The last day of `length` days at large, counted from `trigger`.
    /// \return nothing when a stay not yet ended keeps the period open
    [[nodiscard]] std::optional<Day> last_day(Day trigger, date::days length, Opens opens) const;
    /// The first day at large on or after `day`, in a period that runs from `trigger`.
    [[nodiscard]] std::optional<Day> first_at_large(Day day, Day trigger) const;
    /// Whole days away between `first` and `last`, both included: the first day of a stay and its last are days at
    /// large, but for custody or hospital that begins on `first` itself.
    [[nodiscard]] date::days whole_days(Day first, Day last) const;
    /// Days with any time away between `first` and `last`, both included.
    [[nodiscard]] date::days days_touched(Day first, Day last) const;
    /// The stretch inside which the end of `day` falls; null when he was at large or back that day.
    [[nodiscard]] const Stretch* holding(Day day) const;

private:
    using LeftOut = FewOf<Disregarded>;
    [[nodiscard]] LeftOut disregarded(Day trigger, PartDays part_days) const;

    PartDays part_days_;
    FewOf<Stretch> stretches_; ///< in order, none touching another
    FewOf<Stretch> locked_;    ///< custody and hospital alone, begun by `as_of`
    FewOf<Release> releases_;
};

} // namespace mosovo::law
