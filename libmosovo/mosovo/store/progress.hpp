#pragma once

#include <mosovo/base/describe.hpp>

#include <cstdint>
#include <functional>

namespace mosovo::store {

/// How far a long work has come: records, or pages of a copy.
struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0 where it is not known beforehand
};
BOOST_DESCRIBE_STRUCT(Progress, (), (done, total))

/// Hears of the progress of a long work now and then, and says whether it shall go on. Where it says no, or throws, the
/// work ends as if it had not begun (Cancelled).
using Watch = std::function<bool(Progress)>;

} // namespace mosovo::store
