#include <mosovo/base/csv_text.hpp>

namespace mosovo {

namespace {

bool runs(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r\n";
    return !text.empty() && starts.find(text.front()) != std::string_view::npos;
}

/// One apostrophe or more, and behind them nothing or what a spreadsheet would run.
bool looks_guarded(std::string_view text) {
    if (!text.starts_with('\'')) return false;
    const auto rest = text.find_first_not_of('\'');
    return rest == std::string_view::npos || runs(text.substr(rest));
}

} // namespace

std::string guarded(std::string_view text) {
    std::string cell{text};
    if (text.empty() || runs(text) || looks_guarded(text)) cell.insert(cell.begin(), '\'');
    return cell;
}

std::string_view unguarded(std::string_view cell) { return looks_guarded(cell) ? cell.substr(1) : cell; }

void append_csv_cell(std::string& out, std::string_view cell) {
    const bool spaced = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!spaced && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

} // namespace mosovo
