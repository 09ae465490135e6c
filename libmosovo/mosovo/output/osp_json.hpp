#pragma once

#include <mosovo/assessment/osp_result.hpp>
#include <mosovo/assessment/osp_sheet.hpp>
#include <mosovo/assessment/static_scores.hpp>

#include <string>

namespace mosovo::output {

/// A score with every key of its description; null where there is nothing.
[[nodiscard]] std::string to_json(const assessment::OspResult& result);
/// The inputs as a record gives them, in the same way.
[[nodiscard]] std::string to_json(const assessment::OspSheet& sheet);
/// Current and earlier static results, in the same way.
[[nodiscard]] std::string to_json(const assessment::StaticScores& scores);

} // namespace mosovo::output
