// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/plan.hpp>

#include <optional>
#include <string>

namespace mosovo::schedule {

/// The reason in a sentence: what stands in the way and what would help. Names nobody.
[[nodiscard]] std::string sentence_for(Unplanned reason, const Ask& ask, const Horizon& days,
                                       const std::optional<Relaxation>& relaxation);

} // namespace mosovo::schedule
