#pragma once

#include "context.hpp"

#include <vector>

namespace mosovo::law {

/// Absence from a main residence in Northern Ireland, and a return on another day than notified (s.85A).
void add_absences(const Context& context, Handed& into);

} // namespace mosovo::law
