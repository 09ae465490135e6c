#pragma once

#include <mosovo/store/policy.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::store {

/// One cell of a table of counts with its two headings, as "district" and "risk level".
struct CountCell {
    std::string row;
    std::string column;
    std::int64_t count = 0;
};

/// Whether a nought may be shown. It tells that nobody is there, which is sometimes telling.
BOOST_DEFINE_FIXED_ENUM_CLASS(Noughts, std::uint8_t, shown, hidden)

BOOST_DEFINE_FIXED_ENUM_CLASS(WhyHidden, std::uint8_t,
                              small,      // below the least count
                              would_tell) // large enough, but its line and total would give a small one away

struct HiddenCell {
    std::string row;
    std::string column;
    WhyHidden why{};
};

/// A table in which no small count can be read or worked out from the totals.
struct ShownCounts {
    struct Cell {
        std::string row;
        std::string column;
        std::optional<std::int64_t> count; ///< nothing: hidden
    };
    std::vector<Cell> cells;
    std::vector<HiddenCell> hidden; ///< the report of what was hidden, and why
    /// False where a whole line is hidden and its total would say it: then no total may be published.
    bool totals_may_be_shown = true;
};

/// Hides small counts (1 up to, not including, `least`) and then, line by line, further cells until no line holds a
/// hidden cell alone: the next smallest each time. For tables that are published with the totals of their rows and
/// columns; of the total of all. Where several tables of the same people are published, each may give the other away:
/// that is for the publisher to see. Cells that are not given count as not published.
/// \par Source  security.md §6: thresholds of 5 and 10 are in use; none is settled for these figures
[[nodiscard]] ShownCounts hide_small_counts(std::vector<CountCell> cells, LeastCount least,
                                            Noughts noughts = Noughts::shown);

} // namespace mosovo::store
