#pragma once

#include <mosovo/store/seal.hpp>

#include <cstdint>

struct sqlite3;

namespace mosovo::store {

/// Marks a file as ours ("mosv"), in the header that SQLite keeps for that.
inline constexpr std::int64_t application_id = 0x6d6f7376;
/// The version this library writes. A file of a later one is refused; an earlier one is migrated.
inline constexpr std::int64_t schema_version = 3;

/// A digest of all tables as this library makes them. It stands in every store, so that a library whose types
/// have grown without a new version number is noticed at once; a test pins it for the same reason.
[[nodiscard]] Digest schema_fingerprint();

/// Makes all tables in an empty file and writes the version. The caller holds a write transaction.
void make_schema(sqlite3* connection);
/// Brings a file of an earlier version up to this one: the numbered steps, then whatever tables and columns the
/// descriptions have beyond the file's. Nothing stored is touched. The caller holds a write transaction.
void migrate(sqlite3* connection, std::int64_t from);

} // namespace mosovo::store
