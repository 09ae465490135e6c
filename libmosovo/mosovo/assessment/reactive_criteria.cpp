#include "reactive_criteria.hpp"

#include <mosovo/assessment/management_history.hpp>

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

struct Found {
    Answer answer;
    std::string says;
    std::vector<EventId> evidence;
};

/// Whether `day` is in force there: made or served by then, not ended.
bool in_force(const Order& order, Day day) {
    const auto from = order.served ? order.served : order.made;
    return (!from || *from <= day) && (!order.until || *order.until >= day) &&
           (!order.discharged || *order.discharged > day);
}

bool may_carry_licence(const Disposal& disposal) {
    using enum SentenceType;
    if (!disposal.sentence || !disposal.sentence->type) return true; // not known
    switch (*disposal.sentence->type) {
    case conditional_discharge:
    case payback_supervision:
    case community_order:
    case youth_rehabilitation:
    case referral_order:
    case fine:
    case admonition:
    case payback_unpaid_work:
    case absolute_discharge:
    case suspended:
        return false;
    default:
        return true;
    }
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
        if (const auto* bars = practice_.words(unverified_rule))
            for (const auto& bar : *bars)
                if (!practice_.lists(bars_rule, bar)) add("no_" + bar, unverified_rule, without(bar));
        return std::move(found_);
    }

private:
    void add(std::string name, std::string_view rule, Found found) {
        found_.push_back({std::move(name), found.answer, weight_, std::move(found.says), std::string{rule},
                          practice_.cite(rule), std::move(found.evidence)});
    }

    /// Low without a break from `needed` on. A decision without a level breaks it as unknown.
    Found low_long_enough() const {
        const auto needed = practice_.before(low_rule, law_.as_of);
        if (!needed) return {Answer::unknown, "How long the risk must have been low is not configured.", {}};
        const auto history = decisions_until(timeline_, law_.as_of);
        if (history.empty()) return {Answer::unknown, "No risk level is recorded; unknown is not low.", {}};
        std::optional<Day> low_since;
        bool unknown = false;
        std::vector<EventId> evidence;
        for (const auto& [event, decision] : history) {
            const bool low = decision->level == RiskLevel::low;
            if (!low) {
                low_since.reset();
                evidence.clear();
            } else if (!low_since) {
                low_since = decision->on;
            }
            unknown = !decision->level.has_value();
            evidence.push_back(event->id());
        }
        if (unknown) return {Answer::unknown, "The last decision records no risk level; unknown is not low.", evidence};
        if (!low_since) return {Answer::not_met, "The risk level is not low.", evidence};
        const bool met = *low_since <= *needed;
        return {met ? Answer::met : Answer::not_met,
                "Low since " + british(*low_since) + (met ? "." : ", which is not long enough."), evidence};
    }

    /// The day of an offence is known or, failing that, lies before the conviction.
    Found offence_free() const {
        const auto since = practice_.before(offence_rule, law_.as_of);
        if (!since) return {Answer::unknown, "How long without an offence it takes is not configured.", {}};
        Found found{Answer::met, "No offence on record since " + british(*since) + ".", {}};
        for (const auto& [event, disposal] : timeline_.all<Disposal>()) {
            if (!disposal->on || *disposal->on > law_.as_of) continue;
            const auto committed = disposal->offence ? disposal->offence->committed : std::nullopt;
            if (committed ? *committed <= *since : *disposal->on <= *since) continue;
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
            const bool crimed = std::ranges::any_of(timeline_.all<BreachDecision>(), [&](const auto& one) {
                return one.second->obligation == trigger.ref && one.second->outcome == BreachOutcome::crime_recorded;
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
        if (!practice_.is_set(orders_rule)) return {Answer::unknown, "Which orders count is not configured.", {}};
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
        if (!since) return {Answer::unknown, "The time to look back is not configured.", {}};
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

    Found licence() const {
        Found found{Answer::met, "No sentence on record carries a licence.", {}};
        for (const auto& [event, disposal] : timeline_.all<Disposal>()) {
            if (!may_carry_licence(*disposal)) continue;
            found.answer = Answer::unknown;
            found.says = "A sentence may carry a licence, and the record does not say whether it has ended.";
            found.evidence.push_back(event->id());
        }
        return found;
    }

    Found mappa() const {
        const Event* last = nullptr;
        const Mappa* held = nullptr;
        for (const auto& [event, mappa] : timeline_.all<Mappa>())
            if (mappa->on && *mappa->on <= law_.as_of && (!held || *mappa->on >= *held->on)) {
                last = event;
                held = mappa;
            }
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
