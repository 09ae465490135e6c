#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace mosovo::output {

/// Lays out a page of plain text: lines of at most `width` characters, broken between words only.
class PlainPage {
public:
    static constexpr std::size_t width = 96;

    /// A title between two rules.
    void title(std::string_view text);
    /// A heading with a rule under it and an empty line before.
    void heading(std::string_view text);
    /// A paragraph. \param indent  of every line
    void paragraph(std::string_view text, std::size_t indent = 0);
    /// A label and what belongs to it, whose further lines stand under its first.
    /// \param column  where the text begins
    void item(std::string_view label, std::string_view text, std::size_t indent, std::size_t column);
    /// One line as it is.
    void line(std::string_view text);
    void space();

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
};

} // namespace mosovo::output
