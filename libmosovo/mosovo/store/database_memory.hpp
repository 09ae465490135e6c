// Not installed: for our own sources.
#pragma once

namespace mosovo::store {

/// From now on the database library wipes memory before it gives it back: pages, rows and values among it. For the
/// whole process, once, before anything else is asked of the library; where another part of the process has used it
/// already it keeps the memory it has.
void wipe_database_memory() noexcept;

} // namespace mosovo::store
