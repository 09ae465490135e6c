#include "context.hpp"

#include "orders.hpp"
#include "period.hpp"

#include <algorithm>

namespace mosovo::law {

Nations::Nations(const Timeline& timeline)
    : first_{timeline.record().offender.jurisdiction.value_or(Jurisdiction::england_wales)} {
    for (const auto* event : timeline.events())
        if (const auto* move = event->as<JurisdictionChange>(); move && move->on && move->to)
            moves_.emplace_back(*move->on, *move->to);
    std::stable_sort(moves_.begin(), moves_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

Jurisdiction Nations::on(Day day) const {
    auto nation = first_;
    for (const auto& [from, to] : moves_)
        if (from <= day) nation = to;
    return nation;
}

bool Told::under(Under purpose) const {
    return std::find(notification->under.begin(), notification->under.end(), purpose) != notification->under.end();
}

bool Told::starts_clock() const { return under(Under::initial) || under(Under::change) || under(Under::periodic); }

End later_end(const End& a, const End& b) {
    if (!a || !b) return {};
    return std::max(*a, *b);
}

End earlier_end(const End& a, const End& b) {
    if (!a) return b;
    if (!b) return a;
    return std::min(*a, *b);
}

namespace {

std::vector<Told> told_by(const Timeline& timeline, Day as_of) {
    std::vector<Told> told;
    for (const auto* event : timeline.events()) {
        const auto* notification = event->as<Notification>();
        if (!notification || !notification->given) continue;
        const auto day = notification->given->day();
        if (day <= as_of) told.push_back({event, notification, *notification->given, day});
    }
    std::stable_sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.given < b.given; });
    return told;
}

/// Ends every period on the day of death, once that day has come.
void end_by_death(const Timeline& timeline, Day as_of, std::vector<Entry>& entries) {
    for (const auto* event : timeline.events()) {
        const auto* death = event->as<Death>();
        if (!death || !death->on || *death->on > as_of) continue;
        for (auto& entry : entries) {
            if (!entry.longest || *entry.longest > *death->on) entry.indefinite = false;
            entry.shortest = earlier_end(entry.shortest, death->on);
            entry.longest = earlier_end(entry.longest, death->on);
        }
    }
}

bool is_empty(const Entry& entry) { return entry.starts && entry.longest && *entry.longest < *entry.starts; }

} // namespace

Context::Context(const Timeline& line, const View& from, const LawRules& rules)
    : timeline{line}, view{from}, law{rules}, nations{line}, away{line, from.as_of, from.readings.part_days},
      told{told_by(line, from.as_of)} {
    entries = entries_of_disposals(*this);
    add_entries_of_orders(*this, entries);
    end_by_death(line, from.as_of, entries);
    std::erase_if(entries, is_empty);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.starts < b.starts; });
    runs = runs_of(entries, {});
}

At Context::period_law(Day day) const { return nations.at(std::max(day, law.part2_from)); }

const Run* Context::subject_on(Day day) const {
    if (day < law.part2_from) return nullptr;
    const auto found = std::find_if(runs.begin(), runs.end(), [day](const Run& run) { return run.holds(day); });
    return found == runs.end() ? nullptr : &*found;
}

bool Context::covers(const Told& given, const Event& event) const {
    return std::any_of(given.notification->covers.begin(), given.notification->covers.end(),
                       [&](const EventId& id) { return means(timeline, id, event); });
}

std::vector<Run> runs_of(std::span<const Entry> entries, std::optional<Day> by) {
    std::vector<Run> runs;
    for (const auto& entry : entries) {
        if (!entry.certain() || !entry.starts || (by && *entry.starts > *by)) continue;
        const bool joins = !runs.empty() && (!runs.back().end || *entry.starts <= *runs.back().end + date::days{1});
        if (joins) {
            runs.back().end = later_end(runs.back().end, entry.longest);
            runs.back().entries.push_back(&entry);
        } else {
            runs.push_back({*entry.starts, entry.longest, {&entry}});
        }
    }
    return runs;
}

} // namespace mosovo::law
