#include <mosovo/rules/practice.hpp>

namespace mosovo::rules {

namespace {

template <class List, class Text> std::string with_commas(const List& list, Text text) {
    std::string joined;
    for (const auto& item : list) {
        if (!joined.empty()) joined += ", ";
        joined += text(item);
    }
    return joined;
}

std::string amount(std::int64_t number, Unit unit) {
    auto text = std::to_string(number);
    if (unit == Unit::count) return text;
    if (unit == Unit::percent) return text + " %";
    std::string name{word(unit)};
    if (number == 1) name.pop_back(); // every length is named in the plural
    return text + " " + name;
}

} // namespace

std::string value_text(const RuleValue& value, Unit unit) {
    if (std::holds_alternative<Unset>(value)) return "unset";
    if (std::holds_alternative<Indefinite>(value)) return "indefinite";
    if (const auto* number = std::get_if<std::int64_t>(&value)) return amount(*number, unit);
    return with_commas(std::get<std::vector<std::string>>(value), [](const std::string& text) { return text; });
}

std::vector<PracticeValue> practice(const Rulebook& book) {
    std::vector<PracticeValue> rows;
    for (const auto* rule : book.all()) {
        if (!rule->id().starts_with("practice.")) continue;
        for (const auto& entry : rule->entries()) {
            PracticeValue row;
            row.rule = rule->id();
            row.says = rule->says();
            row.unit = rule->unit();
            row.value = value_text(entry.value, rule->unit());
            row.from = entry.from;
            row.to = entry.to;
            row.nations =
                with_commas(entry.jurisdictions, [](Jurisdiction nation) { return std::string{word(nation)}; });
            row.source = entry.source.title;
            row.href = entry.source.href;
            row.confidence = entry.confidence;
            row.note = entry.note;
            row.set_by = entry.set_by;
            if (entry.set_by) row.set_on = entry.checked_on;
            row.rationale = entry.rationale;
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

} // namespace mosovo::rules
