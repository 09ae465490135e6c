"""The worked cases of the law, through Python: the same files as the C++ tests, matched in the same way."""

import json
from datetime import date
from pathlib import Path

import pytest

import mosovo

LAW = Path(__file__).resolve().parents[1] / "cases/law"
OUTCOMES = {"status", "missing", "period", "periods", "obligations", "none", "refused"}

FIELDS = {name.rstrip("_") for kind in (mosovo.law.Obligation, mosovo.law.NotificationPeriod) for name in vars(kind)}


def waiting():
    """Names of cases for law that is not held yet."""
    lines = (LAW / "waiting.txt").read_text(encoding="utf-8").splitlines()
    return {line.partition(":")[0].strip() for line in lines if line.strip() and not line.startswith("#")}


def read(folder):
    for path in sorted((LAW / folder).glob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        for case in held if isinstance(held, list) else [held]:
            yield case


CASES = [case for folder in ("vectors", "own") for case in read(folder)]


def same(what, expected, found):
    """Lines on which they differ; only the keys that the case names are compared."""
    assert expected.keys() <= FIELDS, "the case names an unknown field"
    # What there is none of is null or left out: record format, section 4.
    return [f"{what}.{key}: expected {value!r}, got {found.get(key)!r}" for key, value in expected.items()
            if found.get(key) != value]  # fmt: skip


def matches(wanted, obligation):
    return wanted["duty"] == obligation["duty"] and wanted.get("arises_from", obligation["arises_from"]) == (
        obligation["arises_from"]
    )


def first(items, wanted):
    return next((item for item in items if wanted(item)), None)


def differences(expected, found):
    """What the case names and the evaluation says otherwise; as tests/law/case_runner.hpp has it."""
    assert expected.keys() <= OUTCOMES, "the case names an unknown key"
    found = {**found, "missing": found.get("missing") or None}  # nothing missing: the key is absent, or its list empty
    lines = [f"{key}: expected {expected[key]}, got {found[key]}" for key in ("status", "missing")
             if key in expected and expected[key] != found[key]]  # fmt: skip
    if "period" in expected:
        wanted, got = expected["period"], found["period"]
        if wanted is None or got is None:
            lines += [] if wanted == got else [f"period: expected {wanted}, got {got}"]
        else:
            lines += same("period", wanted, got)
    for wanted in expected.get("periods", []):
        got = first(found["periods"], lambda period, wanted=wanted: period["from"][0] == wanted["from"][0])
        lines += same("period", wanted, got) if got else [f"no period from {wanted['from']}"]
    for wanted in expected.get("obligations", []):
        got = first(found["obligations"], lambda obligation, wanted=wanted: matches(wanted, obligation))
        lines += same(wanted["duty"], wanted, got) if got else [f"no {wanted['duty']}"]
    for unwanted in expected.get("none", []):
        lines += [f"unwanted: {o['duty']}" for o in found["obligations"]
                  if matches(unwanted, o) and o["state"] != "not_required"]  # fmt: skip
    return lines


def evaluated(case):
    return mosovo.law.evaluate(
        mosovo.Record.from_json(case["record"]),
        as_of=date.fromisoformat(case["as_of"]),
        known_at=case.get("known_at"),
        readings=case.get("readings"),
    )


def test_there_are_cases():
    assert len(CASES) > 80
    assert waiting() <= {case["id"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}: {case['why']}")
def test_the_law_says_so(case):
    if case["id"] in waiting():
        pytest.skip("waits for law not held yet: tests/cases/law/waiting.txt")
    if "refused" in case["expect"]:
        with pytest.raises(mosovo.ProblemsError) as caught:
            mosovo.Record.from_json(case["record"])
        assert case["expect"]["refused"] in [problem.path for problem in caught.value.problems]
    else:
        assert differences(case["expect"], evaluated(case).to_dict()) == []


def test_a_case_that_does_not_hold_is_noticed():
    case = next(case for case in CASES if case["id"] == "D001")
    found = evaluated(case).to_dict()
    assert differences(case["expect"], found) == []
    found["period"]["last_day"] = "2031-03-10"
    assert len(differences(case["expect"], found)) == 1
    assert differences({"obligations": [{"duty": "no_such_duty"}]}, found)
    assert differences({"none": [{"duty": found["obligations"][0]["duty"]}]}, found)


def test_attributes_say_what_the_dict_says(record):
    result = mosovo.law.evaluate(record, as_of=date(2026, 8, 1))
    told = result.to_dict()
    assert told == json.loads(result.to_json())
    assert (result.as_of.isoformat(), result.status) == (told["as_of"], told["status"])
    assert result.period.last_day == date.fromisoformat(told["period"]["last_day"])
    assert len(result.obligations) == len(told["obligations"]) > 1
    for obligation, row in zip(result.obligations, told["obligations"], strict=True):
        assert (obligation.duty, obligation.arises_from, obligation.state) == (
            row["duty"], row["arises_from"], row["state"])  # fmt: skip
        assert (obligation.last_day and obligation.last_day.isoformat()) == row.get("last_day")
        assert obligation.because
        assert [step.rule for step in obligation.because] == [step["rule"] for step in row["because"]]
        assert all(step.citation.title and step.says for step in obligation.because)


def by_when(record, readings):
    result = mosovo.law.evaluate(record, as_of=date(2026, 8, 1), readings=readings)
    return next(o for o in result.obligations if o.duty == "travel_notification").last_day


def test_another_reading_gives_another_day(record):
    assert by_when(record, None) == date(2026, 8, 12)
    assert by_when(record, {}) == date(2026, 8, 12)
    assert by_when(record, {"clear_days": "both_ends_excluded"}) == date(2026, 8, 12)
    assert by_when(record, {"clear_days": "one_end_excluded"}) == date(2026, 8, 13)


def test_a_reading_that_does_not_exist_is_refused(record):
    with pytest.raises(ValueError, match="both_ends_excluded"):
        by_when(record, {"clear_days": "whatever"})
    with pytest.raises(ValueError, match="moon"):
        by_when(record, {"moon": "full"})


def test_every_reading_can_be_chosen(record):
    choices = mosovo.law.reading_choices()
    assert choices["clear_days"] == ["both_ends_excluded", "one_end_excluded"]
    for doubt, words in choices.items():
        assert len(words) > 1
        for word in words:
            assert mosovo.law.evaluate(record, as_of=date(2026, 8, 1), readings={doubt: word}).obligations


def test_law_that_is_not_held_is_an_error_of_its_own(record):
    assert issubclass(mosovo.LawNotHeldError, LookupError)
    assert issubclass(mosovo.NotConfiguredError, LookupError)
