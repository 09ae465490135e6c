#include "cycle_next.hpp"

#include <mosovo/assessment/owner.hpp>
#include <mosovo/assessment/visit_due.hpp>

#include "plan_in_force.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view window_rule = "practice.assessment.cycle.window_days";
constexpr std::string_view steps_rule = "practice.assessment.steps";

/// The earliest of the limits that bind one step, and by what right; or that nobody set any.
class Limits {
public:
    explicit Limits(const PracticeOn& practice) : practice_{practice} {}

    void add(std::string_view rule, std::optional<Day> day, const std::string& what) {
        any_ = true;
        if (!day) {
            unset_.push_back(practice_.step(rule, what + " is not configured; the force must set it."));
            return;
        }
        if (due_ && *due_ <= *day) return;
        due_ = day;
        reason_ = {practice_.step(rule, what + ": by " + british(*day) + ".")};
        reason_.front().after = day;
    }
    void add(const law::Step& step, Day day) {
        any_ = true;
        if (due_ && *due_ <= day) return;
        due_ = day;
        reason_ = {step};
    }

    /// A limit that cannot be worked out, for the reason given.
    void cannot(const law::Step& why) {
        any_ = true;
        unset_.push_back(why);
    }

    [[nodiscard]] std::optional<Day> due() const { return due_; }
    [[nodiscard]] LimitState state() const {
        if (due_) return LimitState::set;
        return any_ ? LimitState::not_configured : LimitState::none;
    }
    /// The limit that binds, where one is set, and then those that could bind earlier and are not set.
    [[nodiscard]] std::vector<law::Step> because() const {
        auto all = reason_;
        all.insert(all.end(), unset_.begin(), unset_.end());
        return all;
    }

private:
    const PracticeOn& practice_;
    bool any_ = false;
    std::optional<Day> due_;
    std::vector<law::Step> reason_;
    std::vector<law::Step> unset_;
};

class NextSayer {
public:
    NextSayer(Cycle& cycle, const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules)
        : cycle_{cycle}, timeline_{timeline}, practice_{rules, law.as_of, nation_on(timeline, law.as_of)},
          visit_{visit_due(timeline, law, rules)} {}

    void say() && {
        for (auto& step : cycle_.steps)
            if (waits(step) && !(is_open() && step.step == StepName::endorsement)) date(step);
        choose();
        auto& next = cycle_.next;
        if (next.role == ByRole::offender_manager) {
            const auto* owner = owner_on(timeline_, cycle_.as_of);
            if (owner != nullptr) next.who = owner->officer ? owner->officer : owner->deputy;
        }
        const bool whole_visit = next.what == NextStep::visit && next.due == visit_.due;
        if (whole_visit)
            next.late = visit_.overdue; // where no limit is set for a first visit, nobody is late by it
        else if (next.due && *next.due < cycle_.as_of)
            next.late = cycle_.as_of - *next.due;
        if (next.late.count() > 0)
            cycle_.faults.push_back({CycleFaultKind::overdue,
                                     "What is next was due by " + british(*next.due) + ".",
                                     next.because.empty() ? std::string{steps_rule} : next.because.front().rule,
                                     next.because.empty() ? practice_.cite(steps_rule) : next.because.front().citation,
                                     {}});
    }

private:
    [[nodiscard]] bool is_open() const { return cycle_.state == CycleState::open; }

    /// Whether somebody still has to do the step, or to do it again.
    [[nodiscard]] bool waits(const CycleStep& step) const {
        switch (step.state) {
        case StepState::to_do:
        case StepState::missing:
        case StepState::stale:
        case StepState::held:
        case StepState::self_endorsed:
        case StepState::unknown:
            return true;
        case StepState::done:
        case StepState::not_applicable:
        case StepState::out_of_order:
        case StepState::returned:
            return false;
        }
        return false;
    }

    template <class Kind> [[nodiscard]] std::optional<Day> last_before_this_cycle() const {
        auto all = dated<Kind>(timeline_, cycle_.as_of);
        sort_by_day(all);
        std::optional<Day> last;
        for (const auto& one : all)
            if (!cycle_.opened || one.on < *cycle_.opened) last = one.on;
        return last;
    }

    [[nodiscard]] Limits limits_of(StepName name) const {
        Limits limits{practice_};
        const auto from = cycle_.opened.value_or(cycle_.as_of);
        if (name == StepName::endorsement) {
            limits.add("practice.assessment.endorse_within",
                       practice_.limit("practice.assessment.endorse_within", cycle_.closed.value_or(from)),
                       "How soon a supervisor endorses a plan");
            return limits;
        }
        if (is_open() && cycle_.window != WindowState::not_begun)
            limits.add(window_rule, cycle_.window_ends, "How long the steps may take together");
        if (name == StepName::visit) add_visit(limits);
        if (name == StepName::arms) {
            const auto last = last_before_this_cycle<Arms>();
            const std::string_view rule = last ? "practice.arms.review" : "practice.arms.first";
            limits.add(rule, practice_.limit(rule, last.value_or(from)),
                       last ? "How often ARMS is reviewed" : "How soon the first ARMS is made");
        }
        if (name == StepName::plan) {
            if (!last_before_this_cycle<RiskPlan>())
                limits.add("practice.rmp.first", practice_.limit("practice.rmp.first", from),
                           "How soon the first plan is made");
        }
        // A review date binds every step that leads to the plan.
        for (const auto& trigger : cycle_.triggers)
            if (trigger.kind == TriggerKind::review_date && trigger.answer == TriggerAnswer::open)
                limits.add(
                    {"practice.plan.active", practice_.cite("practice.plan.active"), trigger.says, {}, trigger.on},
                    trigger.on);
        return limits;
    }

    /// The reason that gives the day of the next visit; others say why something else does not.
    static const law::Step& what_dates(const VisitDue& visit) {
        const auto found = std::ranges::find(visit.because, visit.due, &law::Step::after);
        return found == visit.because.end() ? visit.because.front() : *found;
    }

    void add_visit(Limits& limits) const {
        if (visit_.due && !visit_.because.empty())
            limits.add(what_dates(visit_), *visit_.due);
        else if ((visit_.clock == VisitClock::not_configured || visit_.clock == VisitClock::unknown) &&
                 !visit_.because.empty())
            limits.cannot(visit_.because.back());
    }

    void date(CycleStep& step) const {
        const auto limits = limits_of(step.step);
        step.due = limits.due();
        step.limit = limits.state();
    }

    void choose() {
        for (const auto name : {StepName::visit, StepName::static_score, StepName::arms, StepName::plan}) {
            const auto& step = cycle_.steps[static_cast<std::size_t>(name)];
            if (!waits(step)) continue;
            if (step.state == StepState::held) return wait_for_his_return();
            return do_step(step);
        }
        const auto& endorsement = cycle_.steps[static_cast<std::size_t>(StepName::endorsement)];
        if (endorsement.state == StepState::returned) return amend();
        if (waits(endorsement)) return endorse();
        look_ahead();
    }

    static NextStep next_of(StepName name) {
        switch (name) {
        case StepName::visit:
            return NextStep::visit;
        case StepName::static_score:
            return NextStep::static_score;
        case StepName::arms:
            return NextStep::arms;
        case StepName::plan:
            return NextStep::plan;
        case StepName::endorsement:
            return NextStep::endorsement;
        }
        return NextStep::nothing;
    }

    void set(NextStep what, ByRole role, const Limits& limits, std::string why) {
        auto& next = cycle_.next;
        next.what = what;
        next.role = role;
        next.due = limits.due();
        next.limit = limits.state();
        next.why = std::move(why);
        next.because = limits.because();
    }

    /// What opened the cycle, in a sentence: the oldest unanswered trigger, and how many more.
    [[nodiscard]] std::string asked_by() const {
        std::vector<const Trigger*> open;
        for (const auto& trigger : cycle_.triggers)
            if (trigger.answer == TriggerAnswer::open) open.push_back(&trigger);
        if (open.empty()) return {};
        if (open.size() == 1) return open.front()->says;
        return open.front()->says + " " + std::to_string(open.size() - 1) + " more after it.";
    }

    void do_step(const CycleStep& step) {
        auto why = is_open() ? asked_by() : "The plan of " + british(*cycle_.closed) + " lacks it.";
        if (!why.empty()) why += ' ';
        set(next_of(step.step), ByRole::offender_manager, limits_of(step.step), why + step.says);
    }

    void wait_for_his_return() {
        std::optional<Day> back;
        for (const auto& [event, stay] : timeline_.all<Stay>())
            if (stay->from && *stay->from <= cycle_.as_of && stay->to && *stay->to > cycle_.as_of &&
                (!back || *back < *stay->to))
                back = stay->to;
        set(NextStep::await_return, ByRole::nobody, Limits{practice_},
            "He is away; the visit waits for his return" + (back ? " on " + british(*back) : std::string{}) + ".");
        cycle_.next.due = back;
    }

    void amend() {
        const auto& step = cycle_.steps[static_cast<std::size_t>(StepName::endorsement)];
        set(NextStep::amend_plan, ByRole::offender_manager, limits_of(StepName::endorsement),
            step.says + " Amend it as directed.");
    }

    void endorse() {
        const auto& step = cycle_.steps[static_cast<std::size_t>(StepName::endorsement)];
        set(NextStep::endorsement, ByRole::supervisor, limits_of(StepName::endorsement), step.says);
        for (const auto name : {StepName::plan, StepName::arms})
            if (const auto& by = cycle_.steps[static_cast<std::size_t>(name)].by;
                by && std::ranges::find(cycle_.next.not_who, *by) == cycle_.next.not_who.end())
                cycle_.next.not_who.push_back(*by);
    }

    /// Nothing is left to do in this cycle: whichever comes first of the next visit and the next review.
    void look_ahead() {
        const auto plan = plan_in_force(timeline_, cycle_.as_of);
        const auto review = plan ? plan->next_review : std::nullopt;
        if (visit_.due && (!review || *visit_.due <= *review)) {
            Limits limits{practice_};
            add_visit(limits);
            return set(NextStep::visit, ByRole::offender_manager, limits,
                       "The assessment is done; the next visit is what comes first.");
        }
        Limits limits{practice_};
        if (review)
            limits.add({"practice.plan.active",
                        practice_.cite("practice.plan.active"),
                        "The plan is to be reviewed by " + british(*review) + ".",
                        {},
                        review},
                       *review);
        set(NextStep::review, ByRole::offender_manager, limits,
            review ? "The assessment is done; the next review of the plan is what comes first."
                   : "The plan does not say when it is reviewed next: date the review.");
    }

    Cycle& cycle_;
    const Timeline& timeline_;
    PracticeOn practice_;
    VisitDue visit_;
};

} // namespace

void say_what_is_next(Cycle& cycle, const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules) {
    NextSayer{cycle, timeline, law, rules}.say();
}

} // namespace mosovo::assessment
