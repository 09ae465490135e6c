#include <mosovo/schedule/travel.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace mosovo::schedule {
namespace {

constexpr double earth_radius_metres = 6'371'008.8; // mean radius, IUGG

/// Haversine: well behaved for the short distances that a day's drives are.
std::int64_t metres_between(Place a, Place b) {
    if (b < a) std::swap(a, b); // one order of operations for both ways
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180.0; };
    const double north = std::sin(radians(b.latitude - a.latitude) / 2);
    const double east = std::sin(radians(b.longitude - a.longitude) / 2);
    const double h = north * north + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * east * east;
    return std::llround(2 * earth_radius_metres * std::asin(std::min(1.0, std::sqrt(h))));
}

} // namespace

Travel::Travel(Circle circle) : by_{circle} {}
Travel::Travel(Matrix matrix) : by_{std::move(matrix)} {}

Travel Travel::great_circle(Speed speed, Detour detour) { return Travel{Circle{speed, detour}}; }

Travel Travel::matrix(const std::vector<Place>& places, const std::vector<std::vector<std::chrono::seconds>>& seconds) {
    const auto size = places.size();
    if (seconds.size() != size) throw std::invalid_argument{"a matrix of drives has one row a place"};
    Matrix matrix;
    for (std::size_t i = 0; i < size; ++i) {
        if (!matrix.index.emplace(places[i], i).second)
            throw std::invalid_argument{"a place stands twice in the matrix of drives"};
        if (seconds[i].size() != size) throw std::invalid_argument{"a matrix of drives has one column a place"};
    }
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) {
            if (seconds[i][j].count() < 0) throw std::invalid_argument{"no drive takes less than no time"};
            matrix.seconds.push_back(i == j ? std::chrono::seconds{0} : seconds[i][j]);
        }
    return Travel{std::move(matrix)};
}

Travel Travel::with_traffic(std::vector<Traffic> traffic) const {
    auto busy = *this;
    busy.traffic_ = std::move(traffic);
    return busy;
}

std::chrono::seconds Travel::seconds(const Place& from, const Place& to) const {
    if (const auto* circle = std::get_if<Circle>(&by_)) {
        // metres × detour / 100 ÷ (km/h × 1000 / 3600), in whole numbers, rounded up
        const auto above = metres_between(from, to) * circle->detour.value() * 3600;
        const auto below = circle->speed.value() * 100'000;
        return std::chrono::seconds{(above + below - 1) / below};
    }
    const auto& matrix = std::get<Matrix>(by_);
    const auto a = matrix.index.find(from);
    const auto b = matrix.index.find(to);
    if (a == matrix.index.end() || b == matrix.index.end())
        throw PlaceNotInMatrix{"the matrix of drives does not hold one of the places asked about"};
    return matrix.seconds[a->second * matrix.index.size() + b->second];
}

Percent Travel::percent_at(Day day, TimeOfDay time) const {
    const auto passed = std::chrono::floor<date::days>(time);
    const auto weekday = weekday_of(day + passed);
    const auto clock = time - passed;
    for (const auto& entry : traffic_)
        if (entry.from <= clock && clock < entry.to &&
            (entry.weekdays.empty() || std::ranges::find(entry.weekdays, weekday) != entry.weekdays.end()))
            return entry.percent;
    return *Percent::from(100);
}

Percent Travel::slowest(Day day, TimeOfDay from, TimeOfDay to) const {
    auto slowest = percent_at(day, from);
    // What holds changes only where an entry begins or ends.
    for (const auto& entry : traffic_)
        for (const auto edge : {entry.from, entry.to})
            for (auto midnight = TimeOfDay{0}; midnight <= to; midnight += std::chrono::hours{24})
                if (const auto moment = midnight + edge; from <= moment && moment <= to)
                    slowest = std::max(slowest, percent_at(day, moment));
    return slowest;
}

Percent Travel::fastest() const {
    auto fastest = *Percent::from(100);
    for (const auto& entry : traffic_)
        fastest = std::min(fastest, entry.percent);
    return fastest;
}

std::chrono::seconds Travel::seconds(const Place& from, const Place& to, Day day, TimeOfDay time) const {
    const auto free = seconds(from, to).count();
    return std::chrono::seconds{(free * percent_at(day, time).value() + 99) / 100};
}

std::chrono::minutes Travel::between(const Place& from, const Place& to) const {
    return std::chrono::ceil<std::chrono::minutes>(seconds(from, to));
}

std::chrono::minutes Travel::between(const Place& from, const Place& to, Day day, TimeOfDay time) const {
    return std::chrono::ceil<std::chrono::minutes>(seconds(from, to, day, time));
}

} // namespace mosovo::schedule
