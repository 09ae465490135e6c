// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/model.hpp>

namespace mosovo::schedule {

/// Draws day and hour for an unannounced visit from the slots at which enough officers are on shift, before it is
/// due: every slot can come, weekdays and hours that he has seen often come up to three times more rarely
/// (decision 0042). An overdue visit has an hour drawn and the first day it can have.
[[nodiscard]] std::optional<Target> draw_target(const Ask& ask, const Visit& visit, const Model& model, Seed seed);

} // namespace mosovo::schedule
