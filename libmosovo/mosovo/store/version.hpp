#pragma once

#include <mosovo/base/describe.hpp>

#include <cstdint>

namespace mosovo::store {

/// How far a stored record had grown when it was read. Given back with a save it shows whether somebody else has
/// changed it meanwhile.
struct RecordVersion {
    std::int64_t events = 0;  ///< stored events
    std::int64_t details = 0; ///< versions of the person's details

    bool operator==(const RecordVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(RecordVersion, (), (events, details))

} // namespace mosovo::store
