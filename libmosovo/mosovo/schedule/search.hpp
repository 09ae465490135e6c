// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/ids.hpp>
#include <mosovo/schedule/routes.hpp>

#include <cstdint>

namespace mosovo::schedule {

/// Ruin and recreate under annealing (decision 0041). Works in cycles: each cools from hot to cold and starts from
/// the best plan so far, and its randomness depends on seed and number alone. So `effort` + 1 does all that `effort`
/// does and then some more: never worse. Leaves the best plan in `routes`.
/// \returns rounds done
std::int64_t improve(Routes& routes, Seed seed, Effort effort);

} // namespace mosovo::schedule
