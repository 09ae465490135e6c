#pragma once

#include <string>
#include <string_view>

namespace mosovo {

/// A text cell made safe for spreadsheets, without losing anything.
///
/// A text that begins with = + - @, a tab or a line end would be run as a formula: an apostrophe goes before it.
/// The empty text, which is not the same as an unknown one, becomes one apostrophe. A text that already looks
/// guarded gets one more, so that `unguarded` always gives back what was there; 't Hooft stays as it is.
[[nodiscard]] std::string guarded(std::string_view text);
/// What `guarded` was given.
[[nodiscard]] std::string_view unguarded(std::string_view cell);

/// Appends one RFC 4180 cell: in quotation marks where separators, line ends, quotes or outer spaces need them.
void append_csv_cell(std::string& out, std::string_view cell);

} // namespace mosovo
