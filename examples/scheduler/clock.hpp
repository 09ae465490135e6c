#pragma once

#include <mosovo/calendar/local_time.hpp>

#include <date/date.h>

/// The only place of the program that asks what time it is; the library never does.
namespace scheduler {

[[nodiscard]] date::sys_seconds now();
/// The civil day in London.
[[nodiscard]] mosovo::Day today();

} // namespace scheduler
