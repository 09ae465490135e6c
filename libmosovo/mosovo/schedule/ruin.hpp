// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/random.hpp>
#include <mosovo/schedule/routes.hpp>

#include <cstddef>
#include <vector>

namespace mosovo::schedule {

/// Chooses what to take apart: visits that could trade places. Locked ones are never among them.
class Ruiner {
public:
    Ruiner(const Model& model, Random& random) : model_{model}, random_{random} {}

    /// Placed visits to take out, each once.
    [[nodiscard]] std::vector<std::size_t> choose(const Routes& routes);

private:
    void near_one(const Routes& routes, std::size_t many); ///< close on the ground and in days
    void one_duty(const Routes& routes);                   ///< an officer's day
    void at_random(const Routes& routes, std::size_t many);
    void for_one_left_out(const Routes& routes, std::size_t many); ///< room for a visit that is out or late
    [[nodiscard]] bool movable(const Routes& routes, std::size_t visit) const {
        return routes.placing(visit).placed() && !model_.visits[visit].locked;
    }

    const Model& model_;
    Random& random_;
    std::vector<std::size_t> chosen_;
    std::vector<std::pair<std::int64_t, std::size_t>> ranked_;
};

} // namespace mosovo::schedule
