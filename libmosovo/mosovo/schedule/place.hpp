#pragma once

#include <mosovo/base/describe.hpp>

#include <cmath>

namespace mosovo::schedule {

/// A point on the ground, WGS 84, in degrees: north and east positive.
struct Place {
    double latitude = 0.0;
    double longitude = 0.0;

    auto operator<=>(const Place&) const = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (latitude, longitude))

[[nodiscard]] inline bool is_on_earth(const Place& place) {
    return std::isfinite(place.latitude) && std::isfinite(place.longitude) && std::abs(place.latitude) <= 90.0 &&
           std::abs(place.longitude) <= 180.0;
}

/// Refuses what is no point on the Earth; the message does not repeat the numbers.
[[nodiscard]] inline Read<Place> make_place(double latitude, double longitude) {
    const Place place{latitude, longitude};
    if (is_on_earth(place)) return place;
    return Fault{ProblemCode::out_of_range, "write a latitude from -90 to 90 and a longitude from -180 to 180"};
}

} // namespace mosovo::schedule
