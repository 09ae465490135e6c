#pragma once

#include "context.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace mosovo::law {

/// Every duty, right and clock of one record, provision by provision.
void add_all(const Context& context, Handed& into);

/// The law of a rulebook, laid out; that of the shipped one is laid out once for the whole program.
class LaidOut {
public:
    explicit LaidOut(const Rulebook& rules);
    [[nodiscard]] const LawRules& rules() const noexcept { return *rules_; }

private:
    std::unique_ptr<const LawRules> own_;
    const LawRules* rules_;
};

/// A step as the record format shows it.
[[nodiscard]] Step shown(const StepRow& step, std::string_view text, const std::vector<StepSource>& sources);

} // namespace mosovo::law
