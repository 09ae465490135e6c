#pragma once

#include "context.hpp"

#include <vector>

namespace mosovo::law {

/// Changes of what was notified (s.84(1)(a), (b), (ca)).
void add_changes(const Context& context, Handed& into);

/// Releases from custody or hospital (s.84(1)(d)).
void add_releases(const Context& context, Handed& into);

/// Whether this kind of change must be notified where and when it happened.
[[nodiscard]] bool must_be_notified(const Context& context, ChangeOf what, Day day);

/// Whether a reading lends Scotland the rule of England and Wales on households with children (decision 0027).
[[nodiscard]] bool lends_household_law(const Context& context, Day day);
void tell_lent_household_law(Because& because);

} // namespace mosovo::law
