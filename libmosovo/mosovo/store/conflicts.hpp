// Not installed: for our own sources.
#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/error.hpp>

#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

namespace mosovo::store {

/// "Event(…23)": as much of a reference as may stand in an error.
template <class Tag> std::string masked(const Id<Tag>& id) {
    std::ostringstream out;
    out << id;
    return out.str();
}

/// Names of the person's details in which two versions differ.
[[nodiscard]] std::vector<std::string> differing_fields(const Offender& a, const Offender& b);

/// The events of `given` that are not stored yet, by their place in it.
/// \throws Conflict  where a stored event is missing from `given` or differs there; names them all
[[nodiscard]] std::vector<std::size_t> new_events(const Record& stored, const Record& given);

/// `into` with what `other` holds and it does not: events, names, identifiers, and details that it has nothing for.
/// \throws Conflict  where the two say different things of one detail, or of one reference; names them all
[[nodiscard]] Record combined(Record into, const Record& other);

} // namespace mosovo::store
