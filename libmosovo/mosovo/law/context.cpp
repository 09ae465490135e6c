#include "context.hpp"

#include "orders.hpp"
#include "period.hpp"

#include <algorithm>

namespace mosovo::law {

Nations::Nations(const Facts& facts)
    : first_{facts.jurisdiction().value_or(Jurisdiction::england_wales)}, moves_{facts.all<JurisdictionChange>()} {}

namespace {

std::span<const Told> told_by(const Facts& facts, Day as_of) {
    const auto all = facts.all<NotificationFact>();
    auto size = all.size();
    while (size > 0 && all[size - 1].body.day > as_of)
        --size;
    return all.first(size);
}

/// Ends every period on the day of death, once that day has come.
void end_by_death(const Facts& facts, Day as_of, Entries& entries) {
    for (const auto& [event, death] : facts.all<Death>()) {
        if (!death.on || *death.on > as_of) continue;
        for (auto& entry : entries)
            entry.end_by(*death.on);
    }
}

bool is_empty(const Entry& entry) {
    const auto first = entry.starts ? entry.starts : entry.not_before;
    return first && entry.longest() && *entry.longest() < *first;
}

} // namespace

Context::Context(const Facts& of, const View& from, const LawRules& rules, Sentences& into)
    : facts{of}, view{from}, law{rules}, sentences{into}, nations{of}, away{of, from.as_of, from.readings.part_days},
      told{told_by(of, from.as_of)} {
    add_entries_of_disposals(*this, entries);
    add_entries_of_orders(*this, entries);
    end_by_death(of, from.as_of, entries);
    entries.erase(std::remove_if(entries.begin(), entries.end(), is_empty), entries.end());
    if (entries.size() > 1)
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry& a, const Entry& b) { return a.starts < b.starts; });
    runs = runs_of(entries, {});
}

Runs runs_of(std::span<const Entry> entries, std::optional<Day> by) {
    Runs runs;
    for (const auto& entry : entries) {
        if (!entry.certain() || !entry.starts || (by && *entry.starts > *by)) continue;
        const bool joins = !runs.empty() && (!runs.back().end || *entry.starts <= *runs.back().end + date::days{1});
        if (joins) {
            runs.back().end = later_end(runs.back().end, entry.longest());
            runs.back().entries.push_back(&entry);
        } else {
            runs.push_back({*entry.starts, entry.longest(), {&entry}});
        }
    }
    return runs;
}

std::string path_in(EventAt event, std::string_view field) {
    return "events[" + std::to_string(static_cast<std::uint32_t>(event)) + "]." + std::string{field};
}

} // namespace mosovo::law
