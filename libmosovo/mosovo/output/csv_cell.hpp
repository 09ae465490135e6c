#pragma once

#include <string>
#include <string_view>

namespace mosovo::output {

/// One cell of an RFC 4180 table: quoted where it must be. A text that a spreadsheet would run as a formula
/// (it begins with = + - @, a tab or a return) gets an apostrophe before it, and so does one that begins with
/// an apostrophe, so that the reader takes exactly one away.
[[nodiscard]] std::string csv_cell(std::string_view text);

} // namespace mosovo::output
