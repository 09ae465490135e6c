#pragma once

#include <algorithm>
#include <string>
#include <string_view>

// Private to this room's sources.

/// Characters of identifiers, always ASCII: what the machine's language calls a letter must not matter.
namespace mosovo::identifier_text {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr unsigned value_of(char digit) { return static_cast<unsigned>(digit - '0'); }

inline bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }
inline bool all_capitals_or_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return is_digit(c) || is_capital(c); });
}

inline std::string trimmed_text(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == text.npos) return {};
    return std::string{text.substr(first, text.find_last_not_of(space) - first + 1)};
}

inline std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

/// Trimmed, in capitals, with a plain slash for a backslash or a division slash.
inline std::string normalised(std::string_view text) {
    auto result = upper(trimmed_text(text));
    std::ranges::replace(result, '\\', '/');
    constexpr std::string_view division_slash = "\xE2\x88\x95";
    for (auto at = result.find(division_slash); at != result.npos; at = result.find(division_slash))
        result.replace(at, division_slash.size(), "/");
    return result;
}

inline std::string padded(std::string_view digits, std::size_t width) {
    return std::string(width - std::min(width, digits.size()), '0') + std::string{digits};
}

} // namespace mosovo::identifier_text
