#pragma once

#include "context.hpp"

#include <optional>
#include <vector>

namespace mosovo::law {

/// Whether a notification was given before its event, stating when that is expected (s.84(2)).
/// \param happened  the day of the event, where it has happened
[[nodiscard]] bool is_advance(const Told& told, std::optional<Day> happened);

/// Whether an advance notice of an event on `day` counts: not more than two days early, and not after the end of the
/// three days beginning with the expected day (s.84(3), (4)).
[[nodiscard]] bool counts_for(const Context& context, const Told& told, Day day);

/// Whether, as known on `as_of`, the advance notice failed, so that it is treated as not given.
[[nodiscard]] bool has_failed(const Context& context, const Told& told);

/// The day on which an event that a notification covers happened; nothing where it has not.
[[nodiscard]] std::optional<Day> day_of_event(const Context& context, const Reference& event);

/// The duty to say that an event notified in advance did not happen (s.84(4)(b)).
void add_non_occurrence(const Context& context, Handed& into);

} // namespace mosovo::law
