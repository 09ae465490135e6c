// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/mapping.hpp>

namespace mosovo::schedule {

/// Makes room for the breaks of shifts. One that may begin at the very end of its shift shortens the shift; any other
/// becomes a visit to the officer's own base that is never given up, so that the room is there whatever else is moved.
void add_breaks(const Given& given, Mapped& mapped);

} // namespace mosovo::schedule
