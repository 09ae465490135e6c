#pragma once

#include <mosovo/law/columns.hpp>

#include <vector>

namespace mosovo::law {

/// What the provisions hand over: the obligations of one record with their steps.
struct Handed {
    std::vector<ObligationRow> obligations;
    std::vector<StepRow> steps;
};

} // namespace mosovo::law
