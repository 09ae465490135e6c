#include <mosovo/rules/rule.hpp>

#include <algorithm>
#include <utility>

namespace mosovo {

namespace {

bool shares_a_nation(const RuleEntry& a, const RuleEntry& b) {
    return std::ranges::any_of(a.jurisdictions, [&](Jurisdiction nation) { return b.jurisdictions.contains(nation); });
}

/// A force's own value stands over what is shipped, however new: a later edition of the library must
/// not displace in silence what the force decided.
bool stands_over(const RuleEntry& later, const RuleEntry& earlier) {
    if (later.set_by.has_value() != earlier.set_by.has_value()) return later.set_by.has_value();
    return *later.from >= *earlier.from;
}

} // namespace

Rule::Rule(std::string id, std::string says, Unit unit, std::optional<Opens> opens, std::vector<RuleEntry> entries)
    : id_{std::move(id)}, says_{std::move(says)}, unit_{unit}, opens_{opens}, entries_{std::move(entries)} {
    if (entries_.empty()) throw std::invalid_argument{id_ + ": a rule needs at least one value"};
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const auto& entry = entries_[i];
        if (entry.jurisdictions.empty()) throw std::invalid_argument{id_ + ": every value needs a nation"};
        if (entry.source.title.empty()) throw std::invalid_argument{id_ + ": every value needs a source"};
        for (std::size_t j = 0; j < i; ++j) {
            const auto& earlier = entries_[j];
            if (earlier.set_by.has_value() != entry.set_by.has_value()) continue;
            if (earlier.from && entry.from && *earlier.from > *entry.from && shares_a_nation(earlier, entry))
                throw std::invalid_argument{id_ + ": the values of one nation must stand in order of day"};
        }
    }
}

const RuleEntry* Rule::find(Day day, Jurisdiction nation) const noexcept {
    const RuleEntry* found = nullptr;
    for (const auto& entry : entries_) {
        if (!entry.from || *entry.from > day || !entry.jurisdictions.contains(nation)) continue;
        if (!found || stands_over(entry, *found)) found = &entry;
    }
    if (found && found->to && *found->to < day) return nullptr; // repealed, and nothing took its place
    return found;
}

const RuleEntry& Rule::on(Day day, Jurisdiction nation) const {
    if (const auto* entry = find(day, nation)) return *entry;
    throw LawNotHeld{id_ + ": nothing is held for " + british(day) + " in " + std::string{word(nation)}};
}

namespace {

std::int64_t number_of(const Rule& rule, const RuleEntry& entry, Day day, std::initializer_list<Unit> accepted) {
    if (std::ranges::find(accepted, rule.unit()) == accepted.end())
        throw std::logic_error{rule.id() + ": counted in " + std::string{word(rule.unit())} +
                               ", and asked for in another unit"};
    if (std::holds_alternative<Unset>(entry.value))
        throw NotConfigured{rule.id() + ": not set for " + british(day) + "; the force must set it"};
    if (const auto* number = std::get_if<std::int64_t>(&entry.value)) return *number;
    throw std::logic_error{rule.id() + ": has no length; it is indefinite"};
}

} // namespace

date::days Rule::days(Day day, Jurisdiction nation) const {
    const auto number = number_of(*this, on(day, nation), day, {Unit::days, Unit::weeks});
    constexpr auto days_in_a_week = date::days{date::weeks{1}}.count();
    return date::days{static_cast<date::days::rep>(unit_ == Unit::weeks ? number * days_in_a_week : number)};
}

date::months Rule::months(Day day, Jurisdiction nation) const {
    const auto number = number_of(*this, on(day, nation), day, {Unit::months, Unit::years});
    return date::months{static_cast<date::months::rep>(unit_ == Unit::years ? number * 12 : number)};
}

std::chrono::hours Rule::hours(Day day, Jurisdiction nation) const {
    return std::chrono::hours{number_of(*this, on(day, nation), day, {Unit::hours})};
}

std::int64_t Rule::count(Day day, Jurisdiction nation) const {
    return number_of(*this, on(day, nation), day, {Unit::count, Unit::percent});
}

const std::vector<std::string>& Rule::words(Day day, Jurisdiction nation) const {
    const auto& entry = on(day, nation);
    if (unit_ != Unit::word && unit_ != Unit::words)
        throw std::logic_error{id_ + ": counted in " + std::string{word(unit_)} + ", and asked for as words"};
    if (const auto* list = std::get_if<std::vector<std::string>>(&entry.value)) return *list;
    throw NotConfigured{id_ + ": not set for " + british(day) + "; the force must set it"};
}

bool Rule::is_set(Day day, Jurisdiction nation) const {
    const auto* entry = find(day, nation);
    return entry && !std::holds_alternative<Unset>(entry->value);
}

} // namespace mosovo
