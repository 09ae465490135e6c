#pragma once

#include <chrono>
#include <cstdint>

struct sqlite3;

namespace mosovo::store {

/// Everything that must be set before the first read: cipher settings, defences, limits, durability.
void harden(sqlite3* connection, std::chrono::milliseconds patience);

/// Does nothing for as long as it takes whoever waits for the file to see that it is free.
void let_others_in();

/// \throws CannotEncrypt  when the cipher in force is not the one we write
void prove_cipher(sqlite3* connection);

/// What the connection may do once the store is open.
enum class Allowance : std::uint8_t {
    adding,   ///< read everything, insert everywhere, update only the running totals
    checking, ///< the same, and the integrity pragmas
    erasing,  ///< the same as adding, and taking one record and the content of log entries away
};
void restrict(sqlite3* connection, Allowance allowance);

} // namespace mosovo::store
