#include "rulebook_builder.hpp"

#include <algorithm>
#include <utility>

namespace mosovo {

void RulebookBuilder::add_files(std::span<const embedded::EmbeddedFile> files) {
    for (const auto& file : files) {
        auto rule = read_rule_file(file.text, file.name);
        auto id = rule.id();
        if (!book_.rules_.emplace(std::move(id), std::move(rule)).second)
            throw ProblemsError{{{ProblemCode::duplicate_id,
                                  "rule",
                                  std::string{file.name},
                                  {},
                                  {},
                                  "another file holds this rule already; keep one of them"}}};
    }
}

const Rulebook& Rulebook::built_in() {
    static const Rulebook book = [] {
        RulebookBuilder builder;
        builder.add_files(embedded::law_data());
        builder.add_files(embedded::practice_data());
        return std::move(builder).done();
    }();
    return book;
}

const Rule* Rulebook::find(std::string_view id) const noexcept {
    const auto found = rules_.find(id);
    return found == rules_.end() ? nullptr : &found->second;
}

const Rule& Rulebook::rule(std::string_view id) const {
    if (const auto* found = find(id)) return *found;
    throw LawNotHeld{std::string{id} + ": no rule has that name"};
}

std::vector<const Rule*> Rulebook::all() const {
    std::vector<const Rule*> all;
    all.reserve(rules_.size());
    for (const auto& [id, rule] : rules_)
        all.push_back(&rule);
    return all;
}

Rulebook Rulebook::as_if_commenced(std::string_view rule_prefix, Day day) const {
    RulebookBuilder builder{*this};
    bool any = false;
    for (const auto& [id, rule] : rules_) {
        if (!id.starts_with(rule_prefix)) continue;
        auto entries = rule.entries();
        bool waiting = false;
        for (auto& entry : entries) {
            if (entry.from) continue;
            waiting = true;
            entry.from = day;
            entry.note = "what if: taken as commenced on " + british(day) + (entry.note ? ". " + *entry.note : "");
        }
        if (!waiting) continue;
        any = true;
        std::ranges::stable_sort(entries, {}, [](const RuleEntry& entry) { return *entry.from; });
        builder.replace(Rule{rule.id(), rule.says(), rule.unit(), rule.opens(), std::move(entries)});
    }
    if (!any) throw LawNotHeld{std::string{rule_prefix} + ": nothing enacted there waits to be commenced"};
    return std::move(builder).done();
}

} // namespace mosovo
