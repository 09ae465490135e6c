#include <mosovo/intake/possible_facts.hpp>

#include <mosovo/calendar/period.hpp>
#include <mosovo/law/schedule3.hpp>
#include <mosovo/record/timeline.hpp>

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

/// A caution is given by the police, who sentence nobody.
bool term_on_a_caution(const Disposal& disposal) {
    return disposal.basis == Basis::caution && disposal.sentence &&
           (disposal.sentence->term || disposal.sentence->extension);
}

Problem at(std::size_t event, std::string_view field, ProblemCode code, std::string message) {
    return {code, "events[" + std::to_string(event) + "]." + std::string{field}, {}, {}, {}, std::move(message)};
}

void add_disagreements(const Record& record, const Rulebook& rules, const rules::OffenceList& list,
                       Problems& problems) {
    const Timeline timeline{record};
    for (const auto& [event, disposal] : timeline.all<Disposal>()) {
        if (!disposal->offence || !disposal->offence->code || !disposal->offence->schedule3) continue;
        const auto derived =
            law::derive_listing(*disposal, record.offender.born, law::nation_on(timeline, disposal->on),
                                law::Reasons::left_out, list, rules);
        const auto field = law::disagreement(*disposal->offence->schedule3, derived);
        if (!field) continue;
        const auto paragraph = derived.paragraph ? " paragraph " + *derived.paragraph : std::string{};
        problems.push_back(at(timeline.index_of(*event), "offence.schedule3." + std::string{*field},
                              ProblemCode::disagreement,
                              "not what Schedule 3" + paragraph +
                                  " gives for this offence code, ages and disposal: correct whichever is wrong"));
    }
}

} // namespace

Problems impossible_facts(const Record& record, const Rulebook& rules, const rules::OffenceList& list) {
    Problems problems;
    const auto nation = record.offender.jurisdiction.value_or(Jurisdiction::england_wales);
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const auto* disposal = record.events[i].as<Disposal>();
        if (!disposal) continue;
        if (too_long(*disposal, nation, rules))
            problems.push_back(
                at(i, "sentence.term", ProblemCode::impossible_fact,
                   "longer than any court could pass for a conviction on that day: check type and term"));
        if (term_on_a_caution(*disposal))
            problems.push_back(at(i, disposal->sentence->term ? "sentence.term" : "sentence.extension",
                                  ProblemCode::impossible_fact, "a caution carries no term: check basis and sentence"));
    }
    add_disagreements(record, rules, list, problems);
    return problems;
}

} // namespace mosovo::intake
