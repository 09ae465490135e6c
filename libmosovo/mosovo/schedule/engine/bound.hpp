// Not installed: for our own sources.
#pragma once

#include "problem.hpp"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace mosovo::schedule::engine {

/// How hard to try. None but `threads` changes the bound that comes out.
struct BoundOptions {
    std::int64_t work = 1'000'000'000; ///< drives looked at, over all rounds; the last round is finished
    int threads = 1;                   ///< the bound is the same with any number; 1 or more
    Cost upper = 0;                    ///< what a known plan's drives cost: the length of the steps goes by it
    std::stop_token cancel = {};       ///< asked once a round; the best bound so far comes back
};

struct LeastDriving {
    Cost cost = 0; ///< no plan that makes the visits has drives that cost less
    std::int64_t work = 0;
    std::int64_t rounds = 0;
};

/// What the drives of every plan cost at least that makes all visits whose `made` is not nought, however it is made
/// (decision 0125). Of a problem's conditions only routes, windows, drives, seats and who may be where bind here.
///
/// \param problem  one in which `fault_of` finds nothing
/// \param made     by visit
[[nodiscard]] LeastDriving least_driving(const Problem& problem, const std::vector<std::uint8_t>& made,
                                         const BoundOptions& options);

} // namespace mosovo::schedule::engine
