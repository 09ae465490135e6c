// Not installed: for our own sources.
#pragma once

#include <mosovo/assessment/cycle.hpp>

namespace mosovo::assessment {

/// Dates the steps still to be done, and says what is next, by whom, by when and why.
void say_what_is_next(Cycle& cycle, const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules);

} // namespace mosovo::assessment
