#include <mosovo/rules/rulebook.hpp>

#include "cited_json.hpp"
#include "rule_value.hpp"

#include <algorithm>
#include <utility>

namespace mosovo {

namespace json = boost::json;

namespace {

void read_days_in_force(strict::Object& entry, RuleEntry& into, strict::Faults& faults) {
    const auto* from = entry.need("from");
    if (from && !from->is_null()) into.from = entry.take_as<Day>("from");
    into.to = entry.take_as<Day>("to");
    if (from && from->is_null() && into.to)
        faults.add(ProblemCode::impossible_fact, entry.path("to"),
                   "what has not begun cannot have a last day; give \"from\" a day or take \"to\" out");
    if (into.from && into.to && *into.to < *into.from)
        faults.add(ProblemCode::ends_before_start, entry.path("to"), "the last day in force is before the first");
}

RuleEntry read_entry(const json::value& value, Unit unit, ZeroLength zero, const std::string& path,
                     strict::Faults& faults) {
    strict::Object entry{value, path, faults};
    RuleEntry read{};
    read_days_in_force(entry, read, faults);
    read.jurisdictions = strict::read_nations(entry, "in", faults);
    if (const auto* given = entry.need("value"))
        if (auto usable = read_rule_value(*given, unit, zero, entry.path("value"), faults))
            read.value = std::move(*usable);
    read.source = strict::read_source(entry, faults);
    if (const auto confidence = entry.need_as<Confidence>("confidence")) read.confidence = *confidence;
    auto checked = strict::read_checked(entry, faults);
    read.checked_on = checked.on;
    read.checked_by = std::move(checked.by);
    read.note = entry.take_text("note");
    entry.refuse_unknown();
    return read;
}

/// Of one nation, each value begins on a later day than the one before; at most one waits to be commenced.
void check_order(const std::vector<RuleEntry>& entries, strict::Faults& faults) {
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto shared = std::ranges::find_if(
                entries[i].jurisdictions, [&](Jurisdiction n) { return entries[j].jurisdictions.contains(n); });
            if (shared == entries[i].jurisdictions.end()) continue;
            const auto nation = std::string{word(*shared)};
            const auto path = "in_force[" + std::to_string(i) + "].from";
            if (!entries[i].from && !entries[j].from)
                faults.add(ProblemCode::impossible_fact, path,
                           "two values wait to be commenced in " + nation + "; only one may");
            else if (entries[i].from && entries[j].from && *entries[i].from <= *entries[j].from)
                faults.add(ProblemCode::impossible_fact, path,
                           "the days of " + nation + " must rise: this one is not later than in_force[" +
                               std::to_string(j) + "]");
        }
}

std::vector<RuleEntry> read_entries(strict::Object& top, Unit unit, ZeroLength zero, strict::Faults& faults) {
    std::vector<RuleEntry> entries;
    const auto* value = top.need("in_force");
    if (!value) return entries;
    const auto* list = value->if_array();
    if (!list || list->empty()) {
        faults.add(ProblemCode::wrong_type, "in_force", "write a list of at least one value");
        return entries;
    }
    for (std::size_t i = 0; i < list->size(); ++i)
        entries.push_back(read_entry((*list)[i], unit, zero, "in_force[" + std::to_string(i) + "]", faults));
    return entries;
}

} // namespace

Rule read_rule_file(std::string_view text, std::string_view file_name) {
    strict::Faults faults{file_name};
    const auto parsed = strict::parse(text, faults);
    faults.refuse_if_any();
    strict::Object top{*parsed, "", faults};
    faults.refuse_if_any();

    auto id = top.need_text("rule");
    if (!id.empty() && id + ".json" != file_name)
        faults.add(ProblemCode::impossible_fact, "rule", "the file must be named after its rule, with .json behind it");
    auto says = top.need_text("says");
    const auto unit = top.need_as<Unit>("unit");
    const auto opens = top.take_as<Opens>("opens");
    if (opens && unit && !measures_time(*unit))
        faults.add(ProblemCode::impossible_fact, "opens", "only a length of time opens; take this key out");
    const auto zero = id.starts_with("practice.") ? ZeroLength::refused : ZeroLength::allowed;
    std::vector<RuleEntry> entries;
    if (unit)
        entries = read_entries(top, *unit, zero, faults);
    else
        static_cast<void>(top.need("in_force")); // without the unit its values mean nothing
    top.refuse_unknown();
    faults.refuse_if_any();
    check_order(entries, faults);
    faults.refuse_if_any();
    return Rule{std::move(id), std::move(says), *unit, opens, std::move(entries)};
}

} // namespace mosovo
