#pragma once

#include <mosovo/base/describe.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>

/// Types of our own to try the mechanism of the base on, so that its tests lean on no room above it.
namespace mosovo::test {

struct PersonTag {
    static constexpr auto name = "Person";
};
struct PlaceTag {
    static constexpr auto name = "Place";
};
using PersonId = Id<PersonTag>;
using PlaceId = Id<PlaceTag>;

struct LevelTag {
    static constexpr std::int64_t least = 1;
    static constexpr std::int64_t most = 3;
};
struct CelsiusTag {
    static constexpr std::int64_t least = -273;
    static constexpr std::int64_t most = 6'000;
};
using Level = Number<LevelTag>;
using Celsius = Number<CelsiusTag>;

BOOST_DEFINE_FIXED_ENUM_CLASS(Colour, std::uint8_t, red, green, blue, return_)

// Numbered with gaps and out of order: a word is not found by counting.
enum class Odd : int { high = 40, low = -3, middle = 7 };
BOOST_DESCRIBE_ENUM(Odd, high, low, middle)

struct Ground {
    std::optional<std::string> soil;
    bool operator==(const Ground&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ground, (), (soil))

struct Garden : Ground {
    std::optional<Colour> colour;
    Listed<std::string> plants;
    std::optional<std::string> return_;
    bool operator==(const Garden&) const = default;
};
BOOST_DESCRIBE_STRUCT(Garden, (Ground), (colour, plants, return_))

} // namespace mosovo::test
