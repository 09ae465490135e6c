// Not installed: for our own sources.
#pragma once

#include <mosovo/record/record.hpp>

namespace mosovo::store {

/// Who answers for an event: the one it names, else the one who saves it.
[[nodiscard]] const StaffId& author_of(const Event& event, const StaffId& actor);

/// Whether an event endorses its author's own work: it says that he approved it himself, or it is his supervision of
/// an event that he entered or of a visit that he made.
[[nodiscard]] bool endorses_own_work(const Record& record, const Event& event, const StaffId& actor);

} // namespace mosovo::store
