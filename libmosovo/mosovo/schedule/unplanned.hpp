// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/model.hpp>

#include <string>

namespace mosovo::schedule {

/// Why each visit could not be placed even with all officers free; marks those visits as impossible.
/// Indexed as the model's visits.
[[nodiscard]] std::vector<std::optional<Unplanned>> mark_impossible(Model& model);

/// The reason in a sentence: what stands in the way and what would help. Names nobody.
[[nodiscard]] std::string sentence_for(Unplanned reason, const Ask& ask, const Horizon& days);

} // namespace mosovo::schedule
