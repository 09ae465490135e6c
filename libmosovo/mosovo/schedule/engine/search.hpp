// Not installed: for our own sources.
#pragma once

#include "problem.hpp"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace mosovo::schedule::engine {

/// How far a search has come. Given between stages, on the thread that called `search`.
struct Progress {
    std::int64_t rounds = 0;      ///< done by all lanes together
    std::int64_t evaluations = 0; ///< positions tried
    int permille = 0;             ///< of the effort or the time
    Worth best;
};

/// How to search. What decides the plan: `seed`, `rounds`, `lanes`, `start`, `heat`. What does not: `threads`.
struct Options {
    std::uint64_t seed = 0;

    /// The effort: rounds of ruin and recreate, over all lanes. 0: the construction alone. The same problem, seed,
    /// rounds and lanes give the same solution on every machine and with any number of threads.
    std::int64_t rounds = 100'000;

    /// A time limit in its place: milliseconds since the search began, by the caller's clock (this room has none).
    /// Called from several threads at once. When set, `rounds` is not used and the result cannot be reproduced.
    std::function<std::int64_t()> elapsed = {};
    std::int64_t milliseconds = 0; ///< the limit that goes with `elapsed`

    int lanes = 2; ///< searches side by side that meet after a stage; 1 or more. A stage is a set number of rounds, or
                   ///< of milliseconds under a time limit
    int threads = 1; ///< how many lanes run at the same time; 1 or more

    std::vector<Place> start = {}; ///< a plan to begin with, by visit; what does not fit is left out at first
    int heat = 1000;               ///< permille of the usual first temperature: low values stay near `start`

    std::function<void(const Progress&)> progress = {};
    std::stop_token cancel = {}; ///< asked often; the best plan so far comes back

    /// For tests: after every round the inner tables are worked out anew and compared; a slip throws
    /// std::logic_error. With one thread only: lanes are not to move while they are compared.
    bool doubt = false;
};

/// The best solution found: every hard condition of `problem` holds in it. The construction that comes first looks at
/// neither clock nor `cancel`: seconds for 5,000 visits and 150 officers over four weeks.
///
/// \throws std::invalid_argument  when `fault_of(problem)` finds something, or an option is out of range
[[nodiscard]] Solution search(const Problem& problem, const Options& options);

} // namespace mosovo::schedule::engine
