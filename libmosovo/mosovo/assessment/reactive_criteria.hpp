// Not installed: for our own sources.
#pragma once

#include <mosovo/assessment/reactive.hpp>

#include <vector>

namespace mosovo::assessment {

/// Every criterion of practice, in order: low for long enough, no offence for long enough, then each bar that practice
/// lists, then those that rest on recollection, which bind nobody.
[[nodiscard]] std::vector<Predicate> reactive_criteria(const Timeline& timeline, const law::Evaluation& law,
                                                       const PracticeOn& practice);

} // namespace mosovo::assessment
