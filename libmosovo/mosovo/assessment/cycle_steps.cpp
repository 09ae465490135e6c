#include "cycle_steps.hpp"

#include <mosovo/assessment/management_history.hpp>
#include <mosovo/assessment/static_scores.hpp>
#include <mosovo/assessment/static_tools.hpp>
#include <mosovo/assessment/visit_interval.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view arms_rule = "practice.arms.for";
constexpr std::string_view away_rule = "practice.visit.no_clock_while";

bool counts(const Trigger& trigger) {
    return trigger.answer == TriggerAnswer::open || trigger.answer == TriggerAnswer::assessed;
}

/// Finds events of one step; days are inclusive.
class Candidates {
public:
    explicit Candidates(std::vector<Dated> events) : events_{std::move(events)} { sort_by_day(events_); }

    [[nodiscard]] std::optional<Dated> latest(std::optional<Day> from, Day until) const {
        std::optional<Dated> found;
        for (const auto& one : events_)
            if (one.on <= until && (!from || one.on >= *from)) found = one;
        return found;
    }

private:
    std::vector<Dated> events_;
};

class Chooser {
public:
    Chooser(Cycle& cycle, const Round& round, const Timeline& timeline, const PracticeOn& practice)
        : cycle_{cycle}, round_{round}, timeline_{timeline}, practice_{practice},
          visits_{seen_at_home(timeline, round.until)}, scores_{current_scores()}, arms_{dated<Arms>(timeline,
                                                                                                     round.until)} {}

    Chosen choose() && {
        for (const auto& trigger : round_.triggers)
            if (counts(trigger) && trigger.kind != TriggerKind::review_date) {
                const auto day = counts_from(trigger, round_.after);
                if (!chosen_.news || day < *chosen_.news) chosen_.news = day;
            }
        from_ = chosen_.news;
        if (round_.after) from_ = std::max(from_.value_or(*round_.after), *round_.after + date::days{1});

        const auto arms = arms_.latest(from_, round_.until);
        const auto bound = arms ? arms->on : round_.until;
        auto score = scores_.latest(from_, bound);
        if (!score) score = scores_.latest(from_, round_.until);
        const auto before_score = score ? std::min(score->on, bound) : bound;
        auto visit = visits_.latest(from_, before_score);
        if (!visit) visit = visits_.latest(from_, bound);
        if (!visit) visit = visits_.latest(from_, round_.until);

        place(StepName::visit, visit, visits_, "practice.assessment.stale.visit");
        place(StepName::static_score, score, scores_, "practice.assessment.stale.static_score");
        place(StepName::arms, arms, arms_, "practice.assessment.stale.arms");
        except_visit();
        except_score();
        except_arms();
        order();
        return chosen_;
    }

private:
    [[nodiscard]] bool open() const { return !round_.closed; }

    /// Scores by tools in use; those of predecessors are history.
    std::vector<Dated> current_scores() const {
        auto all = dated<StaticScore>(timeline_, round_.until);
        std::erase_if(all, [](const Dated& one) { return !is_current(*one.event->as<StaticScore>()); });
        return all;
    }

    void place(StepName name, const std::optional<Dated>& found, const Candidates& all, std::string_view stale_rule) {
        CycleStep step;
        step.step = name;
        if (found) {
            fill(step, *found);
            in_round_[static_cast<std::size_t>(name)] = true;
            step.state = StepState::done;
            step.says = "Done on " + british(found->on) + ".";
            if (!chosen_.first || found->on < *chosen_.first) chosen_.first = found->on;
            if (const auto* news = overtaken(name, *found, stale_rule)) {
                step.state = StepState::stale;
                step.says = "Done on " + british(found->on) + "; since then: " + news->says;
            }
        } else if (const auto earlier = all.latest({}, round_.until)) {
            step.state = open() ? StepState::to_do : StepState::stale;
            if (!open()) fill(step, *earlier);
            step.says = "The last one is of " + british(earlier->on) + ", before this cycle.";
        } else {
            step.state = open() ? StepState::to_do : StepState::missing;
            step.says = "There is none on record.";
        }
        cycle_.steps.push_back(std::move(step));
    }

    static void fill(CycleStep& step, const Dated& found) {
        step.on = found.on;
        step.event = found.event->id();
        step.by = found.event->head.by;
    }

    /// The first trigger of the round that takes away the use of `found`; null where none does. A visit sees what there
    /// is on its day, whenever that is entered; what weighs the record has in view only what was on it.
    const Trigger* overtaken(StepName name, const Dated& found, std::string_view stale_rule) const {
        for (const auto& trigger : round_.triggers) {
            const bool later = name == StepName::visit ? counts_from(trigger, round_.after) > found.on
                                                       : !in_view(trigger, *found.event, found.on);
            if (counts(trigger) && later && lists(practice_, stale_rule, trigger)) return &trigger;
        }
        return nullptr;
    }

    CycleStep& at(StepName name) { return cycle_.steps[static_cast<std::size_t>(name)]; }

    void except_visit() {
        auto& step = at(StepName::visit);
        if (!chosen_.news && manages_reactively(timeline_, round_.until, practice_)) {
            step.state = StepState::not_applicable;
            step.says = "Managed reactively: monitored without visits at home.";
            return;
        }
        const bool waits = step.state == StepState::to_do || (open() && step.state == StepState::stale);
        const auto where = whereabouts(timeline_, round_.until);
        if (waits && where != Whereabouts::community && practice_.lists(away_rule, word(where))) {
            step.state = StepState::held;
            step.says = "No visit at home while he is away (" + std::string{word(where)} + ").";
        }
    }

    /// A score that says "not applicable" is a result. A score of an earlier tool is history.
    void except_score() {
        auto& step = at(StepName::static_score);
        const auto* event = step.event ? timeline_.resolve(*step.event) : nullptr;
        const auto* score = event ? event->as<StaticScore>() : nullptr;
        if (score != nullptr && does_not_apply(*score) && step.state == StepState::done) {
            step.state = StepState::not_applicable;
            step.says = "Not applicable to him, recorded on " + british(*step.on) + "; that is not a low band.";
        } else if (step.state != StepState::done && step.state != StepState::stale) {
            const Candidates any{dated<StaticScore>(timeline_, round_.until)};
            if (const auto old = any.latest(from_, round_.until); old && old->event->as<StaticScore>()->tool)
                step.says = "The score of " + british(old->on) + " is by " + *old->event->as<StaticScore>()->tool +
                            ", which is history and no current band.";
        }
    }

    void except_arms() {
        auto& step = at(StepName::arms);
        if (step.state == StepState::done || step.state == StepState::stale || !practice_.is_set(arms_rule)) return;
        const auto& offender = timeline_.record().offender;
        const bool woman = practice_.lists(arms_rule, "male") && offender.sex == Sex::female;
        const auto grown_up = offender.born ? practice_.limit("soa2003.s82.adult_age", *offender.born) : std::nullopt;
        const bool young = practice_.lists(arms_rule, "adult") && grown_up && *grown_up > round_.until;
        if (!woman && !young) return;
        step.state = StepState::not_applicable;
        step.says = woman ? "ARMS is for adult men: assess her risk by other means; that is not a low risk."
                          : "ARMS is for adults: assess his risk by other means; that is not a low risk.";
    }

    /// A step done after one that rests on it is out of order; one left out before a later one is missing.
    void order() {
        constexpr std::array names{StepName::visit, StepName::static_score, StepName::arms};
        for (std::size_t i = 0; i < names.size(); ++i)
            for (std::size_t j = i + 1; j < names.size(); ++j) {
                auto& step = at(names[i]);
                const auto& later = at(names[j]);
                if (!in_round_[j]) continue;
                if (step.state == StepState::to_do) step.state = StepState::missing;
                if (step.state == StepState::done && *step.on > *later.on) {
                    step.state = StepState::out_of_order;
                    step.says = "Done on " + british(*step.on) + ", after the " + step_text(names[j]) + " of " +
                                british(*later.on) + " that rests on it.";
                }
            }
    }

    Cycle& cycle_;
    const Round& round_;
    const Timeline& timeline_;
    const PracticeOn& practice_;
    Candidates visits_;
    Candidates scores_;
    Candidates arms_;
    std::optional<Day> from_;
    std::array<bool, 3> in_round_{}; ///< visit, score, ARMS: done in this cycle
    Chosen chosen_;
};

} // namespace

Chosen choose_steps(Cycle& cycle, const Round& round, const Timeline& timeline, const PracticeOn& practice) {
    return Chooser{cycle, round, timeline, practice}.choose();
}

} // namespace mosovo::assessment
