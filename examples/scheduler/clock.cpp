#include "clock.hpp"

namespace scheduler {

date::sys_seconds now() { return date::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

mosovo::Day today() { return mosovo::LocalTime::from(date::floor<std::chrono::minutes>(now())).day(); }

} // namespace scheduler
