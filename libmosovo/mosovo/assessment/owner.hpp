#pragma once

#include <mosovo/record/timeline.hpp>

namespace mosovo::assessment {

/// The ownership that holds on `day`: the latest up to it. Null where nobody owns the case.
[[nodiscard]] const Ownership* owner_on(const Timeline& timeline, Day day);

} // namespace mosovo::assessment
