#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/record/ids.hpp>

#include <date/date.h>

#include <cstdint>
#include <functional>
#include <string>

namespace mosovo::store {

/// Who a session acts as (design §6).
BOOST_DEFINE_FIXED_ENUM_CLASS(Role, std::uint8_t, offender_manager, supervisor, local_contact, central_contact,
                              administrator, analyst, auditor)

/// What a session asks of a store. Each is allowed or denied by role, in one table.
BOOST_DEFINE_FIXED_ENUM_CLASS(Action, std::uint8_t, create, open, load, load_all, list, count, save, check, read_audit)

/// Whether `role` may do `action`. The table is in permissions.cpp and in the room's README.
[[nodiscard]] bool may(Role role, Action action);

/// Gives the present moment in universal time. The library reads no clock: the caller's program does.
using Clock = std::function<date::sys_seconds()>;

/// Who opens a store, as what, and why. Every entry of the audit log carries it.
struct Session {
    StaffId actor;
    Role role;
    std::string purpose; ///< never empty: a force's coded reason, or words; at most 200 bytes
    Clock now;
};

} // namespace mosovo::store
