"""The assessment cycle, plans, ARMS, visits and reactive management as Python shows them. Everybody is made up."""

import inspect
import json
from datetime import date, datetime

import pandas
import pytest

import mosovo
from mosovo import assessment

RULE = "practice.assessment.cycle.window_days"
SINGLE = ["cycle", "cycles", "check_arms", "check_plan", "visit_plan", "visit_faults", "failed_attempts",
          "reactive_eligibility", "matters", "leads", "arms_warnings", "plan_faults"]  # fmt: skip
FRAMES = ["cycles_frame", "plans_frame", "plan_faults_frame", "arms_warnings_frame", "visit_plans_frame",
          "visit_faults_frame", "reactive_frame"]  # fmt: skip


@pytest.fixture(scope="module")
def rules():
    return mosovo.rules.Rulebook.built_in().with_force_values(json.dumps([
        {"rule": RULE, "value": 28, "from": "2020-01-01", "set_by": "Supt Example", "on": "2019-12-01",
         "rationale": "Made up."}]))  # fmt: skip


@pytest.fixture
def assessed(facts):
    facts["offender"]["sex"] = "male"
    facts["events"] = facts["events"][:1] + [
        {"id": "n", "kind": "notification", "given": "2026-03-11T10:00", "under": ["initial"], "home": "main_residence"},
        {"id": "o", "kind": "ownership", "on": "2026-03-10", "officer": "OM-1"},
        {"id": "m", "kind": "management", "on": "2026-03-12", "level": "medium", "state": "active"},
        {"id": "v", "kind": "visit", "at": "2026-03-20T18:00", "contact": "home_visit", "outcome": "seen"},
        {"id": "s", "kind": "static_score", "on": "2026-03-20", "tool": "OSP/DC", "band": "HIGH"},
        {"id": "a", "kind": "arms", "on": "2026-03-21", "level": "medium", "by": "OM-1",
         "factors": {"opportunity": {"rating": "present"}}},
        {"id": "p", "kind": "risk_plan", "on": "2026-03-22", "by": "OM-1", "summary": "OM to contact housing."},
        {"id": "e", "kind": "supervision", "on": "2026-03-25", "of": ["p"], "outcome": "endorsed", "by": "DS-1"},
    ]  # fmt: skip
    return facts


def test_a_cycle_is_printed_with_what_is_next_first(assessed, rules):
    found = assessment.cycle(mosovo.Record.from_json(assessed), as_of=date(2026, 4, 1), rules=rules)
    assert found.state == "complete"
    assert [step.step for step in found.steps] == ["visit", "static_score", "arms", "plan", "endorsement"]
    assert {step.state for step in found.steps} == {"done"}
    first = str(found).splitlines()[0]
    assert first.startswith("NEXT: visit at home, by OM-1, by 20 Sep 2026 (in 172 days).")
    assert found.next.who == "OM-1" and found.next.due == date(2026, 9, 20)
    assert found.triggers[0].kind == "new_registration" and found.triggers[0].evidence == ["conviction"]


def test_an_unset_window_is_not_configured(assessed):
    found = assessment.cycle(mosovo.Record.from_json(assessed), as_of=date(2026, 4, 1))
    assert found.state == "not_configured" and found.window == "not_configured" and found.window_ends is None


def test_faults_and_warnings_carry_rule_source_and_evidence(assessed):
    record = mosovo.Record.from_json(assessed)
    faults = assessment.plan_faults(record, as_of=date(2026, 4, 1))
    kinds = [fault.kind for fault in faults]
    assert "statement_of_fact" in kinds and "action_in_narrative" in kinds
    warnings = assessment.arms_warnings(record, as_of=date(2026, 4, 1))
    assert {"level_below_static_band", "rated_without_evidence"} <= {warning.kind for warning in warnings}
    for remark in [*faults, *warnings]:
        assert remark.says.endswith(".") and remark.rule and remark.citation.href.startswith("https://")
        assert all(isinstance(id, str) for id in remark.evidence)
    assert assessment.check_arms(record, as_of=date(2026, 4, 1)).level == "medium"


def test_a_forces_own_arms_form_is_read(assessed):
    record = mosovo.Record.from_json(assessed)
    built_in = assessment.ArmsDefinition.built_in()
    assert len(built_in.factors) == 11 and built_in.ratings == []
    source = {"title": "Made up", "href": "https://example.org"}
    form = assessment.ArmsDefinition.from_json(json.dumps({
        "version": "exampleshire 1", "says": "Made up.", "source": source, "confidence": "grade_a",
        "factors": [{"key": "opportunity", "kind": "risk", "name": "Opportunity", "describes": "Made up.",
                     "source": source, "confidence": "grade_a"}],
        "ratings": [{"word": "present", "says": "Made up.", "asks_for_action": "no"}]}))  # fmt: skip
    with_form = {fault.kind for fault in assessment.plan_faults(record, as_of=date(2026, 4, 1), definition=form)}
    without = {fault.kind for fault in assessment.plan_faults(record, as_of=date(2026, 4, 1))}
    assert "factor_without_action" in without and "factor_without_action" not in with_form
    with pytest.raises(mosovo.ProblemsError) as refused:
        assessment.ArmsDefinition.from_json('{"version": "1"}')
    assert "says" in {problem.path for problem in refused.value.problems}


def test_known_at_hides_what_was_entered_later(assessed, rules):
    assessed["events"][-1]["recorded"] = "2026-03-25T12:00"
    record = mosovo.Record.from_json(assessed)
    known = {"as_of": date(2026, 4, 1), "rules": rules}
    assert assessment.cycle(record, known_at="2026-03-25T11:59", **known).state == "unendorsed"
    assert assessment.cycle(record, known_at="2026-03-25T12:00", **known).state == "complete"
    assert "not_endorsed" in {f.kind for f in assessment.plan_faults(record, known_at="2026-03-25T11:59", **known)}


def test_a_hit_is_never_low_while_access_to_children_is_not_known(facts):
    facts["events"].append({"id": "k", "kind": "lead", "scheme": "kirat", "on": "2026-05-01", "result": "low"})
    assert assessment.leads(mosovo.Record.from_json(facts), as_of=date(2026, 5, 2))[0].result is None
    facts["events"][-1]["access_to_children"] = False
    assert assessment.leads(mosovo.Record.from_json(facts), as_of=date(2026, 5, 2))[0].result == "low"


def test_frames_say_what_the_single_functions_say(people, as_of, rules):
    frame = assessment.cycles_frame(people, as_of=as_of, rules=rules)
    plans = assessment.plans_frame(people, as_of=as_of, rules=rules)
    visits = assessment.visit_plans_frame(people, as_of=as_of, rules=rules)
    reactive = assessment.reactive_frame(people, as_of=as_of, rules=rules)
    assert len(frame) == len(plans) == len(visits) == len(reactive) == len(people)
    for at, record in enumerate(people):
        look = {"as_of": as_of, "rules": rules}
        one = assessment.cycle(record, **look)
        row = frame.iloc[at]
        assert (row.offender, row.state, row.next, row.faults) == (record.id, one.state, one.next.what, len(one.faults))
        assert (None if pandas.isna(row.due) else row.due.date()) == one.next.due
        assert [None if pandas.isna(row[s.step]) else row[s.step] for s in one.steps] == [s.state for s in one.steps]
        plan = assessment.check_plan(record, **look)
        assert (plans.iloc[at]["nature"], plans.iloc[at]["faults"]) == (plan.nature, len(plan.faults))
        assert visits.iloc[at]["faults"] == len(assessment.visit_plan(record, **look).faults)
        assert reactive.iloc[at]["eligible"] == assessment.reactive_eligibility(record, **look).eligible
    for make, single in [
        (assessment.plan_faults_frame, assessment.plan_faults),
        (assessment.arms_warnings_frame, assessment.arms_warnings),
        (assessment.visit_faults_frame, assessment.visit_faults),
    ]:
        rows = make(people, as_of=as_of, rules=rules)
        said = [(record.id, one.kind, one.says, " ".join(one.evidence)) for record in people
                for one in single(record, as_of=as_of, rules=rules)]  # fmt: skip
        assert list(rows[["offender", "kind", "says", "evidence"]].itertuples(index=False, name=None)) == said
        assert rows["href"].str.startswith("https://").all()


def test_a_made_up_unit_shows_every_state_that_a_supervisor_looks_for(people, as_of, rules):
    frame = assessment.cycles_frame(people, as_of=as_of, rules=rules)
    assert {"complete", "open", "flawed", "unendorsed", "returned", "not_due"} >= set(frame["state"].unique())
    assert (frame["state"] == "open").any() and (frame["state"] == "flawed").any()


@pytest.mark.parametrize("name", FRAMES)
def test_no_records_give_the_same_columns(name, people, as_of):
    make = getattr(assessment, name)
    some, none = make(people[:5], as_of=as_of), make([], as_of=as_of)
    assert list(none.columns) == list(some.columns) and len(none) == 0


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_refuses_one_record(name, record, as_of):
    with pytest.raises(TypeError, match="list of records"):
        getattr(assessment, name)(record, as_of=as_of)


@pytest.mark.parametrize("name", SINGLE)
def test_every_function_of_one_record_refuses_none_and_a_datetime(name, record):
    function = getattr(assessment, name)
    with pytest.raises(TypeError):
        function(None, as_of=date(2026, 4, 1))
    with pytest.raises(TypeError):
        function(record, as_of=datetime(2026, 4, 1))
    assert "as_of" in (inspect.getdoc(function) or "")
