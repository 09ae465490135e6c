// Not installed: for our own sources.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

/// The search's own form of the problem: whole numbers and indices, no names and no calendar. Whoever calls it keeps
/// the table from index to name. Seconds count from any one instant of the caller's choice, without clock changes.
namespace mosovo::schedule::engine {

using Index = std::int32_t;   ///< into one of the vectors of `Problem`
using Seconds = std::int32_t; ///< an instant or a length
using Cost = std::int64_t;    ///< in the caller's unit; a sum over a whole plan must stay below 2^60
using Weight = std::int64_t;  ///< what a visit left out weighs; a sum over all visits must stay below 2^60

inline constexpr Index none = -1;
inline constexpr int most_seats = 3;

/// A square table over the places, by rows: from × `places` + to. Need not be symmetric.
struct Matrix {
    Index places = 0;
    std::vector<std::int32_t> cells;

    [[nodiscard]] std::int32_t at(Index from, Index to) const {
        return cells[static_cast<std::size_t>(from) * static_cast<std::size_t>(places) + static_cast<std::size_t>(to)];
    }
};

/// One officer's shift (or one vehicle). It leaves `from` at `opens` or later and is at `to` by `closes`.
/// A break that is not at a set time is taken off `closes`; one that is, is a locked visit.
struct Route {
    Index officer = 0;
    Index day = 0; ///< 0 or more; what `Apart` compares
    Seconds opens = 0;
    Seconds closes = 0;
    Index from = 0;    ///< place
    Index to = 0;      ///< place
    Cost use_cost = 0; ///< paid once when anything is planned on it
    Seconds paid = 0;  ///< counted once towards every `Limit` when anything is planned on it
    std::int64_t capacity = std::numeric_limits<std::int64_t>::max(); ///< most demand
};

/// A span of starts, both ends inclusive, and what a start in it costs. Windows of one visit may overlap and nest: a
/// price that grows away from a wished start is a nest of windows, the narrowest the cheapest. A visit is planned into
/// one window and pays for that; in the end each pays for the cheapest one that holds its start.
struct Window {
    Seconds from = 0;
    Seconds to = 0;
    Cost cost = 0;
    std::vector<Index> slots = {}; ///< each has room for so many visits (`Problem::slot_room`): rooms of a station
};

/// What an officer may be at one visit, as bits.
namespace may {
inline constexpr std::uint8_t nothing = 0;
inline constexpr std::uint8_t first = 1;  ///< take the first seat
inline constexpr std::uint8_t second = 2; ///< take the second seat
inline constexpr std::uint8_t third = 4;  ///< take the third seat
inline constexpr std::uint8_t lead = 8;   ///< one of the crew must have this bit
inline constexpr std::uint8_t all = 15;
} // namespace may

struct Visit {
    Index place = 0;
    Seconds duration = 0; ///< 1 or more when `seats` is above 1
    std::vector<Window> windows;
    int seats = 1; ///< 1 to 3 different officers, there together from start to end
    /// By officer, bits of `may`. Empty: everybody may do all. The officers of a crew must fill the seats in some
    /// order, each seat by one who may take it, and one of them must be able to lead.
    std::vector<std::uint8_t> officers = {};
    std::vector<Cost> officer_cost = {}; ///< by officer, added for each of the crew; below nothing is allowed
    Weight weight = 1;                   ///< of leaving it out; 1 or more
    std::int64_t demand = 0;             ///< taken from the capacity of each of its routes
    bool locked = false;                 ///< placed first and never taken out again
    Seconds wished = std::numeric_limits<Seconds>::min(); ///< the start is as near to this as its neighbours let it
};

/// Two visits whose days must lie `days` or more apart when both are planned; 1: not on one day.
struct Apart {
    Index a = 0;
    Index b = 0;
    Index days = 1;
};

/// Two visits that must share a route when both are planned.
struct OneTrip {
    Index a = 0;
    Index b = 0;
};

/// Service, driving and `Route::paid` on these routes may not exceed `most`. Waiting does not count.
struct Limit {
    std::vector<Index> routes;
    Seconds most = 0;
};

struct Problem {
    Matrix travel;   ///< seconds
    Matrix distance; ///< cost of a drive; without cells: `travel` in seconds × `travel_cost`
    Cost travel_cost = 1;
    Index officers = 0;
    std::vector<Route> routes;
    std::vector<Visit> visits;
    std::vector<Apart> apart = {};
    std::vector<OneTrip> one_trip = {};
    std::vector<Limit> limits = {};                           ///< a route may stand in several
    std::vector<std::pair<Index, Index>> never_together = {}; ///< officers never in one crew
    std::vector<Index> slot_room = {};                        ///< by slot: most visits planned into it
    /// Uneven load: for each officer the minutes of service and driving over the whole plan, squared, times this,
    /// over 1024. 0: does not matter.
    Cost balance = 0;
};

/// Where one visit stands.
struct Place {
    Index window = none;                                    ///< none: left out
    Seconds start = 0;                                      ///< the same for all seats
    std::array<Index, most_seats> routes{none, none, none}; ///< one for each seat, filled from the front

    [[nodiscard]] bool planned() const { return window != none; }
    bool operator==(const Place&) const = default;
};

/// What a plan is worth. Less is better; the weight left out comes before everything else.
struct Worth {
    Weight left_out = 0;
    Cost cost = 0; ///< all of the others summed

    auto operator<=>(const Worth&) const = default;
};

struct Solution {
    std::vector<Place> visits; ///< by visit
    Worth worth;
    std::int64_t rounds = 0;      ///< of ruin and recreate done
    std::int64_t evaluations = 0; ///< positions at which a visit was tried
    bool cancelled = false;
};

/// What is wrong with a problem, in words; empty: nothing. Indices out of range, windows that end before they begin,
/// matrices of the wrong size, seats or bits that cannot be.
[[nodiscard]] std::string fault_of(const Problem& problem);

/// What is wrong with a solution, in words; empty: nothing. Worked out from the problem and the places alone, with none
/// of the search's own tables.
[[nodiscard]] std::string fault_of(const Problem& problem, const Solution& solution);

/// The worth of the places, from the problem alone.
[[nodiscard]] Worth worth_of(const Problem& problem, const std::vector<Place>& visits);

} // namespace mosovo::schedule::engine
