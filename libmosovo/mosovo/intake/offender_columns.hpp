// Not installed: for our own sources.
#pragma once

#include <mosovo/base/described_cells.hpp>
#include <mosovo/record/offender.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Private to this room's sources: Boost.JSON stands behind the cells.

namespace mosovo::intake {

/// What the columns of an offenders table mean. Besides the fields of `Offender` there are columns for the
/// items of its lists, counted from 0 ("names[0].family", "identifiers[1].value"): an item with no
/// cell filled is not there.
class OffenderColumns {
public:
    explicit OffenderColumns(const std::vector<std::string>& header);

    [[nodiscard]] bool has(std::size_t column) const { return known_[column]; }
    /// Calls `report(column)` for the `Reading` that takes the faults of one column.
    using Report = std::function<described::Reading(std::size_t column)>;
    void read(const std::vector<std::string_view>& cells, Offender& into, const Report& report) const;

private:
    using ListReader = std::function<void(const std::vector<std::string_view>&, Offender&, const Report&)>;
    std::vector<bool> known_;
    std::vector<const described::Setter<Offender>*> setters_;
    std::vector<ListReader> lists_;
};

} // namespace mosovo::intake
