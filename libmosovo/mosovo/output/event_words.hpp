#pragma once

#include <mosovo/record/event.hpp>

#include <string>

namespace mosovo::output {

/// An event as a reader knows it, with its day: "conviction of 10 Mar 2026", "custody from 15 Jan 2026 to 10 Jun 2026".
/// Never a name, an address, an offence or any other text that somebody wrote.
[[nodiscard]] std::string event_words(const Event& event);

} // namespace mosovo::output
