#include "reactive_criteria.hpp"

#include <mosovo/assessment/management_history.hpp>

#include "breach_decision.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view low_rule = "practice.reactive.low_risk_years";
constexpr std::string_view offence_rule = "practice.reactive.offence_free_years";
constexpr std::string_view bars_rule = "practice.reactive.bars";
constexpr std::string_view unverified_rule = "practice.reactive.bars.unverified";
constexpr std::string_view orders_rule = "practice.reactive.civil_orders";
constexpr std::string_view no_licence_rule = "practice.reactive.sentences_without_licence";

struct Found {
    Answer answer;
    std::string says;
    std::vector<EventId> evidence;
    std::string_view rule{}; ///< what is not set, where that is another rule than the criterion's
};

/// Whether `day` is in force there: made or served by then, not ended.
bool in_force(const Order& order, Day day) {
    const auto from = order.served ? order.served : order.made;
    return (!from || *from <= day) && (!order.until || *order.until >= day) &&
           (!order.discharged || *order.discharged > day);
}

class Criteria {
public:
    Criteria(const Timeline& timeline, const law::Evaluation& law, const PracticeOn& practice)
        : timeline_{timeline}, law_{law}, practice_{practice} {}

    std::vector<Predicate> all() && {
        add("low_risk_for_long_enough", low_rule, low_long_enough());
        add("no_offence_for_long_enough", offence_rule, offence_free());
        if (const auto* bars = practice_.words(bars_rule))
            for (const auto& bar : *bars)
                add("no_" + bar, bars_rule, without(bar));
        else
            add("no_bar", bars_rule, {Answer::unknown, "Which circumstances are bars is not configured.", {}});
        weight_ = Weight::advisory;
        if (const auto* bars = practice_.words(unverified_rule)) {
            for (const auto& bar : *bars)
                if (!practice_.lists(bars_rule, bar)) add("no_" + bar, unverified_rule, without(bar));
        } else {
            add("no_other_bar", unverified_rule,
                {Answer::unknown, "Which further circumstances are to be weighed is not configured.", {}});
        }
        return std::move(found_);
    }

private:
    void add(std::string name, std::string_view criterion, Found found) {
        const auto rule = found.rule.empty() ? criterion : found.rule;
        found_.push_back({std::move(name), found.answer, weight_, std::move(found.says), std::string{rule},
                          practice_.cite(rule), std::move(found.evidence)});
    }

    /// A level as somebody judged it, in a decision on management or in ARMS.
    struct Judged {
        Dated at;
        std::optional<RiskLevel> level;
    };

    /// Low from `needed` on without a break, by the decisions on management and by the ARMS assessments: each is a
    /// judgement of its own. Only the decisions must reach back so far; not everybody is assessed with ARMS.
    Found low_long_enough() const {
        const auto needed = practice_.before(low_rule, law_.as_of);
        if (!needed) return {Answer::unknown, "How long the risk must have been low is not configured.", {}};
        std::vector<Judged> managed;
        for (const auto& [event, decision] : decisions_until(timeline_, law_.as_of))
            managed.push_back({{event, *decision->on}, decision->level});
        if (managed.empty()) return {Answer::unknown, "No risk level is recorded; unknown is not low.", {}};
        auto found = low_since(managed, *needed, "The last decision");
        if (found.answer == Answer::met && managed.front().at.on > *needed)
            found = {Answer::not_met, "Low since " + british(managed.front().at.on) + ", which is not long enough.",
                     std::move(found.evidence)};
        auto all = dated<Arms>(timeline_, law_.as_of);
        sort_by_day(all);
        std::vector<Judged> assessed;
        for (const auto& one : all)
            assessed.push_back({one, one.event->as<Arms>()->level});
        auto by_arms = low_since(assessed, *needed, "The last ARMS assessment");
        const bool arms_decides = found.answer == Answer::met
                                      ? by_arms.answer != Answer::met
                                      : found.answer == Answer::unknown && by_arms.answer == Answer::not_met;
        auto& shown = arms_decides ? by_arms : found;
        const auto& rest = arms_decides ? found : by_arms;
        shown.evidence.insert(shown.evidence.end(), rest.evidence.begin(), rest.evidence.end());
        return shown;
    }

    /// What of `judged` held after `needed`: all of it low?
    static Found low_since(const std::vector<Judged>& judged, Day needed, const std::string& last) {
        Found found{Answer::met, judged.empty() ? "" : "Low since " + british(judged.front().at.on) + ".", {}};
        for (std::size_t i = 0; i < judged.size(); ++i) {
            const bool is_last = i + 1 == judged.size();
            if (!is_last && judged[i + 1].at.on <= needed) continue;
            const auto& [at, level] = judged[i];
            found.evidence.push_back(at.event->id());
            if (level && level != RiskLevel::low) {
                found.answer = Answer::not_met;
                found.says = is_last
                                 ? last + " says that the risk level is not low."
                                 : "Not low until " + british(judged[i + 1].at.on) + ", which is not long ago enough.";
            } else if (!level && found.answer == Answer::met) {
                found.answer = Answer::unknown;
                found.says = is_last ? last + " records no risk level; unknown is not low."
                                     : "Until " + british(judged[i + 1].at.on) +
                                           " no risk level was recorded; unknown is not low.";
            }
        }
        return found;
    }

    /// The day of an offence is known or, failing that, lies before the conviction.
    Found offence_free() const {
        const auto since = practice_.before(offence_rule, law_.as_of);
        if (!since) return {Answer::unknown, "How long without an offence it takes is not configured.", {}};
        Found found{Answer::met, "No offence on record since " + british(*since) + ".", {}};
        for (const auto& [event, disposal] : timeline_.all<Disposal>()) {
            if (disposal->on && *disposal->on > law_.as_of) continue;
            const auto committed = disposal->offence ? disposal->offence->committed : std::nullopt;
            if (committed ? *committed <= *since : disposal->on && *disposal->on <= *since) continue;
            found.evidence.push_back(event->id());
            if (committed) {
                found.answer = Answer::not_met;
                found.says = "An offence of " + british(*committed) + " is on record.";
            } else if (found.answer == Answer::met) {
                found.answer = Answer::unknown;
                found.says = "When the offence was committed is not recorded, and it may lie in the time asked about.";
            }
        }
        breaches(*since, found);
        return found;
    }

    void breaches(Day since, Found& found) const {
        for (const auto& trigger : triggers(timeline_, law_, practice_)) {
            if (trigger.kind != TriggerKind::breach || trigger.on <= since || trigger.answer == TriggerAnswer::excused)
                continue;
            found.evidence.insert(found.evidence.end(), trigger.evidence.begin(), trigger.evidence.end());
            // Once a crime is recorded, only an excuse that has all it needs takes that back, and it would say
            // `excused`.
            const bool crimed =
                std::ranges::any_of(decisions_on_breach(timeline_, trigger.ref, law_.as_of), [](const Event* event) {
                    return event->as<BreachDecision>()->outcome == BreachOutcome::crime_recorded;
                });
            if (crimed) {
                found.answer = Answer::not_met;
                found.says = trigger.says + " It was recorded as a crime.";
            } else if (found.answer == Answer::met) {
                found.answer = Answer::unknown;
                found.says = trigger.says + " Whether that is an offence is not decided.";
            }
        }
    }

    Found without(const std::string& bar) const {
        if (bar == "civil_order") return civil_order();
        if (bar == "adverse_intelligence") return adverse_intelligence();
        if (bar == "licence") return licence();
        if (bar == "mappa_level_2_or_3") return mappa();
        if (bar == "under_18") return under_18();
        return {Answer::unknown, "Practice names “" + bar + "”, which a record does not show.", {}};
    }

    Found civil_order() const {
        if (!practice_.is_set(orders_rule))
            return {Answer::unknown, "Which orders count is not configured.", {}, orders_rule};
        Found found{Answer::met, "No civil order is in force.", {}};
        for (const auto& [event, order] : timeline_.all<Order>()) {
            if (!in_force(*order, law_.as_of)) continue;
            if (!order->type) {
                if (found.answer == Answer::met)
                    found = {Answer::unknown, "An order is in force whose type is not recorded.", {event->id()}};
            } else if (practice_.lists(orders_rule, word(*order->type))) {
                if (found.answer != Answer::not_met) found = {Answer::not_met, "A civil order is in force.", {}};
                found.evidence.push_back(event->id());
            }
        }
        return found;
    }

    /// The source states no time for intelligence; that of low risk is taken (decision 0074).
    Found adverse_intelligence() const {
        const auto since = practice_.before(low_rule, law_.as_of);
        if (!since) return {Answer::unknown, "The time to look back is not configured.", {}, low_rule};
        Found found{Answer::met, "No adverse intelligence on record since " + british(*since) + ".", {}};
        for (const auto& [event, report] : timeline_.all<Intelligence>()) {
            const auto at = report->at ? report->at : report->submitted;
            if ((at && (at->day() <= *since || at->day() > law_.as_of)) || report->adverse == false) continue;
            if (report->adverse == true && at) {
                if (found.answer != Answer::not_met)
                    found = {Answer::not_met, "Adverse intelligence is on record.", {}};
                found.evidence.push_back(event->id());
            } else if (found.answer != Answer::not_met) {
                if (found.answer == Answer::met)
                    found = {Answer::unknown, "Intelligence is on record, and whether it is adverse is not.", {}};
                found.evidence.push_back(event->id());
            }
        }
        return found;
    }

    /// Whether a licence has ended is in no record, so this is met only where no sentence can carry one.
    Found licence() const {
        if (!practice_.is_set(no_licence_rule))
            return {Answer::unknown, "Which sentences carry no licence is not configured.", {}, no_licence_rule};
        std::vector<EventId> may;
        std::vector<EventId> cannot;
        for (const auto& [event, disposal] : timeline_.all<Disposal>()) {
            if (disposal->on && *disposal->on > law_.as_of) continue;
            const auto type = disposal->sentence ? disposal->sentence->type : std::nullopt;
            const bool none =
                disposal->basis == Basis::caution || (type && practice_.lists(no_licence_rule, word(*type)));
            (none ? cannot : may).push_back(event->id());
        }
        if (!may.empty())
            return {Answer::unknown,
                    "A sentence may carry a licence, and the record does not say whether it has ended.",
                    std::move(may)};
        if (cannot.empty())
            return {Answer::unknown, "No disposal is on record, so whether he is on licence is not known.", {}};
        return {Answer::met, "No sentence on record carries a licence.", std::move(cannot)};
    }

    Found mappa() const {
        auto all = dated<Mappa>(timeline_, law_.as_of);
        sort_by_day(all);
        const auto* last = all.empty() ? nullptr : all.back().event;
        const auto* held = last ? last->as<Mappa>() : nullptr;
        if (!held || !held->level) return {Answer::unknown, "No MAPPA level is recorded.", {}};
        const bool first = held->level->value() == 1;
        return {first ? Answer::met : Answer::not_met,
                "MAPPA level " + std::to_string(held->level->value()) + " since " + british(*held->on) + ".",
                {last->id()}};
    }

    Found under_18() const {
        const auto& born = timeline_.record().offender.born;
        if (!born) return {Answer::unknown, "The day of birth is not recorded.", {}};
        const auto grown_up = practice_.limit("soa2003.s82.adult_age", *born);
        if (!grown_up) return {Answer::unknown, "The age of an adult is not held.", {}};
        const bool adult = *grown_up <= law_.as_of;
        return {adult ? Answer::met : Answer::not_met, adult ? "He is an adult." : "He is under 18.", {}};
    }

    const Timeline& timeline_;
    const law::Evaluation& law_;
    const PracticeOn& practice_;
    Weight weight_ = Weight::binding;
    std::vector<Predicate> found_;
};

} // namespace

std::vector<Predicate> reactive_criteria(const Timeline& timeline, const law::Evaluation& law,
                                         const PracticeOn& practice) {
    return Criteria{timeline, law, practice}.all();
}

} // namespace mosovo::assessment
