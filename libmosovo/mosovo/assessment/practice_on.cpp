#include <mosovo/assessment/practice_on.hpp>

#include <mosovo/calendar/period.hpp>

#include <algorithm>
#include <utility>

namespace mosovo::assessment {

std::optional<Jurisdiction> nation_on(const Timeline& timeline, Day day) {
    auto nation = timeline.record().offender.jurisdiction;
    std::optional<Day> since;
    for (const auto& [event, change] : timeline.all<JurisdictionChange>()) {
        if (!change->on || *change->on > day || (since && *change->on < *since)) continue;
        since = change->on;
        nation = change->to;
    }
    return nation;
}

Citation cited(const Rulebook& rules, std::string_view rule, Day day, Jurisdiction nation) {
    const auto* held = rules.find(rule);
    if (!held) return {};
    const auto* entry = held->find(day, nation);
    return (entry ? *entry : held->entries().front()).source;
}

const Rule* PracticeOn::set_rule(std::string_view rule) const {
    const auto* held = rules_->find(rule);
    return held != nullptr && held->is_set(day_, nation_) ? held : nullptr;
}

bool PracticeOn::is_set(std::string_view rule) const { return set_rule(rule) != nullptr; }

std::optional<std::int64_t> PracticeOn::count(std::string_view rule) const {
    const auto* held = set_rule(rule);
    return held ? std::optional{held->count(day_, nation_)} : std::nullopt;
}

std::optional<date::months> PracticeOn::months(std::string_view rule) const {
    const auto* held = set_rule(rule);
    return held ? std::optional{held->months(day_, nation_)} : std::nullopt;
}

const std::vector<std::string>* PracticeOn::words(std::string_view rule) const {
    const auto* held = set_rule(rule);
    return held ? &held->words(day_, nation_) : nullptr;
}

bool PracticeOn::lists(std::string_view rule, std::string_view word) const {
    const auto* all = words(rule);
    return all != nullptr && std::ranges::find(*all, word) != all->end();
}

std::optional<Day> PracticeOn::limit(std::string_view rule, Day from) const {
    const auto* held = set_rule(rule);
    if (!held) return std::nullopt;
    if (held->unit() == Unit::months || held->unit() == Unit::years)
        return add_months(from, held->months(day_, nation_), NoSuchDay::last_of_month);
    return from + held->days(day_, nation_);
}

std::optional<Day> PracticeOn::before(std::string_view rule, Day to) const {
    const auto* held = set_rule(rule);
    if (!held) return std::nullopt;
    if (held->unit() == Unit::months || held->unit() == Unit::years)
        return add_months(to, -held->months(day_, nation_), NoSuchDay::last_of_month);
    return to - held->days(day_, nation_);
}

law::Step PracticeOn::step(std::string_view rule, std::string says) const {
    return {std::string{rule}, cite(rule), std::move(says), {}, {}};
}

} // namespace mosovo::assessment
