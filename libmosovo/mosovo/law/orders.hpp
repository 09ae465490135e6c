#pragma once

#include "context.hpp"

#include <vector>

namespace mosovo::law {

/// Adds what orders and notices bind him for (ss.96ZA, 97, 103G, 107; Sentencing Act 2020 s.352).
void add_entries_of_orders(const Context& context, Entries& entries);

/// Whether it binds for a foreign disposal: a notification order or a notice under s.96ZA.
[[nodiscard]] bool is_notice(const OrderFact& order);

/// Whether the order, while it has effect, makes or keeps a person subject.
[[nodiscard]] bool binds_while_in_force(const Context& context, OrderType type);

/// The last day on which the order has effect, as known on `as_of`; nothing: until further order.
[[nodiscard]] End last_day_in_force(const OrderFact& order, Day as_of);

/// Whether a foreign travel order has effect on that day (s.117): the travel regulations bind under it.
[[nodiscard]] bool under_travel_order(const Context& context, Day day);

} // namespace mosovo::law
