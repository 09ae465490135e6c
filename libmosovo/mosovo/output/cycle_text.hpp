#pragma once

#include <mosovo/assessment/cycle.hpp>

#include <string>

namespace mosovo::output {

/// A cycle as a page of plain text, to be read in ten seconds: the first line says what is next, by whom, by when and
/// why; then the steps as a table, what opened it, and every fault with its rule. References only, never a name.
[[nodiscard]] std::string to_text(const assessment::Cycle& cycle);

/// The first line by itself.
[[nodiscard]] std::string next_line(const assessment::Cycle& cycle);

} // namespace mosovo::output
