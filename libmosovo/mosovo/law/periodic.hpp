#pragma once

#include "context.hpp"

#include <vector>

namespace mosovo::law {

/// The next notification after each that starts the clock: yearly, or weekly without a main residence (s.85).
void add_periodic(const Context& context, Handed& into);

} // namespace mosovo::law
