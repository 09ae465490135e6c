// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/random.hpp>
#include <mosovo/schedule/routes.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace mosovo::schedule {

/// A place in the plan for one visit, and what it would add to the cost.
struct Offer {
    Placing at;
    Cost added;
};

/// Finds the cheapest place for a visit among all days, duties and, for a crew, pairs of duties that are free at
/// one common time. Keeps its working memory between calls.
class Inserter {
public:
    /// \param blink_one_in  overlooks one gap in so many, so that a search does not always rebuild what it took
    ///                      apart (0: never)
    explicit Inserter(Random* random = nullptr, std::size_t blink_one_in = 0)
        : random_{random}, blink_one_in_{blink_one_in} {}

    /// Nothing where it fits nowhere. \param but_not  a day of the plan to leave out
    [[nodiscard]] std::optional<Offer> best(const Routes& routes, std::size_t visit, std::int32_t but_not = nobody);
    /// The same on one day with one crew at one time, as a person set it.
    [[nodiscard]] bool fits(const Routes& routes, std::size_t visit, const Placing& at);

private:
    /// A stretch of one duty in which the visit could start.
    struct Gap {
        Ticks starts;
        std::int32_t duty = nobody;
        std::int32_t officer = nobody;
        std::int64_t price = 0; ///< drive and load
        bool leads = false;
        bool own = false;
    };
    void find_gaps(const Routes& routes, std::size_t visit, std::int32_t day, const Ticks& range);
    void add_gaps_of(const Routes& routes, const Visit& visit, std::int32_t duty, const Ticks& range);
    void keep_free_of_others(const Routes& routes, std::size_t visit, const DayChoice& choice);
    void try_singles(const Visit& visit, const DayChoice& choice, std::optional<Offer>& best) const;
    void try_pairs(const Visit& visit, const DayChoice& choice, std::optional<Offer>& best) const;

    Random* random_;
    std::size_t blink_one_in_;
    std::vector<Gap> gaps_;
    std::vector<Ticks> ranges_;
};

} // namespace mosovo::schedule
