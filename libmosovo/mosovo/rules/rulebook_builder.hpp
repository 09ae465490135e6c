// Not installed: for our own sources.
#pragma once

#include <mosovo/base/embedded.hpp>
#include <mosovo/rules/rulebook.hpp>

namespace mosovo {

/// The one place where a rulebook takes shape; once handed out, it no longer changes.
class RulebookBuilder {
public:
    RulebookBuilder() = default;
    explicit RulebookBuilder(Rulebook start) : book_{std::move(start)} {}

    /// \throws ProblemsError when a file is faulty, or two files hold one rule
    void add_files(std::span<const embedded::EmbeddedFile> files);
    /// Puts `rule` in the place of the one with its name.
    void replace(Rule rule) { book_.rules_.insert_or_assign(rule.id(), std::move(rule)); }
    [[nodiscard]] Rulebook done() && { return std::move(book_); }

private:
    Rulebook book_;
};

} // namespace mosovo
