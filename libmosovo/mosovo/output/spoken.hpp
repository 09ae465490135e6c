#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace mosovo::output {

/// A word of the record format as it stands in a sentence: "very_high" is "very high".
[[nodiscard]] inline std::string spoken(std::string_view word) {
    std::string out{word};
    std::ranges::replace(out, '_', ' ');
    return out;
}

/// The same at the beginning of a line: "Very high".
[[nodiscard]] inline std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace mosovo::output
