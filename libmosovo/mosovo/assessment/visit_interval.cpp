#include <mosovo/assessment/management_history.hpp>
#include <mosovo/assessment/trigger.hpp>
#include <mosovo/assessment/visit_interval.hpp>

#include <algorithm>

namespace mosovo::assessment {

namespace {

bool is_length(const Term& term) {
    const auto some = [](const auto& part) { return part && part->count() > 0; };
    return some(term.years) || some(term.months) || some(term.weeks) || some(term.days);
}

std::string plain(RiskLevel level) { return level == RiskLevel::very_high ? "very high" : std::string{word(level)}; }

std::optional<Term> policy_default(std::string_view rule, const PracticeOn& practice) {
    const auto months = practice.months(rule);
    if (!months) return {};
    Term term;
    term.months = *months;
    return term;
}

/// An approval, as far as it is one: somebody else's than the one's who decided.
std::optional<Lack> lacks_approval(const Event& decision, const std::optional<StaffId>& approved_by,
                                   const std::string& longer) {
    if (!approved_by) return Lack{Need::approval, longer + "nobody approved it"};
    if (!decision.head.by)
        return Lack{Need::second_person_shown,
                    longer + "who decided is not recorded, so that its approval shows no second person"};
    if (decision.head.by == approved_by) return Lack{Need::second_person, longer + "the one who decided approved it"};
    return std::nullopt;
}

} // namespace

std::vector<Lack> lacks(const Event& decision, const PracticeOn& practice, std::string_view rule, bool longer) {
    const auto* needs = practice.words(rule);
    if (needs == nullptr) return {{Need::not_configured, "what such a decision needs is not configured"}};
    const auto& management = *decision.as<Management>();
    std::vector<Lack> found;
    for (const auto& need : *needs) {
        const bool if_longer = need == "supervisor_approval_if_longer";
        if (need == "rationale") {
            if (!says_something(management.rationale)) found.push_back({Need::rationale, "no rationale is recorded"});
        } else if (need == "supervisor_approval" || if_longer) {
            if (if_longer && !longer) continue;
            const std::string why = if_longer ? "it is longer than the default and " : "";
            if (auto lack = lacks_approval(decision, management.approved_by, why)) found.push_back(std::move(*lack));
        } else {
            found.push_back({Need::something_else, "the force asks for “" + need + "”, which a record does not show"});
        }
    }
    return found;
}

bool is_reactive(const Event& decision, const PracticeOn& practice) {
    return decision.as<Management>()->state == ManagementState::reactive &&
           lacks(decision, practice, reactive_needs_rule, false).empty();
}

std::vector<std::pair<const Event*, const Management*>> heeded_until(const Timeline& timeline, Day as_of,
                                                                     const PracticeOn& practice) {
    auto all = decisions_until(timeline, as_of);
    const auto unheeded = [&](const auto& one) {
        return one.second->state == ManagementState::reactive && !is_reactive(*one.first, practice);
    };
    if (!std::ranges::all_of(all, unheeded)) std::erase_if(all, unheeded);
    return all;
}

bool manages_reactively(const Timeline& timeline, Day day, const PracticeOn& practice) {
    const auto decisions = heeded_until(timeline, day, practice);
    return !decisions.empty() && is_reactive(*decisions.back().first, practice);
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

Interval interval_of(const Event& event, Day from, const PracticeOn& practice) {
    const auto& decision = *event.as<Management>();
    const auto name = "practice.visit.interval." + std::string{word(*decision.level)};
    const auto level = plain(*decision.level);
    Interval found;
    found.term = policy_default(name, practice);
    found.step = practice.step(name, {});
    auto& says = found.step.says;
    says = "Management level " + level + " since " + british(*decision.on) + ": ";
    says += found.term ? "a visit at home within " + in_words(*found.term) + " of the last."
                       : "the interval for this level is not configured; the force must set it.";
    if (!decision.visit_interval) return found;
    if (!is_length(*decision.visit_interval)) {
        says += " The decision's own interval has no length, so the default holds.";
        return found;
    }
    const auto own = in_words(*decision.visit_interval);
    // Without a default nobody can say that the interval is not longer.
    const bool longer = !found.term || reached(from, *decision.visit_interval) > reached(from, *found.term);
    found.lacks = lacks(event, practice, override_needs_rule, longer);
    if (!found.lacks.empty()) {
        says += " The decision of " + british(*decision.on) + " states " + own + ", but " + found.lacks.front().says +
                ", so the default holds.";
        return found;
    }
    found.term = decision.visit_interval;
    found.basis = IntervalBasis::plan_decision;
    found.step = practice.step(override_needs_rule, {});
    says = "Management level " + level + ": the decision of " + british(*decision.on) +
           " sets a visit at home within " + own + " of the last, with what practice asks of it.";
    return found;
}

} // namespace mosovo::assessment
