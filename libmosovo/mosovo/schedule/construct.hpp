// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/routes.hpp>

#include <cstddef>
#include <vector>

namespace mosovo::schedule {

/// Places visits one after the other, nothing ever moved again: promised times first, then by lateness and urgency,
/// and among the next few the one that would lose most by waiting (regret). What fits nowhere stays out.
void construct(Routes& routes, std::vector<std::size_t> visits);

} // namespace mosovo::schedule
