#pragma once

#include <mosovo/rules/rulebook.hpp>

#include <algorithm>
#include <string>
#include <string_view>

/// Rule files for tests; their law is made up.
namespace mosovo::made_up {

inline constexpr auto england = Jurisdiction::england_wales;
inline constexpr auto scotland = Jurisdiction::scotland;
inline constexpr auto ulster = Jurisdiction::northern_ireland;

/// One entry that begins on `from` (null: not commenced), with `more` behind it.
inline std::string entry(std::string_view from, std::string_view value, std::string_view more = "",
                         std::string_view nations = R"("england_wales")") {
    std::string text{R"({"from": )"};
    text += from == "null" ? "null" : '"' + std::string{from} + '"';
    text += R"(, "in": [)" + std::string{nations} + R"(], "value": )" + std::string{value};
    text += R"(, "source": {"title": "Made-up Act 2003 s.1", "href": "https://example.org/act/1"})";
    text += R"(, "confidence": "primary", "checked": {"on": "2026-11-22", "by": "docs/law/made-up.md"})";
    return text + std::string{more} + "}";
}

inline std::string file(std::string_view entries, std::string_view unit = "days", std::string_view more = "") {
    return R"({"rule": "made.up", "says": "How long it takes.", "unit": ")" + std::string{unit} + '"' +
           std::string{more} + R"(, "in_force": [)" + std::string{entries} + "]}";
}

inline Rule rule(std::string_view entries, std::string_view unit = "days", std::string_view more = "") {
    return read_rule_file(file(entries, unit, more), "made.up.json");
}

/// `text` with the one place where it has `what` changed to `other`.
inline std::string with(std::string text, std::string_view what, std::string_view other) {
    const auto place = text.find(what);
    if (place == std::string::npos) throw std::logic_error{"the test changes a text that is not there"};
    return text.replace(place, what.size(), other);
}

/// The problems that `action` throws; empty when it does not.
template <class Action> Problems problems_of(Action action) {
    try {
        action();
    } catch (const ProblemsError& error) {
        return error.problems();
    }
    return {};
}

} // namespace mosovo::made_up
