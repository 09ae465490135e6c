// Not installed: for our own sources.
#pragma once

#include <mosovo/base/problem.hpp>

#include <boost/json/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// For .cpp files only: no public header shows Boost.JSON.
namespace mosovo {

inline constexpr std::size_t deepest_json = 32; ///< levels of arrays and objects; deeper is refused

/// What parsing gave. With problems, `value` is not to be used.
struct ParsedJson {
    boost::json::value value;
    Problems problems;    ///< malformed, too_large, not_text; duplicate_key with its path
    std::size_t used = 0; ///< bytes read
};

/// Parses one whole JSON text (RFC 8259), a byte order mark before it allowed.
///
/// Stricter than the library's own parser: a key written twice in one object is a problem that names
/// its path, and a number is the double nearest to its digits.
[[nodiscard]] ParsedJson parse_json(std::string_view text);

/// Parses the one value at the start of `text`; `used` says where it ends.
[[nodiscard]] ParsedJson parse_json_value(std::string_view text);

/// `text` as a JSON string, quotes and escapes included.
[[nodiscard]] std::string json_string(std::string_view text);

/// A key as it may stand in a path: shortened, and without anything but printable ASCII.
[[nodiscard]] std::string path_key(std::string_view key);

} // namespace mosovo
