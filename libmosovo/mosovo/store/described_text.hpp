// Not installed: for our own sources.
#pragma once

#include <mosovo/base/described_json.hpp>

#include <string>
#include <string_view>

namespace mosovo::store {

/// A described value and what was wrong with its text; with problems the value is not to be used.
template <Described T> struct FromText {
    T value{};
    Problems problems;
};

template <Described T> [[nodiscard]] FromText<T> from_text(std::string_view text) {
    FromText<T> made;
    const auto parsed = parse_json(text);
    made.problems = parsed.problems;
    described::Reading reading{made.problems};
    if (made.problems.empty()) described::read_object(parsed.value, made.value, reading);
    return made;
}

template <Described T> [[nodiscard]] std::string to_text(const T& value) {
    std::string text;
    described::write_object(text, value);
    return text;
}

} // namespace mosovo::store
