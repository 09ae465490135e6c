// Not installed: for our own sources.
#pragma once

#include <mosovo/assessment/osp_definition.hpp>
#include <mosovo/base/embedded.hpp>
#include <mosovo/base/plain_json.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

/// Reading of the embedded definitions: by their description, and then for what no description can say.
namespace mosovo::assessment {

/// Says what is wrong with data whose shape is right.
class Check {
public:
    explicit Check(Problems& problems) : problems_{problems} {}

    void hold(bool good, std::string path, std::string message) {
        if (!good) problems_.push_back({ProblemCode::impossible_fact, std::move(path), {}, {}, {}, std::move(message)});
    }
    void provenance(const Provenance& from, const std::string& path) {
        hold(!from.sources.empty(), path + ".sources", "every part of a definition needs a source");
        for (const auto& source : from.sources)
            hold(source.href.starts_with("https://"), path + ".sources", "a source begins with https://");
    }
    template <class Steps> void rising_from_nothing(const Steps& steps, const std::string& path) {
        const auto place = [](const auto& step) { return step.from.value(); };
        hold(!steps.empty() && place(steps.front()) == 0, path, "the first step begins at 0");
        hold(std::ranges::adjacent_find(steps, std::ranges::greater_equal{}, place) == steps.end(), path,
             "each step begins above the one before");
    }

private:
    Problems& problems_;
};

/// \throws ProblemsError with each path
template <class T, class Checks> [[nodiscard]] T read_checked(std::string_view text, const Checks& check) {
    auto parsed = parse_json(text);
    if (!parsed.problems.empty()) throw ProblemsError{std::move(parsed.problems)};
    Problems problems;
    described::Reading reading{problems};
    auto read = plain::read<T>(parsed.value, reading);
    if (read && problems.empty()) {
        Check checking{problems};
        check(*read, checking);
    }
    if (!problems.empty()) throw ProblemsError{std::move(problems)};
    return std::move(*read);
}

/// \throws std::logic_error where the embedded file is missing or faulty: it is part of the library
template <class T, class Checks> [[nodiscard]] T built_in(std::string_view name, const Checks& check) {
    const auto files = embedded::osp_data();
    const auto file = std::ranges::find(files, name, &embedded::EmbeddedFile::name);
    if (file == files.end()) throw std::logic_error{std::string{name} + ": not embedded"};
    try {
        return read_checked<T>(file->text, check);
    } catch (const ProblemsError& error) {
        throw std::logic_error{std::string{name} + ": " + error.what()};
    }
}

} // namespace mosovo::assessment
