// Not installed: for our own sources.
#pragma once

#include "tables.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace mosovo::schedule::engine {

/// One visit on one route, or one of the route's two ends. `start` is the earliest that the stops before it (on all
/// routes that meet it through crews) allow, `late` the latest that the stops after it allow: any arrival up to `late`
/// leaves the whole plan possible.
struct Stop {
    Index visit = none;
    Index place = 0;
    Seconds start = 0;
    Seconds leave = 0;
    Seconds late = 0;
    Seconds from = 0; ///< the window it was planned into
    Seconds to = 0;
    Index span = none;       ///< that window, in `Tables`
    std::int32_t travel = 0; ///< seconds from the stop before
    std::int32_t leg = 0;    ///< what that costs; 0 at the end of an empty route
    std::int8_t seat = 0;
    bool joined = false; ///< others are there with it and must start with it
};

/// Where a visit stands.
struct Standing {
    Index span = none; ///< none: left out
    std::array<Index, most_seats> routes{none, none, none};
    std::array<Index, most_seats> stops{none, none, none};
};

/// A plan in the making: stops of all routes, each with its two ends. Several lanes may work on one state at the same
/// time as long as each keeps to routes and visits of its own.
struct State {
    explicit State(const Tables& tables);

    [[nodiscard]] Stop* stops(Index r) { return &all_stops[at(r) * stride]; }
    [[nodiscard]] const Stop* stops(Index r) const { return &all_stops[at(r) * stride]; }
    [[nodiscard]] bool planned(Index v) const { return where[at(v)].span != none; }

    const Tables* tables;
    std::size_t stride;
    std::vector<Stop> all_stops;
    std::vector<Index> length;          ///< visits on the route
    std::vector<Index> joined;          ///< how many of them are joined
    std::vector<std::int64_t> load;     ///< demand
    std::vector<std::int64_t> work;     ///< service, driving and what is paid, seconds
    std::vector<std::uint64_t> version; ///< never the same for two different contents
    std::vector<Standing> where;
    std::vector<std::uint8_t> held; ///< visits that may not be taken out now
    std::vector<Index> part;        ///< by route: whose it is now
    std::vector<Index> slot_used;
    std::vector<std::int64_t> limit_used;
    std::vector<std::int64_t> officer_work;
};

/// A place for each seat of a visit.
struct Slot {
    Index route = none;
    Index after = 0; ///< goes behind this stop
};

/// Changes a state and can take the changes back. One for each lane.
class Editor {
public:
    Editor(State& state, Index lane, Index lanes);

    /// From here on changes can be taken back.
    void begin();
    void undo();

    /// Costs are kept by the caller: both return by how much the plan grew dearer, all in all.
    Cost put(Index v, Index span, const Slot* slots);
    Cost take(Index v);
    /// Works out starts anew after `take`; `put` does so itself.
    /// \returns whether every start is within its window: where a drive is longer than two others one after the
    ///          other, a visit taken out can make its neighbours late
    bool settle();
    /// Everything anew.
    void settle_all();

    /// Whether the stop at `from` comes before the one at `to`, or is the same visit, through any chain of routes.
    [[nodiscard]] bool precedes(Slot from, Slot to);

    [[nodiscard]] const std::vector<Index>& touched() const { return touched_; }

private:
    struct Saved {
        Index route;
        Index length;
        Index joined;
        std::int64_t load;
        std::int64_t work;
        std::uint64_t version;
        std::size_t first; // in saved_stops_
    };
    struct Dirty {
        Index route;
        Index low;  // stops from here on may start at another time
        Index high; // stops up to here may have to start at another time at the latest
    };

    void touch(Index r);
    void changed(Index r);
    void mark(Index r, Index low, Index high);
    Cost add_work(Index r, std::int64_t by);
    void settle_alone(const Dirty& dirty);
    void settle_joined();
    void forward_joined();
    void backward_joined();

    State* state_;
    const Tables* tables_;
    std::uint64_t next_version_;
    std::uint64_t version_step_;
    std::vector<std::uint64_t> stamp_;
    std::uint64_t round_ = 0;
    bool logging_ = false;
    bool late_ = false;
    std::vector<Index> touched_;
    std::vector<Saved> saved_;
    std::vector<Stop> saved_stops_;
    std::vector<std::pair<Index, Index>> put_, taken_; // visit, span
    std::vector<Dirty> dirty_;
    // for the joined routes: how far back (forward) changes reach, and how far the working out has come
    std::vector<Index> reach_, cursor_, list_;
    std::vector<std::pair<Index, Index>> queue_;
};

} // namespace mosovo::schedule::engine
