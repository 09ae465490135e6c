// Not installed: for our own sources.
#pragma once

#include "problem.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace mosovo::schedule::engine {

[[nodiscard]] constexpr std::size_t at(Index index) { return static_cast<std::size_t>(index); }

/// Everything of a problem that does not change while it is searched, laid out flat.
class Tables {
public:
    /// A window of a visit; those that meet in time stand together, the cheapest first.
    struct Span {
        Seconds from = 0;
        Seconds to = 0;
        Cost cost = 0;
        Index id = none; ///< in the visit's own windows
    };

    /// A route that may take a visit, and by which of its windows.
    struct Entry {
        Index route = none;
        Index first_span = 0;
        std::uint16_t spans = 0;
        std::uint8_t bits = may::all; ///< what its officer may be
        Cost extra = 0;               ///< of its officer
    };

    struct Gap {
        Index other = none;
        Index days = 0;
    };

    explicit Tables(const Problem& problem);

    [[nodiscard]] const Problem& problem() const { return *problem_; }
    [[nodiscard]] Index visits() const { return visits_; }
    [[nodiscard]] Index routes() const { return routes_; }
    [[nodiscard]] const Visit& visit(Index v) const { return problem_->visits[at(v)]; }
    [[nodiscard]] const Route& route(Index r) const { return problem_->routes[at(r)]; }

    [[nodiscard]] const std::int32_t* time_from(Index place) const { return &time_[at(place) * stride_]; }
    [[nodiscard]] const std::int32_t* time_to(Index place) const { return &time_back()[at(place) * stride_]; }
    [[nodiscard]] const std::int32_t* cost_from(Index place) const { return &cost()[at(place) * stride_]; }
    [[nodiscard]] const std::int32_t* cost_to(Index place) const { return &cost_back()[at(place) * stride_]; }

    [[nodiscard]] std::size_t first_entry(Index v) const { return entry_first_[at(v)]; }
    [[nodiscard]] std::span<const Entry> entries(Index v) const {
        return {entries_.data() + entry_first_[at(v)], entry_first_[at(v) + 1] - entry_first_[at(v)]};
    }
    /// The routes of `entries(v)` alone: the search goes over them all the time.
    [[nodiscard]] const Index* entry_routes(Index v) const { return entry_routes_.data() + entry_first_[at(v)]; }
    [[nodiscard]] std::size_t all_entries() const { return entries_.size(); }
    [[nodiscard]] const Span& span(Index s) const { return spans_[at(s)]; }
    [[nodiscard]] std::span<const Index> slots(Index v, const Span& span) const {
        return visit(v).windows[at(span.id)].slots;
    }
    [[nodiscard]] std::span<const Index> near(Index v) const { return {near_.data() + at(v) * near_each_, near_each_}; }
    [[nodiscard]] std::span<const Gap> gaps(Index v) const { return gaps_[at(v)]; }
    [[nodiscard]] std::span<const Index> trip(Index v) const { return trips_[at(v)]; }
    /// Visits that `Apart` or `OneTrip` tie together, over any number of others, are of one group; most are of none.
    [[nodiscard]] Index group(Index v) const { return group_[at(v)]; }
    [[nodiscard]] Index groups() const { return groups_; }
    [[nodiscard]] std::span<const Index> limits(Index r) const { return limits_of_[at(r)]; }
    /// Officers whose routes share a limit, over any number of others, are tied to one of them; most to themselves.
    [[nodiscard]] Index tied(Index officer) const { return tied_[at(officer)]; }
    [[nodiscard]] bool slotted(Index v) const { return slotted_[at(v)] != 0; }
    [[nodiscard]] bool limited() const { return !problem_->limits.empty(); }
    [[nodiscard]] bool apart(Index officer, Index other) const {
        return !apart_.empty() && apart_[at(officer) * at(problem_->officers) + at(other)] != 0;
    }
    [[nodiscard]] bool coupled() const { return coupled_; } ///< some visit has two seats or more
    /// Routes that are alike in all respects share a kin: of the empty ones only one need be tried.
    [[nodiscard]] Index kin(Index r) const { return kin_[at(r)]; }
    [[nodiscard]] Index stride() const { return stops_each_; } ///< most stops of a route, its two ends among them
    [[nodiscard]] Cost balance_of(std::int64_t work) const {
        const auto minutes = work / 60;
        return problem_->balance * (minutes * minutes) / 1024;
    }
    /// Mean cost of the way from a visit to the nearest few: what a temperature is measured in.
    [[nodiscard]] Cost usual_leg() const { return usual_leg_; }

private:
    void copy_matrices();
    void lay_out_windows();
    void list_entries();
    void find_neighbours();
    void find_kin();
    void tie_groups();
    void tie_officers();

    [[nodiscard]] const std::vector<std::int32_t>& time_back() const { return time_back_.empty() ? time_ : time_back_; }
    [[nodiscard]] const std::vector<std::int32_t>& cost() const { return cost_.empty() ? time_ : cost_; }
    [[nodiscard]] const std::vector<std::int32_t>& cost_back() const {
        return !cost_back_.empty() ? cost_back_ : !cost_.empty() ? cost_ : time_back();
    }

    const Problem* problem_;
    Index visits_;
    Index routes_;
    std::size_t stride_;
    std::vector<std::int32_t> time_, time_back_, cost_, cost_back_; // empty: the same as the one before
    std::vector<Span> spans_;
    std::vector<Index> span_first_;
    std::vector<Entry> entries_;
    std::vector<Index> entry_routes_;
    std::vector<std::size_t> entry_first_;
    std::vector<Index> near_;
    std::size_t near_each_ = 0;
    std::vector<std::vector<Gap>> gaps_;
    std::vector<std::vector<Index>> trips_;
    std::vector<Index> group_;
    Index groups_ = 0;
    std::vector<std::vector<Index>> limits_of_;
    std::vector<Index> tied_;
    std::vector<std::uint8_t> slotted_;
    std::vector<std::uint8_t> apart_;
    std::vector<Index> kin_;
    Index stops_each_ = 2;
    bool coupled_ = false;
    Cost usual_leg_ = 1;
};

} // namespace mosovo::schedule::engine
