#pragma once

#include "context.hpp"

#include <vector>

namespace mosovo::law {

/// The first notification of each disposal, order and notice (s.83).
void add_initial(const Context& context, Handed& into);

} // namespace mosovo::law
