#pragma once

#include <cstddef>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// Reads tests/cases/<name>: the same files that the Python tests read. Cells hold no comma
/// and no quotation mark. A missing or empty file, or a row of another length, fails the test.
namespace mosovo::test {

class CaseRow {
public:
    CaseRow(std::map<std::string, std::string> cells, std::string place)
        : cells_{std::move(cells)}, place_{std::move(place)} {}

    /// \throws std::out_of_range when the file has no such column
    [[nodiscard]] const std::string& operator[](const std::string& column) const { return cells_.at(column); }
    [[nodiscard]] int number(const std::string& column) const { return std::stoi(cells_.at(column)); }
    /// "calendar/day.csv:7, never": for SCOPED_TRACE
    [[nodiscard]] std::string name() const { return place_ + ", " + cells_.at("why"); }

private:
    std::map<std::string, std::string> cells_;
    std::string place_;
};

inline std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts{""};
    for (const auto c : text) {
        if (c == at)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

inline std::vector<CaseRow> read_cases(const std::string& name) {
    std::ifstream file{std::string{MOSOVO_CASES_DIR} + "/" + name};
    std::string line;
    if (!std::getline(file, line)) throw std::runtime_error{name + " is missing or empty"};
    const auto header = split(line, ',');

    std::vector<CaseRow> rows;
    for (std::size_t number = 2; std::getline(file, line); ++number) {
        const auto place = name + ':' + std::to_string(number);
        const auto parts = split(line, ',');
        if (parts.size() != header.size()) throw std::runtime_error{place + " has another number of cells"};
        std::map<std::string, std::string> cells;
        for (std::size_t at = 0; at < header.size(); ++at)
            cells[header[at]] = parts[at];
        rows.emplace_back(std::move(cells), place);
    }
    if (rows.empty()) throw std::runtime_error{name + " has no cases"};
    return rows;
}

} // namespace mosovo::test
