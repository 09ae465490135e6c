// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/model.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mosovo::schedule {

/// Where one visit stands: its start and the duty of each seat; unplaced without a duty.
struct Placing {
    Tick start = 0;
    std::array<std::int32_t, 2> duties{nobody, nobody};

    [[nodiscard]] bool placed() const { return duties[0] != nobody; }
    bool operator==(const Placing&) const = default;
};

/// The plan while it is being made: one route a duty, every visit with a start of its own, so that a crew is
/// together by construction. Holds its cost at all times; whoever places checks that it fits.
class Routes {
public:
    struct Stop {
        std::int32_t visit = 0;
        std::int32_t place = 0;
        Tick start = 0;
        Tick end = 0;
    };

    explicit Routes(const Model& model);

    void place(std::size_t visit, const Placing& at);
    void take_out(std::size_t visit);

    [[nodiscard]] const Model& model() const { return *model_; }
    [[nodiscard]] const Placing& placing(std::size_t visit) const { return placings_[visit]; }
    [[nodiscard]] const std::vector<Placing>& placings() const { return placings_; }
    [[nodiscard]] const std::vector<Stop>& route(std::int32_t duty) const {
        return routes_[static_cast<std::size_t>(duty)];
    }
    [[nodiscard]] const Cost& cost() const { return cost_; }
    /// What its officer's load would cost more with this visit.
    [[nodiscard]] std::int64_t load_price(std::int32_t officer, Tick length) const;
    /// What one placed visit costs apart from drives and load: lateness, timing, continuity.
    [[nodiscard]] Cost own_cost(std::size_t visit, const Placing& at) const;

private:
    void change_load(std::int32_t officer, Tick length);
    [[nodiscard]] std::int64_t detour(std::int32_t duty, std::size_t position, std::int32_t place) const;

    const Model* model_;
    std::vector<Placing> placings_;
    std::vector<std::vector<Stop>> routes_;
    std::vector<std::int64_t> visiting_; ///< by officer
    Cost cost_;
};

} // namespace mosovo::schedule
