// Not installed: for our own sources.
#pragma once

#include <mosovo/store/secret.hpp>

#include <filesystem>

namespace mosovo::store {

/// Exactly 32 bytes from a regular file that nobody else can use. \throws BadKey saying which of these it is not
[[nodiscard]] Secret read_key_file(const std::filesystem::path& path);
/// Mode 0600, on disk when this returns, never over a file. \throws BadKey
void write_key_file(const std::filesystem::path& path, const Secret& key);
/// A name that was made, changed or removed is on disk when this returns. \throws CannotWrite
void sync_folder_of(const std::filesystem::path& path);

} // namespace mosovo::store
