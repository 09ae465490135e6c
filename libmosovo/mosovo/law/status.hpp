#pragma once

#include "context.hpp"

namespace mosovo::law {

/// Fills `status`, `missing`, `period` and `periods` (record format §4, §5 Periods; ss.80–82).
void tell_status(const Context& context, Evaluation& evaluation);

} // namespace mosovo::law
