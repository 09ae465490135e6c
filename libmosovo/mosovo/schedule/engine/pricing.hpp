// Not installed: for our own sources.
#pragma once

#include "tables.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

/// The cheapest way through a shift when every visit carries a prize: what the bound is made of.
namespace mosovo::schedule::engine {

/// What the visits that must be made are to each other. Costs are the problem's times `Prizes::unit`, so that prizes
/// have parts.
class Prizes {
public:
    static constexpr std::int32_t unit = 8;
    /// A way may not come back to one of so many neighbours of a visit while it stays among visits that have it for a
    /// neighbour (Baldacci, Mingozzi and Roberti, Operations Research 59(5), 2011).
    static constexpr std::size_t neighbours = 4;
    static constexpr std::size_t memories = std::size_t{1} << neighbours; ///< sets of them

    Prizes(const Problem& problem, const std::vector<std::uint8_t>& made);

    /// From one visit to another, with the other's prize taken off.
    struct Arc {
        std::int32_t cost = 0; ///< of the drive, less the prize
        Seconds drive = 0;
        Index to = none;
        std::uint32_t bit = 0;   ///< the other in this one's memory; 0: not there
        std::uint64_t moves = 0; ///< by memory, four bits each: what the other remembers
    };

    [[nodiscard]] const Problem& problem() const { return *problem_; }
    [[nodiscard]] std::size_t size() const { return visits_.size(); }
    [[nodiscard]] const Visit& visit(std::size_t i) const { return problem_->visits[at(visits_[i])]; }
    [[nodiscard]] std::int32_t prize(std::size_t i) const { return prizes_[i]; }
    [[nodiscard]] std::int32_t cost(Index from, Index to) const;
    /// Those out of one visit, the cheapest first.
    [[nodiscard]] const Arc* arcs(std::size_t i) const { return &arcs_[i * (size() - 1)]; }
    [[nodiscard]] Seconds shortest() const { return shortest_; }    ///< visit of all
    [[nodiscard]] std::int32_t dearest() const { return dearest_; } ///< no prize may be above this

    void set(const std::vector<std::int32_t>& prizes);

private:
    void remember();

    const Problem* problem_;
    std::vector<Index> visits_; ///< those that must be made
    std::vector<std::int32_t> prizes_;
    std::vector<Arc> arcs_;
    Seconds shortest_ = 0;
    std::int32_t dearest_ = 0; ///< what any one drive may count for at most
};

/// Routes that open and close together at the same places. What one of their officers may do, all may here.
struct Alike {
    Seconds opens = 0;
    Seconds closes = 0;
    Index from = 0;
    Index to = 0;
    std::int64_t routes = 0;
    std::vector<Index> visits; ///< into `Prizes`
    struct Starts {
        Seconds from = 0;
        Seconds to = 0;
    };
    std::vector<std::vector<Starts>> starts; ///< of each of those; by time, apart
};

/// Works out the cheapest ways for one kind of routes after another. Time is counted in steps and always rounded down,
/// so that no way is missed.
class Pricing {
public:
    explicit Pricing(const Prizes& prizes, Seconds step) : prizes_{prizes}, step_{step}, local_(prizes.size(), none) {}

    struct Found {
        std::int64_t least = 0;   ///< what the cheapest way costs less its prizes; 0 where none is below
        std::vector<Index> stops; ///< of ways below nought, at most one for each route, no visit twice
        std::int64_t work = 0;
    };
    void run(const Alike& alike, Found& found);

private:
    void fill(const Alike& alike);
    void price(std::size_t i, Seconds start, std::int32_t* row);
    /// On a way being followed: to a visit of the kind, or home (`none`).
    struct Step {
        std::int32_t all = 0;  ///< what it and the best way on cost
        std::int32_t cost = 0; ///< of the step alone
        Index to = none;
        std::size_t bucket = 0; ///< in which it arrives
        std::uint32_t memory = 0;
    };
    [[nodiscard]] Step first_step();
    [[nodiscard]] Step step_from(const Step& before);
    bool trace(Found& found);
    [[nodiscard]] Seconds start_at(std::size_t i, std::size_t bucket) const;
    [[nodiscard]] std::int32_t home(std::size_t v, Seconds leave) const;
    [[nodiscard]] std::int32_t* row(std::size_t i, std::size_t bucket) {
        return &table_[(i * buckets_ + bucket) * Prizes::memories];
    }
    [[nodiscard]] std::size_t bucket_of(Seconds time) const {
        return static_cast<std::size_t>((time - alike_->opens) / step_);
    }

    const Prizes& prizes_;
    Seconds step_;
    const Alike* alike_ = nullptr;
    std::size_t buckets_ = 0;
    std::vector<Index> local_;        ///< by visit of `Prizes`: into the kind's; none: not there
    std::vector<std::int32_t> table_; ///< by visit, time and memory: the cheapest way on
    std::vector<std::int32_t> floor_; ///< by time: the least of `table_` then or later
    std::vector<std::uint8_t> used_;
    std::int64_t work_ = 0;
};

} // namespace mosovo::schedule::engine
