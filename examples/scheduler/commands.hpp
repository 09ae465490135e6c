#pragma once

#include "keys.hpp"

#include <mosovo/calendar/day.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What each command is given, and what does it. A command returns when it is done and throws `Stop` otherwise.
namespace scheduler {

struct StorePlace {
    std::filesystem::path file;
    KeySource key;
};

struct DemoOptions {
    std::filesystem::path folder = "mosovo-demo";
    std::int64_t offenders = 1500;
    std::int64_t officers = 30;
    std::uint64_t seed = 1;
    std::int64_t weeks = 4;
    std::optional<mosovo::Day> as_of;
    std::optional<std::int64_t> effort;
};
void demo(const DemoOptions& options);

struct ImportOptions {
    StorePlace store;
    std::vector<std::filesystem::path> files; ///< CSV tables or JSON records
    bool accept_good_rows = false;
    bool check_only = false;
    bool new_key = false; ///< make the key file, which must not exist
};
void import(const ImportOptions& options);

struct DueOptions {
    StorePlace store;
    std::optional<mosovo::Day> as_of;
    std::int64_t days = 28;
    std::optional<std::filesystem::path> csv;
    std::optional<std::filesystem::path> force_values; ///< a force's own practice values
};
void due(const DueOptions& options);

struct PlanOptions {
    StorePlace store;
    std::filesystem::path roster;
    std::filesystem::path folder = ".";
    std::optional<std::filesystem::path> seed_file;
    std::optional<mosovo::Day> as_of;
    std::optional<std::int64_t> effort;
    std::int64_t weeks = 4;
    std::optional<std::filesystem::path> force_values;
};
void plan(const PlanOptions& options);

struct DiaryOptions {
    StorePlace store;
    std::filesystem::path roster;
    std::filesystem::path plan = "plan.json";
    std::filesystem::path folder = ".";
    std::string force = "The force";
    std::optional<mosovo::Day> as_of;
    bool names = false;
    std::optional<std::filesystem::path> force_values;
};
void diary(const DiaryOptions& options);

} // namespace scheduler
