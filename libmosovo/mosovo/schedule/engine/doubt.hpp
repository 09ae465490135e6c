// Not installed: for our own sources.
#pragma once

#include "state.hpp"

namespace mosovo::schedule::engine {

/// Works out everything in the state anew and compares.
/// \throws std::logic_error  naming what differs
void check(const State& state);

} // namespace mosovo::schedule::engine
