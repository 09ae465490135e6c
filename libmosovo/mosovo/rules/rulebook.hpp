#pragma once

#include <mosovo/rules/rule.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo {

/// All rules that one evaluation reads: the embedded law and practice, with a force's own values
/// laid over it by name. Immutable; share one between threads.
class Rulebook {
public:
    /// What the library ships, read once from the embedded files.
    [[nodiscard]] static const Rulebook& built_in();

    /// \throws LawNotHeld when no rule has that name
    [[nodiscard]] const Rule& rule(std::string_view id) const;
    [[nodiscard]] const Rule* find(std::string_view id) const noexcept;
    /// Every rule, ordered by name. Law ids begin with a statute ("soa2003.", "si2004_1220."), practice ids with
    /// "practice.".
    [[nodiscard]] std::vector<const Rule*> all() const;

    /// This book with a force's own file laid over it: the JSON is an array of
    /// {"rule", "value" or "unset", "from", "set_by", "on", "rationale"}; only practice may be overridden.
    /// \throws ProblemsError listing every fault with its path
    [[nodiscard]] Rulebook with_force_values(std::string_view json) const;
    /// This book in which every entry of `rule_prefix` not yet commenced is in force from `day`: for what-if runs only.
    [[nodiscard]] Rulebook as_if_commenced(std::string_view rule_prefix, Day day) const;

private:
    std::map<std::string, Rule, std::less<>> rules_;
    friend class RulebookBuilder;
};

/// Reads one rule's file. Strict: unknown or repeated keys, days out of order, values without a source
/// or without the day it was checked are refused.
/// \throws ProblemsError with the path inside the file
[[nodiscard]] Rule read_rule_file(std::string_view json, std::string_view file_name);

} // namespace mosovo
