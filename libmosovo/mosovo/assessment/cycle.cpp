#include <mosovo/assessment/cycle.hpp>

#include <mosovo/assessment/endorsement.hpp>
#include <mosovo/assessment/owner.hpp>

#include "cycle_next.hpp"
#include "cycle_steps.hpp"
#include "plan_in_force.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view together_rule = "practice.assessment.cycle.window_days";
constexpr std::string_view trigger_rule = "practice.assessment.triggers";
constexpr std::string_view endorse_rule = "practice.supervision.endorses";
constexpr std::string_view steps_rule = "practice.assessment.steps";

struct Needed {
    std::string_view rule;
    const char* what;
};
/// Without one of these nobody can say that a cycle is complete.
constexpr std::array needed_for_completeness{
    Needed{together_rule, "How long the steps may take together"},
    Needed{trigger_rule, "What opens an assessment"},
    Needed{"practice.assessment.change_of_circumstances", "Which changes are changes of circumstances"},
    Needed{"practice.arms.for", "Of whom ARMS is made"},
    Needed{"practice.assessment.stale.visit", "What takes away the use of a visit"},
    Needed{"practice.assessment.stale.static_score", "What takes away the use of a static score"},
    Needed{"practice.assessment.stale.arms", "What takes away the use of an ARMS assessment"},
};

/// Builds one cycle from its round.
class Builder {
public:
    Builder(const Round& round, const Timeline& timeline, const law::Evaluation& law, const PracticeOn& practice)
        : round_{round}, timeline_{timeline}, practice_{practice}, cycle_{.offender = timeline.record().id(),
                                                                          .as_of = law.as_of} {}

    Cycle build() && {
        cycle_.triggers = round_.triggers;
        chosen_ = choose_steps(cycle_, round_, timeline_, practice_);
        add_plan();
        add_endorsement();
        when();
        measure_window();
        find_faults();
        cycle_.state = state();
        reasons();
        return std::move(cycle_);
    }

private:
    void add_plan() {
        CycleStep step;
        step.step = StepName::plan;
        step.state = StepState::to_do;
        step.says = "No plan has been made or reviewed in this cycle.";
        if (round_.closed) {
            const auto& [event, on] = *round_.closed;
            step.state = StepState::done;
            step.on = on;
            step.event = event->id();
            step.by = event->head.by;
            step.says = (event->as<Review>() ? "Reviewed on " : "Made on ") + british(on) + ".";
        }
        cycle_.steps.push_back(std::move(step));
    }

    void add_endorsement() {
        CycleStep step;
        step.step = StepName::endorsement;
        step.state = StepState::to_do;
        step.says = "Follows the plan.";
        if (round_.closed) {
            std::vector<const Event*> written{round_.closed->event};
            if (const auto* arms = arms_under(timeline_, round_.closed->on)) written.push_back(arms);
            const auto found = endorsement_of(written, timeline_, cycle_.as_of, practice_);
            step.state = state_of(found.state);
            step.on = found.on;
            step.event = found.event;
            step.by = found.by;
            step.says = found.says;
        }
        cycle_.steps.push_back(std::move(step));
    }

    static StepState state_of(EndorsementState state) {
        switch (state) {
        case EndorsementState::none:
            return StepState::to_do;
        case EndorsementState::endorsed:
            return StepState::done;
        case EndorsementState::self:
            return StepState::self_endorsed;
        case EndorsementState::returned:
            return StepState::returned;
        case EndorsementState::unknown:
        case EndorsementState::not_measured:
            break;
        }
        return StepState::unknown;
    }

    /// A review date is no news: steps taken to meet it may lie before it.
    void when() {
        cycle_.opened = chosen_.news;
        if (!cycle_.opened) {
            cycle_.opened = chosen_.first;
            for (const auto& trigger : round_.triggers)
                if (trigger.kind == TriggerKind::review_date && (!cycle_.opened || trigger.on < *cycle_.opened))
                    cycle_.opened = trigger.on;
        }
        if (round_.closed) {
            cycle_.closed = round_.closed->on;
            if (!cycle_.opened) cycle_.opened = cycle_.closed;
        }
    }

    void measure_window() {
        const auto begun = chosen_.first ? chosen_.first : round_.closed ? std::optional{round_.until} : std::nullopt;
        cycle_.window = WindowState::not_begun;
        if (!begun) return;
        cycle_.window_ends = practice_.limit(together_rule, *begun);
        if (!cycle_.window_ends)
            cycle_.window = WindowState::not_configured;
        else if (round_.until > *cycle_.window_ends)
            cycle_.window = WindowState::outside;
        else
            cycle_.window = round_.closed ? WindowState::inside : WindowState::running;
    }

    void fault(CycleFaultKind kind, std::string says, std::string_view rule, std::vector<EventId> evidence = {}) {
        cycle_.faults.push_back({kind, std::move(says), std::string{rule}, practice_.cite(rule), std::move(evidence)});
    }

    void fault_of(const CycleStep& step) {
        std::vector<EventId> evidence;
        if (step.event) evidence.push_back(*step.event);
        auto name = step_text(step.step);
        if (step.step != StepName::arms) name.front() = static_cast<char>(name.front() - 'a' + 'A');
        const auto says = name + ": " + step.says;
        switch (step.state) {
        case StepState::missing:
            return fault(CycleFaultKind::gap, says, steps_rule, evidence);
        case StepState::out_of_order:
            return fault(CycleFaultKind::wrong_order, says, steps_rule, evidence);
        case StepState::stale:
            return fault(CycleFaultKind::stale_input, says, steps_rule, evidence);
        case StepState::self_endorsed:
            return fault(CycleFaultKind::self_endorsed, step.says, endorse_rule, evidence);
        case StepState::returned:
            return fault(CycleFaultKind::returned, step.says, endorse_rule, evidence);
        case StepState::unknown:
            return fault(CycleFaultKind::endorsement_not_shown, step.says, endorse_rule, evidence);
        case StepState::to_do:
            if (step.step == StepName::endorsement && round_.closed)
                fault(CycleFaultKind::unendorsed, step.says, endorse_rule, {round_.closed->event->id()});
            return;
        case StepState::done:
        case StepState::not_applicable:
        case StepState::held:
            return;
        }
    }

    void find_faults() {
        for (const auto& step : cycle_.steps)
            fault_of(step);
        if (cycle_.window == WindowState::outside)
            fault(CycleFaultKind::outside_window,
                  "The steps did not come together: the first was done on " +
                      british(chosen_.first.value_or(round_.until)) + ", and the window ended on " +
                      british(*cycle_.window_ends) + (round_.closed ? "." : ", with the plan still to be made."),
                  together_rule);
    }

    [[nodiscard]] bool has(CycleFaultKind kind) const {
        return std::ranges::any_of(cycle_.faults, [kind](const CycleFault& f) { return f.kind == kind; });
    }

    [[nodiscard]] CycleState state() const {
        if (!round_.closed) return CycleState::open;
        if (has(CycleFaultKind::returned)) return CycleState::returned;
        if (cycle_.faults.empty()) return all_set() ? CycleState::complete : CycleState::not_configured;
        const bool nothing_else = cycle_.faults.size() == 1 && has(CycleFaultKind::unendorsed);
        return nothing_else ? CycleState::unendorsed : CycleState::flawed;
    }

    void reasons() {
        for (const auto& trigger : cycle_.triggers)
            cycle_.because.push_back({std::string{trigger_rule},
                                      practice_.cite(trigger_rule),
                                      trigger.says + answer_text(trigger),
                                      trigger.on,
                                      {}});
        for (const auto& [rule, what] : needed_for_completeness)
            if (!practice_.is_set(rule) && (rule != together_rule || cycle_.window == WindowState::not_configured))
                cycle_.because.push_back(
                    practice_.step(rule, std::string{what} + " is not configured; the force must set it."));
    }

    [[nodiscard]] bool all_set() const {
        return std::ranges::all_of(needed_for_completeness,
                                   [this](const Needed& needed) { return practice_.is_set(needed.rule); });
    }

    static std::string answer_text(const Trigger& trigger) {
        switch (trigger.answer) {
        case TriggerAnswer::open:
            return {};
        case TriggerAnswer::assessed:
            return " The plan had it in view.";
        case TriggerAnswer::decided:
            return " Decided not to reassess, with a reason.";
        case TriggerAnswer::excused:
            return " A reasonable excuse was accepted, with a reason.";
        }
        return {};
    }

    const Round& round_;
    const Timeline& timeline_;
    const PracticeOn& practice_;
    Cycle cycle_;
    Chosen chosen_;
};

bool nothing_asks(const Timeline& timeline, const law::Evaluation& law) {
    const auto where = whereabouts(timeline, law.as_of);
    const bool subject = law.status == law::Status::subject || law.status == law::Status::unknown;
    return !subject || where == Whereabouts::deceased || where == Whereabouts::emigrated;
}

/// A cycle without steps: nothing asks for one, or what asks for one is not configured.
Cycle none_of(CycleState state, const Timeline& timeline, const law::Evaluation& law, const PracticeOn& practice,
              std::string why) {
    Cycle none{.offender = timeline.record().id(), .as_of = law.as_of};
    none.state = state;
    none.next.why = why;
    none.because.push_back(practice.step(trigger_rule, std::move(why)));
    return none;
}

void add_what_is_open_today(Cycle& last, const Timeline& timeline, const PracticeOn& practice) {
    for (const auto& id : decisions_without_reason(timeline, last.as_of))
        last.faults.push_back({CycleFaultKind::decision_without_reason,
                               "A decision gives no reason, so it closes nothing.",
                               std::string{trigger_rule},
                               practice.cite(trigger_rule),
                               {id}});
    const auto* owner = owner_on(timeline, last.as_of);
    if (owner == nullptr || (!owner->officer && !owner->deputy))
        last.faults.push_back({CycleFaultKind::no_owner,
                               "Nobody owns this case: record who does.",
                               std::string{trigger_rule},
                               practice.cite(trigger_rule),
                               {}});
}

} // namespace

std::vector<Cycle> cycles(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules) {
    const PracticeOn practice{rules, law.as_of, nation_on(timeline, law.as_of)};
    if (nothing_asks(timeline, law))
        return {none_of(CycleState::not_due, timeline, law, practice,
                        "Not subject to the requirements on " + british(law.as_of) + ", or no longer in the country.")};
    std::vector<Cycle> all;
    auto asking = triggers(timeline, law, practice);
    std::erase_if(asking, [&](const Trigger& trigger) { return !opens_a_cycle(trigger, law, practice); });
    const auto all_rounds = rounds(timeline, std::move(asking), law.as_of);
    for (const auto& round : all_rounds)
        all.push_back(Builder{round, timeline, law, practice}.build());
    if (all.empty()) {
        const bool set = practice.is_set(trigger_rule);
        all.push_back(none_of(set ? CycleState::not_due : CycleState::not_configured, timeline, law, practice,
                              set ? "Nothing on record asks for an assessment."
                                  : "What opens an assessment is not configured; the force must set it."));
    }
    if (!all_rounds.empty()) {
        say_what_is_next(all.back(), timeline, law, rules);
        add_what_is_open_today(all.back(), timeline, practice);
    }
    return all;
}

Cycle cycle(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules) {
    return std::move(cycles(timeline, law, rules).back());
}

std::string step_text(StepName step) {
    switch (step) {
    case StepName::visit:
        return "visit";
    case StepName::static_score:
        return "static score";
    case StepName::arms:
        return "ARMS";
    case StepName::plan:
        return "plan";
    case StepName::endorsement:
        return "endorsement";
    }
    return {};
}

} // namespace mosovo::assessment
