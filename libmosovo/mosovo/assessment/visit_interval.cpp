#include <mosovo/assessment/practice_on.hpp>
#include <mosovo/assessment/visit_interval.hpp>

#include <algorithm>

namespace mosovo::assessment {

namespace {

constexpr std::string_view needs_rule = "practice.visit.interval.override_needs";

bool is_length(const Term& term) {
    const auto some = [](const auto& part) { return part && part->count() > 0; };
    return some(term.years) || some(term.months) || some(term.weeks) || some(term.days);
}

std::string plain(RiskLevel level) { return level == RiskLevel::very_high ? "very high" : std::string{word(level)}; }

bool blank(const std::optional<std::string>& text) {
    return !text || text->find_first_not_of(" \t\n") == std::string::npos;
}

/// What practice asks of a decision; where nobody said what is needed, everything is.
std::vector<std::string> needs_of(Day as_of, Jurisdiction nation, const Rulebook& rules) {
    const auto& rule = rules.rule(needs_rule);
    if (rule.is_set(as_of, nation)) return rule.words(as_of, nation);
    return {"rationale", "supervisor_approval"};
}

std::optional<Term> policy_default(const Rule* rule, Day as_of, Jurisdiction nation) {
    if (!rule || !rule->is_set(as_of, nation)) return {};
    Term term;
    term.months = rule->months(as_of, nation);
    return term;
}

} // namespace

std::vector<Lack> lacks(const Management& decision, const std::vector<std::string>& needs, bool longer) {
    std::vector<Lack> found;
    for (const auto& need : needs) {
        if (need == "rationale") {
            if (blank(decision.rationale)) found.push_back({Need::rationale, "no rationale is recorded"});
        } else if (need == "supervisor_approval") {
            if (!decision.approved_by) found.push_back({Need::approval, "nobody approved it"});
        } else if (need == "supervisor_approval_if_longer") {
            if (longer && !decision.approved_by)
                found.push_back({Need::approval, "it is longer than the default and nobody approved it"});
        } else {
            found.push_back({Need::something_else, "the force asks for “" + need + "”, which a record does not show"});
        }
    }
    return found;
}

Day reached(Day from, const Term& term) {
    auto months = term.months.value_or(date::months{0});
    if (term.years) months += *term.years;
    auto day = months.count() > 0 ? add_months(from, months, NoSuchDay::last_of_month) : from;
    return day + term.weeks.value_or(date::weeks{0}) + term.days.value_or(date::days{0});
}

std::string in_words(const Term& term) {
    std::string text;
    const auto add = [&text](const auto& part, const char* one) {
        if (!part || part->count() == 0) return;
        if (!text.empty()) text += " and ";
        text += std::to_string(part->count()) + " " + one + (part->count() == 1 ? "" : "s");
    };
    add(term.years, "year");
    add(term.months, "month");
    add(term.weeks, "week");
    add(term.days, "day");
    return text;
}

Interval interval_of(const Management& decision, Day from, Day as_of, Jurisdiction nation, const Rulebook& rules) {
    const auto name = "practice.visit.interval." + std::string{word(*decision.level)};
    const auto level = plain(*decision.level);
    Interval found;
    found.term = policy_default(rules.find(name), as_of, nation);
    found.step = {name, cited(rules, name, as_of, nation), {}, {}, {}};
    auto& says = found.step.says;
    says = "Management level " + level + " since " + british(*decision.on) + ": ";
    says += found.term ? "a visit at home within " + in_words(*found.term) + " of the last."
                       : "the interval for this level is not set; the force must set it.";
    if (!decision.visit_interval) return found;
    if (!is_length(*decision.visit_interval)) {
        says += " The decision's own interval has no length, so the default holds.";
        return found;
    }
    const auto own = in_words(*decision.visit_interval);
    // Without a default nobody can say that the interval is not longer.
    const bool longer = !found.term || reached(from, *decision.visit_interval) > reached(from, *found.term);
    found.lacks = lacks(decision, needs_of(as_of, nation, rules), longer);
    if (!found.lacks.empty()) {
        says += " The decision of " + british(*decision.on) + " states " + own + ", but " + found.lacks.front().says +
                ", so the default holds.";
        return found;
    }
    found.term = decision.visit_interval;
    found.basis = IntervalBasis::plan_decision;
    found.step.rule = needs_rule;
    found.step.citation = cited(rules, needs_rule, as_of, nation);
    says = "Management level " + level + ": the decision of " + british(*decision.on) +
           " sets a visit at home within " + own + " of the last" +
           (decision.approved_by ? ", with its rationale and approved." : ", with its rationale.");
    return found;
}

} // namespace mosovo::assessment
