#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace scheduler {

/// The whole file. \throws Stop (cannot_write) naming the file
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Writes beside and renames, so that a reader sees the old file or the whole new one; mode 0600.
/// \throws Stop (cannot_write) naming the file
void write_file(const std::filesystem::path& path, std::string_view text);

/// Makes the folder, with mode 0700 when it was not there. \throws Stop (cannot_write)
void make_folder(const std::filesystem::path& path);

} // namespace scheduler
