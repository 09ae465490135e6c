// Not installed: for our own sources.
#pragma once

#include "state.hpp"

#include <mosovo/schedule/random.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace mosovo::schedule::engine {

inline constexpr Cost never = std::numeric_limits<Cost>::max() / 4;

/// Where a visit could go, and by how much the plan would grow dearer.
struct Found {
    Cost grown = never;
    Index span = none;
    std::array<Slot, most_seats> slots{};
};

/// What a route had to offer a visit when it was last looked at. Shared by all lanes: each looks at its own visits.
class Memory {
public:
    struct Offer {
        Cost grown = never;
        std::uint64_t seen = 0; ///< the route's version, then the span's offset, then the stop to go after

        static constexpr int stop_bits = 12;
        static constexpr int span_bits = 8;
    };

    explicit Memory(const Tables& tables);

    /// Nothing when the table would be too large to be worth its memory.
    [[nodiscard]] Offer* offers(std::size_t first_entry) {
        return offers_.empty() ? nullptr : offers_.data() + first_entry;
    }

private:
    std::vector<Offer> offers_;
};

/// Finds the cheapest place for a visit. One for each lane.
class Inserter {
public:
    Inserter(State& state, Editor& editor, Memory& memory, Index lane);

    /// The cheapest place on the routes of this lane. Now and then a route is overlooked (Christiaens and Vanden
    /// Berghe 2020 call it a blink) unless `blink` is 0: one in `blink`.
    [[nodiscard]] Found best(Index v, Random& random, std::uint32_t blink);

    /// Says that `best` will soon be asked about a visit, so that its drives are at hand by then.
    void expect(Index v) const;

    [[nodiscard]] std::int64_t evaluations() const { return evaluations_; }

private:
    struct Seat {
        Cost grown;
        Seconds earliest;
        Seconds latest;
        Index route;
        Index after;
        Index officer;
        std::int32_t worked;
        std::uint8_t bits;
    };

    [[nodiscard]] bool open(Index v, const Tables::Entry& entry) const;
    [[nodiscard]] bool free(Index v, const Tables::Span& span) const;
    [[nodiscard]] bool within_limits(Index v, Index r, Index after) const;
    [[nodiscard]] Cost balance(Index v, Index r, Index after) const;
    void scan(Index v, const Tables::Entry& entry, Cost& grown, Index& after, Index& span);
    Found best_alone(Index v, Random& random, std::uint32_t blink);
    Found best_crew(Index v, Random& random, std::uint32_t blink);
    void seats_on(Index v, const Tables::Entry& entry);
    void pair_up(Index v, std::size_t first_span, std::size_t spans, Found& found);
    void try_crew(Index v, std::size_t first_span, std::size_t spans, const Seat* const* crew, int seats, Found& found);
    [[nodiscard]] bool crew_fits(Index v, const Seat* const* crew, int seats, std::array<int, most_seats>& order) const;

    State* state_;
    Editor* editor_;
    Memory* memory_;
    const Tables* tables_;
    Index lane_;
    std::int64_t evaluations_ = 0;
    std::uint32_t until_blink_ = 1;
    std::vector<std::uint64_t> kin_seen_;
    std::uint64_t turn_ = 0;
    std::vector<Seat> seats_;
    std::vector<const Seat*> sorted_;
};

} // namespace mosovo::schedule::engine
