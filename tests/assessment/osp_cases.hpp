#pragma once

#include <mosovo/assessment/osp.hpp>

#include <cctype>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// Reads tests/cases/assessment/<name>. A missing or empty file, or a row of another length, fails the test.
namespace mosovo::assessment::cases {

using Row = std::map<std::string, std::string>;

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells{""};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

inline std::vector<Row> read(const std::string& name) {
    std::ifstream file{std::string{MOSOVO_CASES_DIR} + "/assessment/" + name};
    std::string line;
    if (!std::getline(file, line)) throw std::runtime_error{name + " is missing or empty"};
    const auto header = cells_of(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const auto cells = cells_of(line);
        if (cells.size() != header.size()) throw std::runtime_error{name + ": a row has another number of cells"};
        Row row;
        for (std::size_t at = 0; at < header.size(); ++at)
            row[header[at]] = cells[at];
        rows.push_back(std::move(row));
    }
    if (rows.empty()) throw std::runtime_error{name + " has no rows"};
    return rows;
}

/// date_of_birth is the API's dateOfBirth.
inline std::string camel(const std::string& name) {
    std::string text;
    bool capital = false;
    for (const char c : name) {
        if (c != '_') text += capital ? static_cast<char>(std::toupper(c)) : c;
        capital = c == '_';
    }
    return text;
}

/// The inputs of a row, as somebody would write them.
inline OspInputs inputs_of(const Row& row) {
    std::map<std::string, Loose> answers;
    for_each_field<OspInputs>([&](std::string_view name, auto) {
        const auto cell = row.find(camel(std::string{name}));
        if (cell != row.end()) answers.emplace(name, cell->second);
    });
    const auto read = read_osp_inputs(answers);
    if (read.unreadable != 0) throw std::runtime_error{row.at("id") + " has an input that cannot be read"};
    return read.inputs;
}

/// As the cases write errors: CODE[field,field]|CODE[field].
inline std::string errors_of(const std::vector<OspProblem>& problems) {
    std::string text;
    for (const auto& problem : problems) {
        text += (text.empty() ? "" : "|") + std::string{word(problem.code)} + "[";
        for (std::size_t i = 0; i < problem.fields.size(); ++i)
            text += (i == 0 ? "" : ",") + camel(problem.fields[i]);
        text += "]";
    }
    return text;
}

inline std::string upper(std::string_view word) {
    std::string text;
    for (const char c : word)
        text += static_cast<char>(std::toupper(c));
    return text;
}

/// "3.36" for 3.36: what two decimals show, exactly.
inline std::string two_decimals(double percentage) {
    const auto hundredths = static_cast<int>(percentage * 100.0 + 0.5);
    auto rest = std::to_string(hundredths % 100);
    if (rest.size() == 1) rest.insert(0, "0");
    return std::to_string(hundredths / 100) + "." + rest;
}

/// A man of whom everything is known and good, 40 points: each test changes what it is about.
inline OspInputs good() {
    const auto count = [](std::int64_t number) { return *SanctionCount::from(number); };
    OspInputs inputs;
    inputs.gender = Sex::male;
    inputs.supervision_status = SupervisionStatus::community;
    inputs.has_ever_committed_sexual_offence = true;
    inputs.date_of_birth = make_day(1980, 6, 15);
    inputs.date_at_start_of_followup = make_day(2020, 6, 15);
    inputs.total_number_of_sanctions_for_all_offences = count(9);
    inputs.total_indecent_image_sanctions = count(1);
    inputs.total_contact_adult_sexual_sanctions = count(2);
    inputs.total_contact_child_sexual_sanctions = count(1);
    inputs.total_non_contact_sexual_offences = count(2);
    inputs.date_of_most_recent_sexual_offence = make_day(2015, 3, 1);
    inputs.is_current_offence_against_victim_stranger = false;
    inputs.assessment_date = make_day(2024, 6, 15);
    return inputs;
}

} // namespace mosovo::assessment::cases
