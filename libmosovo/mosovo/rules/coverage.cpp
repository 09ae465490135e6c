#include <mosovo/rules/coverage.hpp>
#include <mosovo/rules/practice.hpp>

#include <algorithm>

namespace mosovo::rules {

namespace {

LawCoverage row_of(const Rule& rule, const RuleEntry& entry, Jurisdiction nation) {
    LawCoverage row;
    row.rule = rule.id();
    row.provision = entry.source.title;
    row.says = rule.says();
    row.nation = nation;
    row.commenced = entry.from.has_value();
    row.from = entry.from;
    row.to = entry.to;
    row.value = value_text(entry.value, rule.unit());
    row.href = entry.source.href;
    row.confidence = entry.confidence;
    row.checked_on = entry.checked_on;
    row.checked_by = entry.checked_by;
    row.note = entry.note;
    return row;
}

void add_nation(const Rule& rule, Jurisdiction nation, std::vector<LawCoverage>& rows) {
    const auto first = rows.size();
    for (const auto& entry : rule.entries())
        if (entry.jurisdictions.contains(nation)) rows.push_back(row_of(rule, entry, nation));
    const auto mine = std::ranges::subrange(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end());
    std::ranges::stable_partition(mine, [](const LawCoverage& row) { return row.commenced; });
    // A value ends the day before the next one begins, unless it was repealed before that.
    for (auto row = mine.begin(); row != mine.end() && std::next(row) != mine.end(); ++row) {
        const auto next = std::next(row);
        if (!row->from || !next->from) break;
        const auto before_next = *next->from - date::days{1};
        if (!row->to || before_next < *row->to) row->to = before_next;
    }
}

} // namespace

std::vector<LawCoverage> law_coverage(const Rulebook& book) {
    std::vector<LawCoverage> rows;
    for (const auto* rule : book.all()) {
        if (rule->id().starts_with("practice.")) continue;
        for (const auto nation : {Jurisdiction::england_wales, Jurisdiction::scotland, Jurisdiction::northern_ireland})
            add_nation(*rule, nation, rows);
    }
    return rows;
}

} // namespace mosovo::rules
