// The engine under a time limit, with the clock that the library does not have.
#pragma once

#include <mosovo/schedule/engine/search.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>
#include <utility>

namespace mosovo::bench {

using Clock = std::chrono::steady_clock;

inline std::int64_t milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count();
}

/// One for each core.
inline int threads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

/// Searches until `seconds` after `begin`, so that reading the instance counts. Two lanes or more: one for each core.
inline schedule::engine::Solution search_until(const schedule::engine::Problem& problem, Clock::time_point begin,
                                               double seconds, std::uint64_t seed,
                                               std::function<void(const schedule::engine::Progress&)> progress = {}) {
    schedule::engine::Options options;
    options.seed = seed;
    options.threads = threads();
    options.lanes = std::max(2, options.threads);
    options.milliseconds = std::max<std::int64_t>(1, static_cast<std::int64_t>(seconds * 1000));
    options.elapsed = [begin] { return milliseconds_since(begin); };
    options.progress = std::move(progress);
    return schedule::engine::search(problem, options);
}

} // namespace mosovo::bench
