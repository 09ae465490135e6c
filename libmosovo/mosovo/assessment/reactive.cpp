#include <mosovo/assessment/reactive.hpp>

#include <mosovo/assessment/management_history.hpp>
#include <mosovo/assessment/visit_interval.hpp>

#include "reactive_criteria.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view exit_rule = "practice.reactive.exit_triggers";
constexpr std::string_view changes_rule = "practice.assessment.change_of_circumstances";
constexpr std::string_view desk_rule = "practice.reactive.desk_review";

Answer together(const std::vector<Predicate>& predicates) {
    auto answer = Answer::met;
    for (const auto& one : predicates) {
        if (one.weight != Weight::binding) continue;
        if (one.answer == Answer::not_met) return Answer::not_met;
        if (one.answer == Answer::unknown) answer = Answer::unknown;
    }
    return answer;
}

class Reader {
public:
    Reader(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules)
        : timeline_{timeline}, law_{law}, practice_{rules, law.as_of, nation_on(timeline, law.as_of)},
          found_{.offender = timeline.record().id(), .as_of = law.as_of} {}

    ReactiveEligibility read() && {
        found_.predicates = reactive_criteria(timeline_, law_, practice_);
        found_.eligible = together(found_.predicates);
        const auto history = decisions_until(timeline_, law_.as_of);
        if (!history.empty()) found_.state = history.back().second->state;
        if (found_.state == ManagementState::reactive) stands(*history.back().first, *history.back().second->on);
        return std::move(found_);
    }

private:
    void fault(ReactiveFaultKind kind, std::string says, std::string_view rule, std::vector<EventId> evidence) {
        found_.faults.push_back({kind, std::move(says), std::string{rule}, practice_.cite(rule), std::move(evidence)});
    }

    void stands(const Event& decision, Day since) {
        found_.since = since;
        for (const auto& lack : lacks(decision, practice_, reactive_needs_rule, false))
            if (lack.need == Need::not_configured)
                not_set(reactive_needs_rule, "What a decision to manage reactively needs");
            else
                fault(ReactiveFaultKind::decision_lacks, "Managed reactively, although " + lack.says + ".",
                      reactive_needs_rule, {decision.id()});
        if (!practice_.is_set(exit_rule))
            not_set(exit_rule, "Which events end reactive management");
        else if (practice_.lists(exit_rule, word(TriggerKind::change_of_circumstances)) &&
                 !practice_.is_set(changes_rule))
            not_set(changes_rule, "Which changes are changes of circumstances");
        find_exits(since);
        measure_desk_review(decision, since);
        for (const auto& one : found_.predicates) {
            if (one.weight != Weight::binding || one.answer == Answer::met) continue;
            const bool broken = one.answer == Answer::not_met;
            fault(broken ? ReactiveFaultKind::criteria_not_met : ReactiveFaultKind::criteria_unknown,
                  "Managed reactively, although: " + one.says, one.rule, one.evidence);
        }
    }

    void not_set(std::string_view rule, const std::string& what) {
        fault(ReactiveFaultKind::not_configured, what + " is not configured; the force must set it.", rule, {});
    }

    /// A later assessment had the event in view; a decision or an excuse closed it; nothing else does.
    [[nodiscard]] bool answered(const Trigger& trigger) const {
        if (trigger.answer != TriggerAnswer::open) return true;
        return std::ranges::any_of(dated<Arms>(timeline_, law_.as_of),
                                   [&](const Dated& arms) { return in_view(trigger, *arms.event, arms.on); });
    }

    void find_exits(Day since) {
        for (auto& trigger : triggers(timeline_, law_, practice_)) {
            const bool later = trigger.on > since || (trigger.recorded && trigger.recorded->day() > since);
            if (!later || !lists(practice_, exit_rule, trigger) || answered(trigger)) continue;
            fault(ReactiveFaultKind::must_be_reviewed,
                  trigger.says + " The risk assessment must be reviewed; visits or the level may change.", exit_rule,
                  trigger.evidence);
            found_.exits.push_back(std::move(trigger));
        }
    }

    void measure_desk_review(const Event& decision, Day since) {
        auto last = since;
        for (const auto& [event, review] : timeline_.all<Review>()) {
            const bool of_it =
                std::ranges::any_of(review->of, [&](const EventId& id) { return timeline_.resolve(id) == &decision; });
            if (of_it && review->on && *review->on <= law_.as_of) last = std::max(last, *review->on);
        }
        found_.desk_review_due = practice_.limit(desk_rule, last);
        if (!found_.desk_review_due) {
            found_.desk_review = DeskReviewState::not_configured;
            return;
        }
        found_.desk_review = *found_.desk_review_due < law_.as_of ? DeskReviewState::overdue : DeskReviewState::due;
        if (found_.desk_review == DeskReviewState::overdue)
            fault(ReactiveFaultKind::desk_review_overdue,
                  "The review at the desk was due by " + british(*found_.desk_review_due) + ".", desk_rule,
                  {decision.id()});
    }

    const Timeline& timeline_;
    const law::Evaluation& law_;
    PracticeOn practice_;
    ReactiveEligibility found_;
};

} // namespace

ReactiveEligibility reactive_eligibility(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules) {
    return Reader{timeline, law, rules}.read();
}

} // namespace mosovo::assessment
