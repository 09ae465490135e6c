#include "assessment_views.hpp"
#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/assessment/visit_interval.hpp>

#include <algorithm>
#include <cstddef>

/// Rows of many records as numpy columns; mosovo/assessment.py makes frames of them.
namespace mosovo::bindings {

using namespace pybind11::literals;
using namespace assessment;

namespace {

struct CountTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 1'000'000'000;
};
using Count = Number<CountTag>;
Count count(std::size_t n) { return *Count::from(static_cast<std::int64_t>(n)); }

struct CycleRow {
    OffenderId offender;
    CycleState state;
    std::optional<Day> opened;
    std::optional<Day> closed;
    WindowState window;
    std::optional<StepState> visit;
    std::optional<StepState> static_score;
    std::optional<StepState> arms;
    std::optional<StepState> plan;
    std::optional<StepState> endorsement;
    NextStep next;
    ByRole role;
    std::optional<StaffId> who;
    std::optional<Day> due;
    LimitState limit;
    date::days late;
    std::string why;
    Count triggers_open;
    Count faults;
    std::string fault_kinds;
};
BOOST_DESCRIBE_STRUCT(CycleRow, (),
                      (offender, state, opened, closed, window, visit, static_score, arms, plan, endorsement, next,
                       role, who, due, limit, late, why, triggers_open, faults, fault_kinds))

template <class Remarks> std::string kinds_of(const Remarks& remarks) {
    std::string text;
    for (const auto& one : remarks)
        text += std::string{text.empty() ? "" : " "} + std::string{word(one.kind)};
    return text;
}

std::string joined(const std::vector<EventId>& ids) {
    std::string text;
    for (const auto& id : ids)
        text += (text.empty() ? "" : " ") + id.reveal();
    return text;
}

CycleRow row_of(const Cycle& cycle) {
    const auto state = [&](StepName name) -> std::optional<StepState> {
        if (cycle.steps.empty()) return std::nullopt;
        return cycle.steps[static_cast<std::size_t>(name)].state;
    };
    const auto open = std::ranges::count(cycle.triggers, TriggerAnswer::open, &Trigger::answer);
    return {cycle.offender,
            cycle.state,
            cycle.opened,
            cycle.closed,
            cycle.window,
            state(StepName::visit),
            state(StepName::static_score),
            state(StepName::arms),
            state(StepName::plan),
            state(StepName::endorsement),
            cycle.next.what,
            cycle.next.role,
            cycle.next.who,
            cycle.next.due,
            cycle.next.limit,
            cycle.next.late,
            cycle.next.why,
            count(static_cast<std::size_t>(open)),
            count(cycle.faults.size()),
            kinds_of(cycle.faults)};
}

/// One remark of any kind; the kind as a word, since each function has its own.
template <class Kind> struct RemarkRow {
    OffenderId offender;
    Kind kind;
    std::string says;
    std::string rule;
    std::string source;
    std::string href;
    std::string evidence;
    BOOST_DESCRIBE_CLASS(RemarkRow, (), (offender, kind, says, rule, source, href, evidence), (), ())
};

template <class Kind> void add_rows(std::vector<RemarkRow<Kind>>& rows, const OffenderId& offender,
                                    const std::vector<Remark<Kind>>& remarks) {
    for (const auto& one : remarks)
        rows.push_back(
            {offender, one.kind, one.says, one.rule, one.citation.title, one.citation.href, joined(one.evidence)});
}

struct PlanRow {
    OffenderId offender;
    std::optional<EventId> plan;
    std::optional<Day> on;
    PlanNature nature;
    std::optional<Day> next_review;
    Count actions;
    Count to_come;
    Count overdue;
    Count in_narrative;
    Count faults;
    std::string fault_kinds;
};
BOOST_DESCRIBE_STRUCT(PlanRow, (),
                      (offender, plan, on, nature, next_review, actions, to_come, overdue, in_narrative, faults,
                       fault_kinds))

PlanRow row_of(const PlanCheck& check) {
    const auto in_state = [&](ActionState state) {
        return count(static_cast<std::size_t>(std::ranges::count(check.actions, state, &ActionLine::state)));
    };
    return {check.offender,
            check.plan,
            check.on,
            check.nature,
            check.next_review,
            count(check.actions.size()),
            in_state(ActionState::to_come),
            in_state(ActionState::overdue),
            count(check.in_narrative.size()),
            count(check.faults.size()),
            kinds_of(check.faults)};
}

struct VisitPlanRow {
    OffenderId offender;
    std::optional<ManagementState> state;
    std::optional<RiskLevel> level;
    std::optional<std::string> interval;
    std::optional<IntervalBasis> basis;
    std::optional<Day> decided_on;
    std::optional<StaffId> decided_by;
    std::optional<StaffId> approved_by;
    std::string policy;
    std::optional<Day> policy_from;
    VisitClock clock;
    std::optional<Day> last_seen;
    std::optional<Day> due;
    date::days overdue;
    Count faults;
    std::string fault_kinds;
};
BOOST_DESCRIBE_STRUCT(VisitPlanRow, (),
                      (offender, state, level, interval, basis, decided_on, decided_by, approved_by, policy,
                       policy_from, clock, last_seen, due, overdue, faults, fault_kinds))

VisitPlanRow row_of(const VisitPlan& plan) {
    return {plan.offender,
            plan.state,
            plan.level,
            plan.interval ? std::optional{in_words(*plan.interval)} : std::nullopt,
            plan.basis,
            plan.decided_on,
            plan.decided_by,
            plan.approved_by,
            plan.policy,
            plan.policy_from,
            plan.due.clock,
            plan.due.last_seen,
            plan.due.due,
            plan.due.overdue,
            count(plan.faults.size()),
            kinds_of(plan.faults)};
}

struct ReactiveRow {
    OffenderId offender;
    Answer eligible;
    std::optional<ManagementState> state;
    std::optional<Day> since;
    std::string blocks;
    DeskReviewState desk_review;
    std::optional<Day> desk_review_due;
    Count exits;
    Count faults;
    std::string fault_kinds;
};
BOOST_DESCRIBE_STRUCT(ReactiveRow, (),
                      (offender, eligible, state, since, blocks, desk_review, desk_review_due, exits, faults,
                       fault_kinds))

ReactiveRow row_of(const ReactiveEligibility& found) {
    std::string blocks;
    for (const auto& one : found.predicates)
        if (one.weight == Weight::binding && one.answer != Answer::met)
            blocks += (blocks.empty() ? "" : " ") + one.name;
    return {found.offender,
            found.eligible,
            found.state,
            found.since,
            std::move(blocks),
            found.desk_review,
            found.desk_review_due,
            count(found.exits.size()),
            count(found.faults.size()),
            kinds_of(found.faults)};
}

/// Runs `f` on each record without the interpreter's lock.
template <class F>
void for_each_record(const std::vector<SharedRecord>& records, const law::View& view, const Rulebook* rules, F f) {
    const py::gil_scoped_release released;
    for (const auto& record : records)
        look_at(*record, view, rules, f);
}

} // namespace

void bind_assessment_frames(py::module_& a) {
    a.def(
        "cycle_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, const py::object& known_at, const Rulebook* rules) {
            std::vector<CycleRow> rows;
            for_each_record(records, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                rows.push_back(row_of(assessment::cycle(seen.timeline, seen.law, seen.rules)));
            });
            return columns(rows);
        },
        "records"_a, "as_of"_a, "known_at"_a, "rules"_a);
    a.def(
        "plan_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, const py::object& known_at, const Rulebook* rules,
           const ArmsDefinition* definition) {
            const auto definitions = definitions_with(definition);
            std::vector<PlanRow> rows;
            for_each_record(records, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                rows.push_back(row_of(check_plan(seen.timeline, as_of, seen.rules, definitions)));
            });
            return columns(rows);
        },
        "records"_a, "as_of"_a, "known_at"_a, "rules"_a, "definition"_a);
    a.def(
        "plan_fault_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, const py::object& known_at, const Rulebook* rules,
           const ArmsDefinition* definition) {
            const auto definitions = definitions_with(definition);
            std::vector<RemarkRow<PlanFaultKind>> rows;
            for_each_record(records, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                const auto check = check_plan(seen.timeline, as_of, seen.rules, definitions);
                add_rows(rows, check.offender, check.faults);
            });
            return columns(rows);
        },
        "records"_a, "as_of"_a, "known_at"_a, "rules"_a, "definition"_a);
    a.def(
        "arms_warning_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, const py::object& known_at, const Rulebook* rules,
           const ArmsDefinition* definition) {
            const auto definitions = definitions_with(definition);
            std::vector<RemarkRow<ArmsWarningKind>> rows;
            for_each_record(records, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                const auto check = check_arms(seen.timeline, seen.law, seen.rules, definitions);
                add_rows(rows, check.offender, check.warnings);
            });
            return columns(rows);
        },
        "records"_a, "as_of"_a, "known_at"_a, "rules"_a, "definition"_a);
    a.def(
        "visit_plan_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, const py::object& known_at, const Rulebook* rules) {
            std::vector<VisitPlanRow> rows;
            for_each_record(records, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                rows.push_back(row_of(visit_plan(seen.timeline, seen.law, seen.rules)));
            });
            return columns(rows);
        },
        "records"_a, "as_of"_a, "known_at"_a, "rules"_a);
    a.def(
        "visit_fault_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, std::optional<Day> since, const py::object& known_at,
           const Rulebook* rules) {
            std::vector<RemarkRow<VisitFaultKind>> rows;
            for_each_record(records, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                add_rows(rows, seen.timeline.record().id(), visit_faults(seen.timeline, since, as_of, seen.rules));
            });
            return columns(rows);
        },
        "records"_a, "as_of"_a, "since"_a, "known_at"_a, "rules"_a);
    a.def(
        "reactive_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, const py::object& known_at, const Rulebook* rules) {
            std::vector<ReactiveRow> rows;
            for_each_record(records, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                rows.push_back(row_of(reactive_eligibility(seen.timeline, seen.law, seen.rules)));
            });
            return columns(rows);
        },
        "records"_a, "as_of"_a, "known_at"_a, "rules"_a);
}

} // namespace mosovo::bindings
