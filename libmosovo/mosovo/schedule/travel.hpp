#pragma once

#include <mosovo/schedule/place.hpp>
#include <mosovo/schedule/roster.hpp>

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

struct PercentTag {
    static constexpr std::int64_t least = 10;
    static constexpr std::int64_t most = 1'000;
};
/// How long a drive takes at a time of day, in per cent of what it takes on an empty road.
using Percent = Number<PercentTag>;

/// Roads that are slower (or faster) at some hours: from `from` up to `to`, counted after midnight.
struct Traffic {
    Percent percent = *Percent::from(100);
    TimeOfDay from{0};
    TimeOfDay to{0};
    std::vector<Weekday> weekdays{}; ///< empty: on every day

    bool operator==(const Traffic&) const = default;
};
BOOST_DESCRIBE_STRUCT(Traffic, (), (percent, from, to, weekdays))

/// Asked for a drive between places of which the matrix holds one or none.
class PlaceNotInMatrix : public std::domain_error {
public:
    using std::domain_error::domain_error;
};

/// How long it takes to drive, in whole seconds rounded up. The only thing that planner and checker share besides
/// values.
class Travel {
public:
    /// Great circle × detour ÷ speed. The distance is rounded to whole metres before anything else, so that the
    /// last bit of one machine's sine cannot move a visit.
    [[nodiscard]] static Travel great_circle(Speed speed, Detour detour);

    /// `seconds[i][j]` from `places[i]` to `places[j]`; the way back may take another time.
    /// \throws std::invalid_argument when it is not square, a time is negative or a place stands twice
    [[nodiscard]] static Travel matrix(const std::vector<Place>& places,
                                       const std::vector<std::vector<std::chrono::seconds>>& seconds);

    /// The same roads with traffic; where several entries hold at a time, the first counts.
    [[nodiscard]] Travel with_traffic(std::vector<Traffic> traffic) const;

    /// On an empty road; 0 from a place to itself.
    /// \throws PlaceNotInMatrix
    [[nodiscard]] std::chrono::seconds seconds(const Place& from, const Place& to) const;
    /// With the traffic of `time` on the wall on `day`. A plan takes the start of the visit for the first drive of a
    /// shift, and the end of the visit driven from for every other.
    [[nodiscard]] std::chrono::seconds seconds(const Place& from, const Place& to, Day day, TimeOfDay time) const;
    /// The same in whole minutes, rounded up: what people read.
    [[nodiscard]] std::chrono::minutes between(const Place& from, const Place& to) const;
    [[nodiscard]] std::chrono::minutes between(const Place& from, const Place& to, Day day, TimeOfDay time) const;

    /// The slowest traffic at any moment from `from` up to and with `to`, counted after midnight of `day`.
    [[nodiscard]] Percent slowest(Day day, TimeOfDay from, TimeOfDay to) const;

    /// What every drive takes at least, in per cent of an empty road, whatever the hour; 100 or less.
    [[nodiscard]] Percent fastest() const;

private:
    struct Circle {
        Speed speed;
        Detour detour;
    };
    struct Matrix {
        std::map<Place, std::size_t> index;
        std::vector<std::chrono::seconds> seconds; ///< row by row
    };
    explicit Travel(Circle circle);
    explicit Travel(Matrix matrix);
    [[nodiscard]] Percent percent_at(Day day, TimeOfDay time) const;

    std::variant<Circle, Matrix> by_;
    std::vector<Traffic> traffic_;
};

} // namespace mosovo::schedule
