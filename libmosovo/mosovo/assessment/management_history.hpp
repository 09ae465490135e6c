#pragma once

#include <mosovo/record/timeline.hpp>

#include <utility>
#include <vector>

namespace mosovo::assessment {

/// The decisions on how he is managed, dated up to `as_of`, in the order in which they took effect; the last one
/// governs. Of two on one day the one recorded later, and where that does not decide, the more careful: active, higher
/// level.
[[nodiscard]] std::vector<std::pair<const Event*, const Management*>> decisions_until(const Timeline& timeline,
                                                                                      Day as_of);

/// The last day up to `as_of` on which he was seen in person at home. Nothing else counts as a successful visit.
[[nodiscard]] std::optional<Day> last_seen_at_home(const Timeline& timeline, Day as_of);

} // namespace mosovo::assessment
