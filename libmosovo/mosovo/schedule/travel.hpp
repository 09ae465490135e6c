#pragma once

#include <mosovo/schedule/place.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <variant>
#include <vector>

namespace mosovo::schedule {

struct SpeedTag {
    static constexpr std::int64_t least = 1;
    static constexpr std::int64_t most = 200;
};
/// Mean door-to-door speed, kilometres an hour.
using Speed = Number<SpeedTag>;

struct DetourTag {
    static constexpr std::int64_t least = 100;
    static constexpr std::int64_t most = 1'000;
};
/// Length of the road in per cent of the great circle: 130 is three tenths longer.
using Detour = Number<DetourTag>;

/// Asked for a drive between places of which the matrix holds one or none.
class PlaceNotInMatrix : public std::domain_error {
public:
    using std::domain_error::domain_error;
};

/// How long it takes to drive. The only thing that planner and checker share besides values.
class Travel {
public:
    /// Great circle × detour ÷ speed. The distance is rounded to whole metres before anything else, so that the
    /// last bit of one machine's sine cannot move a visit.
    [[nodiscard]] static Travel great_circle(Speed speed, Detour detour);

    /// `minutes[i][j]` from `places[i]` to `places[j]`; the longer way of each pair counts both ways.
    /// \throws std::invalid_argument when it is not square, a time is negative or a place stands twice
    [[nodiscard]] static Travel matrix(const std::vector<Place>& places,
                                       const std::vector<std::vector<std::chrono::minutes>>& minutes);

    /// Whole minutes, rounded up; the same both ways; 0 from a place to itself.
    /// \throws PlaceNotInMatrix
    [[nodiscard]] std::chrono::minutes between(const Place& from, const Place& to) const;

private:
    struct Circle {
        Speed speed;
        Detour detour;
    };
    struct Matrix {
        std::map<Place, std::size_t> index;
        std::vector<std::chrono::minutes> minutes; ///< row by row
    };
    explicit Travel(Circle circle);
    explicit Travel(Matrix matrix);
    std::variant<Circle, Matrix> by_;
};

} // namespace mosovo::schedule
