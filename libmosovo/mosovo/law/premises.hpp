#pragma once

#include "context.hpp"

#include <optional>
#include <vector>

namespace mosovo::law {

/// The event that stays at one place made: the seventh day of a qualifying period (s.84(1)(c), (6)), or the twelfth
/// elapsed hour at a household with a child (SI 2012/1876 reg 11).
struct PlaceEvent {
    const Event* arises_from;
    Day on;
    std::vector<const Event*> stays; ///< every stay at that place, of either kind
};

/// The events that stays recorded up to `as_of` made, whether notified or not; one for each place and kind.
[[nodiscard]] std::vector<PlaceEvent> place_events(const Context& context);

/// The duty to notify each place that nobody was told of before its event.
void add_places(const Context& context, std::vector<Obligation>& into);

} // namespace mosovo::law
