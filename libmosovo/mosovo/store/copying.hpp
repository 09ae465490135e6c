// Not installed: for our own sources.
#pragma once

#include <mosovo/store/connection.hpp>
#include <mosovo/store/progress.hpp>

#include <filesystem>

namespace mosovo::store {

/// Copies a whole database page by page into a new file under another key and a salt of its own; SQLCipher decrypts
/// and encrypts, nothing readable lands anywhere. Others can go on reading and writing meanwhile. Where it does not
/// end well, no file is left. \return the copy, open
[[nodiscard]] Connection copy_database(Connection& from, const std::filesystem::path& to, const Key& key,
                                       const Watch& watch);

} // namespace mosovo::store
