#include <mosovo/intake/possible_facts.hpp>

#include <mosovo/calendar/period.hpp>

#include <algorithm>

namespace mosovo::intake {

namespace {

/// The most months allowed there on that day; without a day, the most that was ever allowed.
std::optional<date::months> longest(const Rule& rule, std::optional<Day> convicted, Jurisdiction nation) {
    if (convicted) {
        if (!rule.find(*convicted, nation)) return {};
        return rule.months(*convicted, nation);
    }
    std::optional<date::months> most;
    for (const auto& entry : rule.entries())
        if (entry.from && entry.jurisdictions.contains(nation))
            most = std::max(most.value_or(date::months{0}), rule.months(*entry.from, nation));
    return most;
}

/// Whether a term from `start` ends later than one of `limit` would.
bool longer(const Term& term, date::months limit, Day start) {
    const date::months months = term.years.value_or(date::years{0}) + term.months.value_or(date::months{0});
    const date::days days = term.weeks.value_or(date::weeks{0}) + term.days.value_or(date::days{0});
    if (months > limit) return true;
    return add_months(start, months, NoSuchDay::last_of_month) + days >
           add_months(start, limit, NoSuchDay::last_of_month);
}

struct Limit {
    SentenceType type;
    std::string_view rule;
};
constexpr Limit limits[] = {{SentenceType::suspended, "sentencing.suspended.longest_term"},
                            {SentenceType::detention_and_training, "sentencing.dto.longest_term"}};

bool too_long(const Disposal& disposal, Jurisdiction nation, const Rulebook& rules) {
    if (!disposal.sentence || !disposal.sentence->type || !disposal.sentence->term) return false;
    const auto limit = std::ranges::find(limits, *disposal.sentence->type, &Limit::type);
    if (limit == std::end(limits)) return false;
    const auto months = longest(rules.rule(limit->rule), disposal.on, nation);
    // Not knowing the day, take one from which the months are as long as they can be.
    const auto leap_ahead = make_day(2023, 7, 1);
    const auto start = disposal.sentenced ? *disposal.sentenced : disposal.on.value_or(leap_ahead);
    return months && longer(*disposal.sentence->term, *months, start);
}

} // namespace

Problems impossible_facts(const Record& record, const Rulebook& rules) {
    Problems problems;
    const auto nation = record.offender.jurisdiction.value_or(Jurisdiction::england_wales);
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const auto* disposal = record.events[i].as<Disposal>();
        if (disposal && too_long(*disposal, nation, rules))
            problems.push_back({ProblemCode::impossible_fact,
                                "events[" + std::to_string(i) + "].sentence.term",
                                {},
                                {},
                                {},
                                "longer than any court could pass for a conviction on that day: check type and term"});
    }
    return problems;
}

} // namespace mosovo::intake
