#pragma once

#include <mosovo/intake/csv.hpp>
#include <mosovo/record/record.hpp>
#include <mosovo/rules/rulebook.hpp>
#include <mosovo/schedule/roster.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace scheduler {

/// What files of records gave: good records, and every fault of the rest.
struct ReadFiles {
    std::vector<mosovo::Record> records;
    mosovo::Problems problems;
    std::size_t withheld = 0; ///< offenders with a fault, left out whole
};

/// Reads tables (.csv) and records (.json, .jsonl). \throws Stop (cannot_write) for a file that cannot be read
[[nodiscard]] ReadFiles read_files(const std::vector<std::filesystem::path>& files);

/// Prints each problem on stderr, the first hundred; says how many more there are.
void print_problems(const mosovo::Problems& problems);

/// \throws Stop (bad_data) after printing every fault
[[nodiscard]] mosovo::schedule::Roster read_roster_file(const std::filesystem::path& path);

/// The built-in rules, with a force's own values over them where a file is given. \throws Stop (bad_data)
[[nodiscard]] mosovo::Rulebook rules_with(const std::optional<std::filesystem::path>& force_values);

} // namespace scheduler
