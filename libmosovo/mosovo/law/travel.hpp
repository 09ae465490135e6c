#pragma once

#include "context.hpp"

#include <vector>

namespace mosovo::law {

/// Notice of journeys outside the UK, of changed details, and of the return (s.86; SI 2004/1220 regs 5, 7, 8 and
/// their likenesses in Scotland and Northern Ireland).
void add_travel(const Context& context, Handed& into);

} // namespace mosovo::law
