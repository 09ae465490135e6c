#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/record/ids.hpp>

#include <date/date.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace mosovo::store {

/// Who a session acts as (design §6).
BOOST_DEFINE_FIXED_ENUM_CLASS(Role, std::uint8_t, offender_manager, supervisor, local_contact, central_contact,
                              administrator, analyst, auditor)

/// What a session asks of a store. Each is allowed or denied by role, in one table.
BOOST_DEFINE_FIXED_ENUM_CLASS(Action, std::uint8_t, create, open, load, load_all, list, count, save, check, read_audit,
                              find, audit_key, sign_head, backup, restore, change_key, restrict_access, dispose,
                              set_policy, extract, disclose, combine)

/// Whether `role` may do `action`. The table is in permissions.cpp and in docs/security.md.
[[nodiscard]] bool may(Role role, Action action);

/// Gives the present moment in universal time. The library reads no clock: the caller's program does.
using Clock = std::function<date::sys_seconds()>;

/// Who opens a store, as what, and why. Every entry of the audit log carries it.
struct Session {
    StaffId actor;
    Role role;
    std::string purpose; ///< a force's coded reason, or words; at most 200 bytes; empty only where policy lets it
    Clock now;
    /// How long to wait for another program's transaction before giving up as Busy.
    std::chrono::milliseconds patience = std::chrono::seconds{5};
};

} // namespace mosovo::store
