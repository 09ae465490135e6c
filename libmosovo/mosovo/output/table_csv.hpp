#pragma once

#include <mosovo/base/csv_text.hpp>
#include <mosovo/base/describe.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mosovo::output {

/// The text of one scalar of a row; empty for what is not there.
template <class T> [[nodiscard]] std::string cell_text(const T& value) { return TextForm<T>::write(value); }
template <class T> [[nodiscard]] std::string cell_text(const std::optional<T>& value) {
    return value ? TextForm<T>::write(*value) : std::string{};
}

/// Rows of a described type whose fields are scalars, as RFC 4180 with a header; the columns are its fields. No cell
/// is one that a spreadsheet would run (`guarded`).
template <Described T> [[nodiscard]] std::string to_csv(std::span<const T> rows) {
    std::string out;
    bool first = true;
    for_each_field<T>([&](std::string_view name, auto) {
        if (!first) out += ',';
        first = false;
        out += name;
    });
    out += "\r\n";
    for (const auto& row : rows) {
        first = true;
        for_each_field<T>([&](std::string_view, auto pointer) {
            if (!first) out += ',';
            first = false;
            const auto text = cell_text(row.*pointer);
            append_csv_cell(out, text.empty() ? text : guarded(text)); // an empty cell is simply empty here
        });
        out += "\r\n";
    }
    return out;
}

} // namespace mosovo::output
