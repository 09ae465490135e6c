#include <mosovo/output/plain_page.hpp>

namespace mosovo::output {

namespace {

/// Characters of a UTF-8 text, which is what a reader counts.
std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (const auto c : text)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
    return count;
}

} // namespace

void PlainPage::line(std::string_view text) {
    text_ += text;
    text_ += '\n';
}

void PlainPage::space() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void PlainPage::title(std::string_view text) {
    const std::string rule(width, '=');
    line(rule);
    line(text);
    line(rule);
}

void PlainPage::heading(std::string_view text) {
    space();
    line(text);
    line(std::string(characters(text), '-'));
}

void PlainPage::paragraph(std::string_view text, std::size_t indent) { item({}, text, indent, indent); }

void PlainPage::item(std::string_view label, std::string_view text, std::size_t indent, std::size_t column) {
    auto current = std::string(indent, ' ') + std::string{label};
    if (const auto used = characters(current); used < column) current += std::string(column - used, ' ');
    bool bare = true; // nothing but the label and the indent stands on the line
    while (!text.empty()) {
        const auto end = text.find(' ');
        const auto word = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!bare && characters(current) + 1 + characters(word) > width) {
            line(current);
            current = std::string(column, ' ');
            bare = true;
        }
        if (!bare || (!label.empty() && !current.ends_with(' '))) current += ' ';
        current += word;
        bare = false;
    }
    line(current);
}

} // namespace mosovo::output
