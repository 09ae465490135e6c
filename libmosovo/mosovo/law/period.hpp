#pragma once

#include "context.hpp"
#include "subject.hpp"

#include <span>
#include <vector>

namespace mosovo::law {

/// The notification period of each disposal that makes, or may make, him a relevant offender (s.82). Disposals
/// behind a notice or notification order have their entry with the order.
void add_entries_of_disposals(const Context& context, Entries& entries);

/// How long one disposal binds, whoever asks: fills the ends, `indefinite`, `young`, `missing` and the reasons.
/// \param at  position in `all`
/// \param notice  through which it binds, from its service; null: it binds by itself
[[nodiscard]] Entry entry_of(const Context& context, std::span<const ListedDisposal> all, std::size_t at,
                             const OrderFact* notice = nullptr);

} // namespace mosovo::law
