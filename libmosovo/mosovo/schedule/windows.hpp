// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/mapping.hpp>

namespace mosovo::schedule {

/// The starts of one visit with what each costs: lateness, distance from the drawn slot, and where an earlier plan is
/// to be kept, the change. Attendances at a station with counters start on a grid and take room of it.
/// \param told  the row of the earlier plan, or null
[[nodiscard]] std::vector<engine::Window> windows_of(const Given& given, Mapped& mapped, std::size_t visit,
                                                     const Planned* told);

} // namespace mosovo::schedule
