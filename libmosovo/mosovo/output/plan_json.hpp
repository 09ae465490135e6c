#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/plan.hpp>

#include <span>
#include <string>

namespace mosovo::output {

/// A plan with the visits it was made for: {"_meta": {"marking": …}, "asks": […], "plan": {…}}. References only, and
/// never the seed: who holds it can foretell the next plan.
[[nodiscard]] std::string to_json(const schedule::Plan& plan, std::span<const schedule::Ask> asks);

} // namespace mosovo::output
