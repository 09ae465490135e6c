#include <mosovo/output/csv_cell.hpp>

namespace mosovo::output {

std::string csv_cell(std::string_view text) {
    constexpr std::string_view runs = "=+-@\t\r'";
    std::string guarded;
    if (!text.empty() && runs.find(text.front()) != std::string_view::npos) guarded += '\'';
    guarded += text;
    if (guarded.find_first_of(",\"\r\n") == std::string::npos) return guarded;
    std::string out = "\"";
    for (const char c : guarded) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

} // namespace mosovo::output
