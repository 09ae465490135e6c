// Not installed: for our own sources.
#pragma once

#include <mosovo/base/described_cells.hpp>
#include <mosovo/record/record.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Private to this room's sources: Boost.JSON stands behind the cells.

namespace mosovo::intake {

/// What the columns of one table mean for one kind of event.
class KindColumns {
public:
    virtual ~KindColumns() = default;
    [[nodiscard]] virtual EventBody empty_body() const = 0;
    /// Whether the kind has a field in that column.
    [[nodiscard]] virtual bool has(std::size_t column) const = 0;
    virtual void set(EventBody& body, std::size_t column, std::string_view cell, described::Reading& reading) const = 0;
};

/// Null when record format 1 has no such kind.
[[nodiscard]] std::unique_ptr<KindColumns> columns_of(std::string_view kind, const std::vector<std::string>& header);

/// Whether any kind of event has a field called so.
[[nodiscard]] bool any_kind_has(std::string_view column);

} // namespace mosovo::intake
