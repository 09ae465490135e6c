#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/output/csv_cell.hpp>

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

/// Rows of a described type whose fields are scalars, as RFC 4180 with a header; the columns are its fields.
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
            out += csv_cell(cell_text(row.*pointer));
        });
        out += "\r\n";
    }
    return out;
}

} // namespace mosovo::output
