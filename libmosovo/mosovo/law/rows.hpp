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
    bool open = false;          ///< it has a last day of its own, which is not known
};

/// The row that applies, or those that a missing fact leaves open.
struct Rows {
    FewOf<Row> between;               ///< from the least to the most; one: it is known
    std::vector<std::string> missing; ///< paths of the facts that choose between them
    std::optional<Row> or_caution;    ///< another one, if he was cautioned and not convicted
    std::vector<std::string> missing_basis;

    [[nodiscard]] const Row& most() const { return between.back(); }
};

/// Finds the row for one disposal, and says why.
/// \param relevant  its relevant date
[[nodiscard]] Rows rows_for(const Context& context, std::span<const ListedDisposal> all, std::size_t at, Day relevant,
                            Because& because);

} // namespace mosovo::law
