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

Travel Travel::matrix(const std::vector<Place>& places, const std::vector<std::vector<std::chrono::minutes>>& minutes) {
    const auto size = places.size();
    if (minutes.size() != size) throw std::invalid_argument{"a matrix of drives has one row a place"};
    Matrix matrix;
    for (std::size_t i = 0; i < size; ++i) {
        if (!matrix.index.emplace(places[i], i).second)
            throw std::invalid_argument{"a place stands twice in the matrix of drives"};
        if (minutes[i].size() != size) throw std::invalid_argument{"a matrix of drives has one column a place"};
    }
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) {
            if (minutes[i][j].count() < 0) throw std::invalid_argument{"no drive takes less than no time"};
            matrix.minutes.push_back(i == j ? std::chrono::minutes{0} : std::max(minutes[i][j], minutes[j][i]));
        }
    return Travel{std::move(matrix)};
}

std::chrono::minutes Travel::between(const Place& from, const Place& to) const {
    if (const auto* circle = std::get_if<Circle>(&by_)) {
        // metres × detour / 100 ÷ (km/h × 1000 / 60), in whole numbers, rounded up
        const auto above = metres_between(from, to) * circle->detour.value() * 60;
        const auto below = circle->speed.value() * 100'000;
        return std::chrono::minutes{(above + below - 1) / below};
    }
    const auto& matrix = std::get<Matrix>(by_);
    const auto a = matrix.index.find(from);
    const auto b = matrix.index.find(to);
    if (a == matrix.index.end() || b == matrix.index.end())
        throw PlaceNotInMatrix{"the matrix of drives does not hold one of the places asked about"};
    return matrix.minutes[a->second * matrix.index.size() + b->second];
}

} // namespace mosovo::schedule
