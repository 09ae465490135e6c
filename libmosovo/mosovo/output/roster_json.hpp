#pragma once

#include <mosovo/schedule/roster.hpp>

#include <string>

namespace mosovo::output {

/// A roster as `intake::read_roster` takes it. `note` is a line for people, such as that everybody in it is made up.
[[nodiscard]] std::string to_json(const schedule::Roster& roster, const std::string& note = {});

} // namespace mosovo::output
