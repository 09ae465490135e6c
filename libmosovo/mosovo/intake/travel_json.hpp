#pragma once

#include <mosovo/schedule/travel.hpp>

#include <string_view>
#include <vector>

namespace mosovo::intake {

/// A table of drives as a routing service answers it, for `places` in the order in which they were sent to it: the JSON
/// of OSRM (`/table`), Valhalla (`/sources_to_targets`, verbose or not) or openrouteservice (`/v2/matrix`), as it is.
/// One row, or none and every fault with its path: another size, a pair without a road, an answer that is an error.
/// Seconds are rounded up.
[[nodiscard]] Taken<schedule::Travel> read_drives(std::string_view json, const std::vector<schedule::Place>& places,
                                                  std::string_view file = "");

/// The same from a table with the columns from_latitude, from_longitude, to_latitude, to_longitude and seconds, in any
/// order, one row a pair of places. A pair that is missing is a fault.
[[nodiscard]] Taken<schedule::Travel> read_drives_csv(std::string_view csv, std::string_view file = "");

} // namespace mosovo::intake
