#pragma once

#include "aggregate.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mosovo::law {

/// A row of the table in s.82(1).
struct Row {
    const LawRule* rule;
    std::optional<Day> own_end; ///< of a discharge or supervision requirement: its own last day
};

/// The row that applies, or the rows between which a missing fact leaves the answer open.
struct Rows {
    Row least;
    Row most;
    std::vector<std::string> missing;
};

/// Finds the row for one disposal, and says why.
/// \param relevant  its relevant date
[[nodiscard]] Rows rows_for(const Context& context, std::span<const ListedDisposal> all, std::size_t at, Day relevant,
                            Because& because);

} // namespace mosovo::law
