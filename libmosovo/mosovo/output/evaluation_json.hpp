#pragma once

#include <mosovo/law/evaluation.hpp>

#include <string>

namespace mosovo::output {

/// An evaluation as JSON, as record format §4 has it: `last_day` and `met_by` are null where there is none,
/// `missing` stands only where facts are missing, other keys only where they hold something.
[[nodiscard]] std::string to_json(const law::Evaluation& evaluation);

} // namespace mosovo::output
