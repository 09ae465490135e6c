#pragma once

#include <string>
#include <string_view>

namespace mosovo::output {

/// Text as it may stand between tags or in a quoted attribute.
[[nodiscard]] std::string html_text(std::string_view text);

} // namespace mosovo::output
