// Not installed: for our own sources.
#pragma once

#include "state.hpp"

#include <mosovo/schedule/random.hpp>

#include <cstdint>
#include <vector>

namespace mosovo::schedule::engine {

/// Shares routes and visits out among lanes, anew for each stage: by day, by officer or by neighbourhood. What would
/// tie two parts together is held where it stands until the next stage: a crew on routes of two parts, visits of one
/// person in two parts, all visits at slots but one part's.
void share_out(State& state, Editor& editor, Index lanes, std::int64_t stage, Random& random,
               std::vector<std::vector<Index>>& shares);

} // namespace mosovo::schedule::engine
