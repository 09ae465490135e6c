#include "assessment_views.hpp"
#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/assessment/visit_interval.hpp>
#include <mosovo/demand/due.hpp>
#include <mosovo/output/cycle_text.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

namespace {
std::vector<demand::Case> look(const std::vector<SharedRecord>& records, Day as_of, law::Reasons reasons,
                               const Rulebook* rules) {
    std::vector<demand::Case> cases;
    cases.reserve(records.size());
    const law::View view{.as_of = as_of, .known_at = {}, .readings = {}, .reasons = reasons};
    for (const auto& record : records)
        cases.push_back(demand::look_at(*record, view, rules != nullptr ? *rules : Rulebook::built_in()));
    return cases;
}

/// One row an offender, as a frame shows it: the interval in words, since its lengths have four units.
struct VisitRow {
    OffenderId offender;
    assessment::VisitClock clock{};
    std::optional<Day> due;
    std::optional<Day> last_seen;
    std::optional<RiskLevel> level;
    std::optional<std::string> interval;
    std::optional<assessment::IntervalBasis> basis;
    date::days overdue{0};
};
BOOST_DESCRIBE_STRUCT(VisitRow, (), (offender, clock, due, last_seen, level, interval, basis, overdue))

VisitRow row_of(const assessment::VisitDue& visit) {
    const auto interval = visit.interval ? std::optional{assessment::in_words(*visit.interval)} : std::nullopt;
    return {visit.offender, visit.clock, visit.due, visit.last_seen, visit.level, interval, visit.basis, visit.overdue};
}

constexpr auto view_doc = "as_of     datetime.date, taken at its last moment\n"
                          "known_at  only events recorded by then: a datetime, or ISO text; None: all\n"
                          "rules     a Rulebook with a force's own values; None: what the library ships\n"
                          "Raises LawNotHeldError where the law of that nation and day is not held.\n";

std::string documented(const char* what, const char* source) {
    return std::string{what} + "\n\n" + view_doc + "Source: " + source;
}

using namespace assessment;

void bind_cycle(py::module_& a) {
    bind_described<Trigger>(a, "Trigger", "What opened a cycle, and what became of it.");
    bind_described<CycleStep>(a, "CycleStep", "One step of a cycle and how it stands.");
    bind_described<CycleFault>(a, "CycleFault", "What is wrong with a cycle: a sentence, its rule and the events.");
    bind_described<Next>(a, "Next", "What next, by whom, by when, why.");
    bind_described<Cycle>(a, "Cycle", "Visit, static score, ARMS, plan and endorsement as one process.")
        .def("__str__", [](const Cycle& self) { return output::to_text(self); });
    a.def(
        "cycle",
        [](const SharedRecord& record, Day as_of, const py::object& known_at, const Rulebook* rules) {
            return look_at(*record, view_of(as_of, known_at), rules,
                           [](const Looked& seen) { return assessment::cycle(seen.timeline, seen.law, seen.rules); });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "rules"_a = py::none(),
        documented("The assessment cycle that is open on `as_of`, or the last one: the steps, gaps, faults of order, "
                   "and what\n"
                   "is next, by whom and by when. print() gives a page whose first line says what is next.",
                   "practice guidance and inspection findings, named in `because` and in each fault.")
            .c_str());
    a.def(
        "cycles",
        [](const SharedRecord& record, Day as_of, const py::object& known_at, const Rulebook* rules) {
            return look_at(*record, view_of(as_of, known_at), rules,
                           [](const Looked& seen) { return assessment::cycles(seen.timeline, seen.law, seen.rules); });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "rules"_a = py::none(),
        documented("Every cycle of the record, the oldest first; the last is what `cycle` gives.", "as `cycle`.")
            .c_str());
}

void bind_arms(py::module_& a) {
    bind_described<ArmsFactor>(a, "ArmsFactor", "One factor of ARMS, described in the definition's own words.");
    bind_described<ArmsRating>(a, "ArmsRating", "One word of the rating scale.");
    bind_described<ArmsDefinition>(a, "ArmsDefinition", "One version of ARMS: its factors and rating words.")
        .def_static(
            "from_json", [](const std::string& text) { return read_arms_definition(text); }, "text"_a,
            "A force's own definition. Raises ProblemsError listing every fault with its path.")
        .def_static(
            "built_in", [] { return ArmsDefinitions::built_in().all().back(); },
            "The definition that the library ships: 7 risk and 4 protective factors, without a rating scale, which no\n"
            "public source gives.");
    bind_described<ArmsWarning>(a, "ArmsWarning", "What does not hold together in an ARMS assessment.");
    bind_described<FactorLine>(a, "FactorLine", "One factor as it was rated.");
    bind_described<ArmsCheck>(a, "ArmsCheck", "The last ARMS assessment and its warnings; the level is the officer's.");
    a.def(
        "check_arms",
        [](const SharedRecord& record, Day as_of, const py::object& known_at, const Rulebook* rules,
           const ArmsDefinition* definition) {
            return look_at(*record, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                return check_arms(seen.timeline, seen.law, seen.rules, definitions_with(definition));
            });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "rules"_a = py::none(),
        "definition"_a = py::none(),
        documented("The last ARMS assessment up to `as_of` with its factors and warnings. `definition` is the force's "
                   "own form.",
                   "practice guidance on ARMS; the definition cites each factor.")
            .c_str());
}

void bind_plan(py::module_& a) {
    bind_described<Pointed>(a, "Pointed", "A sentence that reads like an action; pointed at, never converted.");
    bind_described<ProposedAction>(
        a, "ProposedAction", "The action that such a sentence could become; on no record until somebody enters it.");
    bind_described<PlanFault>(a, "PlanFault", "What is wrong with a risk management plan.");
    bind_described<ActionLine>(a, "ActionLine", "One action of a plan as it stands.");
    bind_described<PlanCheck>(a, "PlanCheck", "Whether a risk management plan is one.");
    a.def(
        "check_plan",
        [](const SharedRecord& record, Day as_of, const py::object& known_at, const Rulebook* rules,
           const ArmsDefinition* definition) {
            return look_at(*record, view_of(as_of, known_at), rules, [&](const Looked& seen) {
                return check_plan(seen.timeline, as_of, seen.rules, definitions_with(definition));
            });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "rules"_a = py::none(),
        "definition"_a = py::none(),
        documented("The plan that holds on `as_of`: whether it is active or a statement of fact, its actions, its "
                   "faults, and what\n"
                   "its narrative proposes as actions (`proposed`). What is not configured is a fault of its own.\n"
                   "`definition` is the force's own ARMS form.",
                   "MAPPA Guidance chapter 12 and inspection findings, named in each fault.")
            .c_str());
}

void bind_visits(py::module_& a) {
    bind_described<VisitPlanFault>(a, "VisitPlanFault", "What a decision on visits lacks.");
    bind_described<VisitPlan>(a, "VisitPlan", "How often he is visited, who decided it and why.");
    bind_described<VisitFault>(a, "VisitFault", "What is wrong with a visit or with what followed it.");
    bind_described<FailedRun>(a, "FailedRun", "Failed attempts in a row, and whether anybody decided what is done.");
    bind_described<WarrantConsideration>(a, "WarrantConsideration",
                                         "Whether a warrant is to be considered at one place.");
    bind_described<FailedAttempts>(a, "FailedAttempts", "Failed visits since he was last seen at home.");
    a.def(
        "visit_plan",
        [](const SharedRecord& record, Day as_of, const py::object& known_at, const Rulebook* rules) {
            return look_at(*record, view_of(as_of, known_at), rules,
                           [](const Looked& seen) { return visit_plan(seen.timeline, seen.law, seen.rules); });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "rules"_a = py::none(),
        documented("How often he is visited: interval, basis, who decided, rationale, approval, policy and its date, "
                   "and when\n"
                   "the next visit is due. A longer interval, and reactive management, hold only with another person's "
                   "approval.",
                   "practice guidance on visits; `because` of `due` names each rule.")
            .c_str());
    a.def(
        "visit_faults",
        [](const SharedRecord& record, Day as_of, std::optional<Day> since, const py::object& known_at,
           const Rulebook* rules) {
            return look_at(*record, view_of(as_of, known_at), rules,
                           [&](const Looked& seen) { return visit_faults(seen.timeline, since, as_of, seen.rules); });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "since"_a = py::none(), "known_at"_a = py::none(),
        "rules"_a = py::none(),
        documented(
            "What home visits from `since` to `as_of`, both included, lack: purposes, outcomes, intelligence "
            "decisions, what a\n"
            "visit alone needs, and decisions after failed attempts. Each is judged by the practice of its own day; "
            "what was\n"
            "not configured then is a fault `not_configured`, once a rule.",
            "practice guidance on visits, named in each fault.")
            .c_str());
    a.def(
        "failed_attempts",
        [](const SharedRecord& record, Day as_of, const py::object& known_at, const Rulebook* rules) {
            return look_at(*record, view_of(as_of, known_at), rules,
                           [&](const Looked& seen) { return failed_attempts(seen.timeline, as_of, seen.rules); });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "rules"_a = py::none(),
        documented("Failed visits since he was last seen at home, and whether a warrant is to be considered: "
                   "raised, decided either way,\n"
                   "suppressed while he is away, or not configured.",
                   "Sexual Offences Act 2003 s.96B.")
            .c_str());
}

void bind_reactive(py::module_& a) {
    bind_described<Predicate>(a, "Predicate", "One criterion: met, not met or unknown, with its evidence.");
    bind_described<ReactiveFault>(a, "ReactiveFault", "Why reactive management does not stand as it is.");
    bind_described<ReactiveEligibility>(a, "ReactiveEligibility", "Whether he may be managed reactively.");
    bind_described<Matter>(a, "Matter", "A late or misplaced notification and what it wants before it is closed.");
    bind_described<LeadResult>(a, "LeadResult", "A hit elsewhere as it may be shown: unknown is never low.");
    a.def(
        "reactive_eligibility",
        [](const SharedRecord& record, Day as_of, const py::object& known_at, const Rulebook* rules) {
            return look_at(*record, view_of(as_of, known_at), rules, [](const Looked& seen) {
                return reactive_eligibility(seen.timeline, seen.law, seen.rules);
            });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "rules"_a = py::none(),
        documented("Whether he may be managed reactively: each criterion met, not met or unknown, and unknown blocks; "
                   "the desk\n"
                   "review; and the events that end it until somebody reviews the risk.",
                   "practice guidance on reactive management; each criterion names its rule.")
            .c_str());
    a.def(
        "matters",
        [](const SharedRecord& record, Day as_of, const py::object& known_at, const Rulebook* rules) {
            return look_at(*record, view_of(as_of, known_at), rules,
                           [](const Looked& seen) { return matters(seen.timeline, seen.law, seen.rules); });
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "rules"_a = py::none(),
        documented("Late notifications and those not known to have been taken at a published station, by day, with "
                   "what each wants\n"
                   "before it may be closed. The last decision on one stands.",
                   "inspection findings on late registration, named in each matter.")
            .c_str());
    a.def(
        "leads",
        [](const SharedRecord& record, Day as_of, const py::object& known_at) {
            const auto view = view_of(as_of, known_at);
            return leads(Timeline{*record, view.known_at}, as_of);
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(),
        "Hits under KIRAT, the disclosure scheme and others, by day. A result is None, unknown, where his access to "
        "children\n"
        "is not recorded.\n\n"
        "as_of     datetime.date; later hits are left out\n"
        "known_at  only events recorded by then: a datetime, or ISO text; None: all");
}

} // namespace

void bind_assessment(py::module_& m) {
    auto a = m.def_submodule("assessment", "Visits, ARMS, plans and the assessment cycle.");
    bind_described<assessment::VisitDue>(a, "VisitDue", "When the next successful home visit is due, and why.");
    bind_described<demand::DueRow>(a, "DueRow", "One thing due or overdue, with its reason and section.");
    a.def(
        "visit_due",
        [](const SharedRecord& record, Day as_of, const Rulebook* rules) {
            return look({record}, as_of, law::Reasons::told, rules).front().visit;
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "rules"_a = py::none(),
        "When the next successful home visit is due, the state of the clock, and why.\n\n"
        "as_of  datetime.date, taken at its last moment\n"
        "rules  a Rulebook with a force's own values; None: what the library ships\n"
        "Raises LawNotHeldError where the law of that nation and day is not held.\n"
        "Source: the practice data, dated and cited; `because` of the result names each.");
    a.def(
        "visit_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, const Rulebook* rules) {
            std::vector<VisitRow> rows;
            {
                const py::gil_scoped_release released;
                for (const auto& seen : look(records, as_of, law::Reasons::left_out, rules))
                    rows.push_back(row_of(seen.visit));
            }
            return columns(rows);
        },
        "records"_a, "as_of"_a, "rules"_a);
    a.def(
        "due_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, Day until, const Rulebook* rules) {
            std::vector<demand::DueRow> rows;
            {
                const py::gil_scoped_release released;
                rows = demand::due(look(records, as_of, law::Reasons::told, rules), until);
            }
            return columns(rows);
        },
        "records"_a, "as_of"_a, "until"_a, "rules"_a);
    bind_cycle(a);
    bind_arms(a);
    bind_plan(a);
    bind_visits(a);
    bind_reactive(a);
    bind_assessment_frames(a);
}

} // namespace mosovo::bindings
