// Reads the public benchmark files into the engine's form. For the benchmark programs alone.
#pragma once

#include <mosovo/schedule/engine/problem.hpp>

#include <filesystem>
#include <vector>

namespace mosovo::bench {

enum class Crews {
    single, ///< every visit needs one officer
    pairs,  ///< a visit with crew 2 needs two, together from start to end
};

struct Week {
    schedule::engine::Problem problem;
    std::vector<std::int64_t> visit_ids;   ///< by visit
    std::vector<std::int64_t> officer_ids; ///< by officer
};

/// A week of `shared/data/week600`, by the rules that `shared/tools/check_week.py` holds a plan to: cost is driving in
/// seconds.
/// \throws std::runtime_error  naming the file when it cannot be read as one
[[nodiscard]] Week read_week(const std::filesystem::path& file, Crews crews);

/// An instance in Solomon's format (Gehring and Homberger's too). Times and costs are tenths: each distance is
/// truncated to one decimal.
/// \throws std::runtime_error  naming the file when it cannot be read as one
[[nodiscard]] schedule::engine::Problem read_vrptw(const std::filesystem::path& file);

} // namespace mosovo::bench
