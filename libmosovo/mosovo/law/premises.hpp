#pragma once

#include "context.hpp"

#include <span>

namespace mosovo::law {

/// The event that stays at one place made: the seventh day of a qualifying period (s.84(1)(c), (6)), or the twelfth
/// elapsed hour at a household with a child (SI 2012/1876 reg 11).
struct PlaceEvent {
    EventAt arises_from;
    Day on;
    std::span<const Fact<PremisesFact>> stays; ///< every stay at that place
    std::span<const Fact<HouseholdFact>> household_stays;

    [[nodiscard]] bool holds(EventAt event) const;
};

/// The events that stays recorded up to `as_of` made, whether notified or not; one for each place and kind.
[[nodiscard]] FewOf<PlaceEvent> place_events(const Context& context);

/// The duty to notify each place that nobody was told of before its event.
void add_places(const Context& context, Handed& into);

} // namespace mosovo::law
