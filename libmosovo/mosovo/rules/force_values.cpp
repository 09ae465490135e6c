#include "rule_value.hpp"
#include "rulebook_builder.hpp"

#include <algorithm>
#include <utility>

namespace mosovo {

namespace json = boost::json;

namespace {

constexpr std::string_view practice_names = "practice.";

/// The practice rule that `object` names; null, with a problem, when there is none or it is law.
const Rule* named_rule(const Rulebook& book, strict::Object& object, strict::Faults& faults) {
    const auto name = object.need_text("rule");
    if (name.empty()) return nullptr;
    const auto* rule = book.find(name);
    if (!rule)
        faults.add(ProblemCode::unknown_reference, object.path("rule"),
                   "no rule has this name; docs/practice.md lists them");
    else if (!name.starts_with(practice_names)) {
        faults.add(ProblemCode::impossible_fact, object.path("rule"),
                   "this is law, which no force can set; only names that begin with practice. may be set");
        rule = nullptr;
    }
    return rule;
}

RuleEntry force_entry(Day from, RuleValue value, std::string set_by, Day on, std::string rationale) {
    RuleEntry entry{};
    entry.from = from;
    entry.jurisdictions = {Jurisdiction::england_wales, Jurisdiction::scotland, Jurisdiction::northern_ireland};
    entry.value = std::move(value);
    entry.source.title = "Set by the force on " + british(on) + " (" + set_by + ")";
    entry.confidence = Confidence::grade_a; // of what its own policy is, a force is the primary source
    entry.checked_on = on;
    entry.checked_by = set_by;
    entry.set_by = std::move(set_by);
    entry.rationale = std::move(rationale);
    return entry;
}

struct ForceValue {
    const Rule* rule;
    RuleEntry entry;
};

std::optional<ForceValue> read_force_value(const Rulebook& book, const json::value& value, const std::string& path,
                                           strict::Faults& faults) {
    const auto before = faults.count();
    strict::Object object{value, path, faults};
    const auto* rule = named_rule(book, object, faults);
    const auto unit = object.take_as<Unit>("unit");
    if (rule && unit && *unit != rule->unit())
        faults.add(ProblemCode::wrong_type, object.path("unit"),
                   "this rule is counted in " + std::string{word(rule->unit())} + "; say the value in that unit");
    std::optional<RuleValue> usable;
    if (const auto* given = object.need("value"); given && rule)
        usable = read_rule_value(*given, rule->unit(), ZeroLength::refused, object.path("value"), faults);
    if (usable && std::holds_alternative<Indefinite>(*usable))
        faults.add(ProblemCode::out_of_range, object.path("value"),
                   "a limit of practice that never falls due is none; write a whole number or \"unset\"");
    const auto from = object.need_as<Day>("from");
    auto set_by = object.need_text("set_by");
    const auto on = object.need_as<Day>("on");
    auto rationale = object.need_text("rationale");
    object.refuse_unknown();
    if (faults.count() != before) return {};
    return ForceValue{rule, force_entry(*from, std::move(*usable), std::move(set_by), *on, std::move(rationale))};
}

} // namespace

Rulebook Rulebook::with_force_values(std::string_view text) const {
    strict::Faults faults{"force values"};
    const auto parsed = strict::parse(text, faults);
    faults.refuse_if_any();
    const auto* list = parsed->if_array();
    if (!list) faults.add(ProblemCode::wrong_type, "", "write a list in brackets of the values the force sets");
    faults.refuse_if_any();

    std::map<std::string, std::vector<RuleEntry>, std::less<>> laid;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto path = "[" + std::to_string(i) + "]";
        auto read = read_force_value(*this, (*list)[i], path, faults);
        if (!read) continue;
        auto& entries = laid[read->rule->id()];
        if (std::ranges::any_of(entries, [&](const RuleEntry& e) { return e.from == read->entry.from; }))
            faults.add(ProblemCode::impossible_fact, path + ".from", "this rule is set twice from this day; keep one");
        entries.push_back(std::move(read->entry));
    }
    faults.refuse_if_any();

    RulebookBuilder builder{*this};
    for (auto& [id, added] : laid) {
        const auto& shipped = rule(id);
        // An earlier file's value of the same day gives way; everything else stays and can be looked up.
        auto entries = shipped.entries();
        std::erase_if(entries, [&](const RuleEntry& old) {
            return old.set_by && std::ranges::any_of(added, [&](const RuleEntry& e) { return e.from == old.from; });
        });
        entries.insert(entries.end(), added.begin(), added.end());
        std::ranges::stable_sort(entries, [](const RuleEntry& a, const RuleEntry& b) {
            if (a.set_by.has_value() != b.set_by.has_value()) return b.set_by.has_value();
            if (a.from && b.from) return *a.from < *b.from;
            return a.from && !b.from;
        });
        builder.replace(Rule{id, shipped.says(), shipped.unit(), shipped.opens(), std::move(entries)});
    }
    return std::move(builder).done();
}

} // namespace mosovo
