#pragma once

#include <mosovo/schedule/place.hpp>
#include <mosovo/synth/stream.hpp>

#include <span>
#include <string>
#include <string_view>

namespace mosovo::synth {

/// One invented town of the invented force's area: dots on a map and no more.
struct Town {
    std::string_view name;
    std::string_view slug;    ///< id of its published station
    std::string_view outward; ///< first half of its postcodes: right in form, in no postcode area there is
    schedule::Place centre;
    double radius = 0.0; ///< kilometres that most people live within
    int weight = 0;      ///< share of the people
};

[[nodiscard]] std::span<const Town> towns();

/// A place to live in or near the town, to three decimals of a degree: it stands for no building.
[[nodiscard]] schedule::Place place_near(const Town& town, Stream& stream);
/// "ZY3 4AB"
[[nodiscard]] std::string postcode_in(const Town& town, Stream& stream);

} // namespace mosovo::synth
