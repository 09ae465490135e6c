#pragma once

#include "file_targets.hpp"
#include "store_targets.hpp"

#include <array>
#include <string_view>

/// Every path on which text that others wrote comes in: one table for libFuzzer's programs and for the minute in the
/// test command. CMakeLists.txt names them again, to make a test of each; a name that is in one alone does not build.
namespace mosovo::fuzz {

/// What fuzz_minute alters beside the files of a target's folder.
enum class Beside { nothing, records, tables };

struct Target {
    std::string_view name;
    std::string_view seeds; ///< folder below tests/fuzz/seeds
    Beside beside;
    bool (*run)(std::string_view text); ///< whether a reader took it
};

inline constexpr std::array targets{
    Target{"record_json", "record_json", Beside::records, record_json},
    Target{"law", "record_json", Beside::records, law_of_record},
    Target{"tables", "tables", Beside::tables, tables},
    Target{"identifiers", "identifiers", Beside::nothing, identifiers},
    Target{"plan_files", "plan_files", Beside::nothing, plan_files},
    Target{"drives", "drives", Beside::nothing, drives},
    Target{"rule_files", "rule_files", Beside::nothing, rule_files},
    Target{"audit", "audit", Beside::nothing, audit},
};

[[nodiscard]] constexpr const Target& target_named(std::string_view name) {
    for (const auto& target : targets)
        if (target.name == name) return target;
    throw "no fuzz target has that name"; // stops the compiler where the name stands in a build file
}

} // namespace mosovo::fuzz
