#include "law_rule.hpp"

#include <set>

namespace mosovo::law {

LawRule::LawRule(const Rule& rule, std::vector<StepSource>& sources)
    : rule_{&rule}, first_source_{static_cast<int>(sources.size())} {
    for (const auto& entry : rule.entries())
        sources.push_back({rule.id(), entry.source});
    std::set<Day> changes;
    for (const auto& entry : rule.entries()) {
        if (entry.from) changes.insert(*entry.from);
        if (entry.to) changes.insert(*entry.to + date::days{1});
    }
    for (const auto& [name, nation] : words_of<Jurisdiction>) {
        auto& all = segments_[static_cast<std::size_t>(nation)];
        all.push_back({Day::min(), -1, As::other, 0, nullptr});
        for (const auto day : changes)
            all.push_back(segment_of(day, nation));
    }
}

LawRule::Segment LawRule::segment_of(Day from, Jurisdiction nation) const {
    const auto* entry = rule_->find(from, nation);
    if (!entry) return {from, -1, As::other, 0, nullptr};
    Segment segment{from, static_cast<int>(entry - rule_->entries().data()), As::other, 0, nullptr};
    if (std::holds_alternative<Indefinite>(entry->value)) segment.as = As::indefinite;
    if (const auto* words = std::get_if<std::vector<std::string>>(&entry->value)) {
        segment.as = As::words;
        segment.words = words;
    }
    if (!std::holds_alternative<std::int64_t>(entry->value)) return segment;
    switch (rule_->unit()) {
    case Unit::days:
    case Unit::weeks:
        segment.as = As::days;
        segment.number = rule_->days(from, nation).count();
        break;
    case Unit::months:
    case Unit::years:
        segment.as = As::months;
        segment.number = rule_->months(from, nation).count();
        break;
    case Unit::hours:
        segment.as = As::hours;
        segment.number = static_cast<int>(rule_->hours(from, nation).count());
        break;
    case Unit::count:
    case Unit::percent:
        segment.as = As::count;
        segment.number = static_cast<int>(rule_->count(from, nation));
        break;
    default:
        break;
    }
    return segment;
}

} // namespace mosovo::law
