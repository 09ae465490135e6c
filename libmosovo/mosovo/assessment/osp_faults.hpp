// Not installed: for our own sources.
#pragma once

#include "osp_core.hpp"

#include <mosovo/assessment/osp.hpp>

namespace mosovo::assessment {

/// The faults spelled out, in the order of the checks.
[[nodiscard]] std::vector<OspProblem> problems_of(const core::Faults& faults);

/// The faults as one number for a column.
[[nodiscard]] inline OspFaultSet packed(const core::Faults& faults) {
    return static_cast<OspFaultSet>(std::uint64_t{faults.invalid} | std::uint64_t{faults.missing} << 16U |
                                    std::uint64_t{faults.inconsistent} << 32U | std::uint64_t{faults.broken} << 48U);
}

} // namespace mosovo::assessment
