// Not installed: for our own sources.
#pragma once

#include "cooling.hpp"
#include "insertion.hpp"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace mosovo::schedule::engine {

/// Stops of all routes as they stood at one moment.
struct Picture {
    explicit Picture(const State& state);
    void copy_route(const State& state, Index r);
    void copy_route(const Picture& other, Index r);
    /// Sets the whole state to this picture.
    void paint(State& state, Editor& editor) const;

    std::size_t stride;
    std::vector<Stop> all_stops;
    std::vector<Index> length;
};

/// What a stage of the search has in common for its lanes.
struct Stage {
    const Cooling* cooling = nullptr;
    std::int64_t first_round = 0; ///< of this lane
    std::int64_t rounds = 0;      ///< to do, of this lane
    std::int64_t all_rounds = 0;  ///< of one lane over all stages
    const std::function<std::int64_t()>* elapsed = nullptr;
    std::int64_t until = 0; ///< milliseconds; with `elapsed`
    std::int64_t limit = 0; ///< milliseconds, of the whole search
    std::stop_token cancel;
    Cost weight_cost = 1; ///< what one unit of weight left out counts for in acceptance
    bool doubt = false;
};

/// The static orders in which visits may be put back, and other things all lanes share.
struct Orders {
    explicit Orders(const Tables& tables);

    enum : std::size_t { large, far, near, tight, early, heavy, count };
    std::vector<std::int64_t> keys[count];
};

/// One search: ruin and recreate under annealing on routes and visits of its own.
class Lane {
public:
    Lane(State& state, Memory& memory, const Orders& orders, Index lane, Index lanes, std::uint64_t seed);

    /// Takes charge of these visits, and of the routes whose part is this lane.
    void begin_stage(const std::vector<Index>& visits, Picture& best);
    void run(const Stage& stage);

    /// How much better (below nothing) the best of this stage, and how the plan as it is, are than it began.
    [[nodiscard]] Worth best() const { return best_; }
    [[nodiscard]] Worth current() const { return current_; }
    [[nodiscard]] std::int64_t rounds() const { return rounds_; }
    [[nodiscard]] std::int64_t evaluations() const { return inserter_.evaluations(); }
    [[nodiscard]] Editor& editor() { return editor_; }
    [[nodiscard]] Inserter& inserter() { return inserter_; }
    [[nodiscard]] Random& random() { return random_; }

private:
    void round(const Stage& stage, std::uint64_t heat);
    void ruin();
    void string_around(Index r, Index p, std::size_t longest);
    void take(Index v);
    void order();
    void recreate();
    void keep_best();

    State* state_;
    const Tables* tables_;
    const Orders* orders_;
    Index lane_;
    Editor editor_;
    Inserter inserter_;
    Random random_;
    Picture* picture_ = nullptr;
    std::vector<Index> visits_;
    std::vector<Index> absent_, absent_before_;
    std::vector<Index> out_;
    std::vector<std::pair<std::int64_t, Index>> sorted_;
    std::vector<std::uint64_t> mine_; // by visit: the stage it was last in charge in
    std::uint64_t stage_ = 0;
    std::vector<std::uint64_t> ruined_;  // by route: the round it last lost a string
    std::vector<std::uint64_t> unsaved_; // by route: whether it has changed since the best was kept
    std::uint64_t saves_ = 1;
    std::vector<Index> unsaved_list_;
    std::uint64_t turn_ = 0;
    std::size_t usual_length_ = 1;
    Worth current_, best_;
    std::int64_t rounds_ = 0;
};

} // namespace mosovo::schedule::engine
