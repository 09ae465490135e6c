// Not installed: for our own sources.
#pragma once

#include "insertion.hpp"

#include <vector>

namespace mosovo::schedule::engine {

/// Puts in what of `start` fits, locked visits first, then every other visit where it is cheapest: the heaviest and
/// most awkward first.
void begin_with(State& state, Editor& editor, Inserter& inserter, const std::vector<Place>& start, Random& random);

[[nodiscard]] std::vector<Place> places_of(const State& state);

/// Each visit pays for the cheapest window its time allows and moves as near to its wished start as it can.
[[nodiscard]] Solution finish(State& state, Editor& editor);

} // namespace mosovo::schedule::engine
