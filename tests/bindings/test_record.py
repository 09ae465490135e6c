"""Records in and out of Python without loss, and without showing anybody."""

import copy
import json
import pickle
import subprocess
import sys
from datetime import date

import pytest

import mosovo


def test_text_and_dicts_give_the_same_record(facts, record):
    assert mosovo.Record.from_json(json.dumps(facts)) == record
    assert record.to_dict() == facts


def test_a_record_comes_back_from_json_and_from_pickle(people):
    for one in people[:25]:
        assert mosovo.Record.from_json(one.to_json()) == one
        assert mosovo.Record.from_json(one.to_dict()) == one
        assert pickle.loads(pickle.dumps(one)) == one
        assert copy.deepcopy(one) == one


def test_a_pickle_is_read_by_another_process(record):
    script = "import pickle, sys; print(len(pickle.load(sys.stdin.buffer).events))"
    said = subprocess.run([sys.executable, "-c", script], input=pickle.dumps(record), capture_output=True, check=True)
    assert said.stdout.strip() == b"2"


def test_records_of_other_facts_are_not_equal(facts, record):
    facts["events"][0]["on"] = facts["events"][0]["sentenced"] = "2026-03-11"
    other = mosovo.Record.from_json(facts)
    assert other != record
    assert other.id == record.id
    assert len({record, mosovo.Record.from_json(record.to_json()), other}) == 2


def test_records_on_lines_of_their_own_are_read(people):
    lines = "".join(one.to_json() + "\n" for one in people[:5])
    assert mosovo.Record.list_from_json(lines) == people[:5]


def test_a_wrong_check_letter_is_a_warning(facts):
    facts["offender"]["identifiers"] = [{"type": "pnc", "value": "1981/0000034A"}]
    found = mosovo.Record.from_json(facts).problems(2026)
    assert [problem.code for problem in found] == ["bad_identifier"]
    assert found[0].path.startswith("offender.identifiers[0]")
    assert "0000034" not in str(found[0])


def shown(record):
    result = mosovo.law.evaluate(record, as_of=date(2026, 8, 1))
    return [record, record.offender, record.offender.names[0], *record.events, result, *result.obligations,
            *result.periods, mosovo.assessment.visit_due(record, as_of=result.as_of)]  # fmt: skip


def test_no_repr_shows_whom_it_is_about(record):
    for thing in shown(record):
        for text in (repr(thing), str(thing), repr([thing])):
            assert text.startswith(("<mosovo ", "[<mosovo "))
            for secret in ("Quill", "Xanth", "OFF-", "1980", "2026", "ES", "journey"):
                assert secret not in text, text


@pytest.mark.parametrize("thing", ["people", "people.roster", "asks"])
def test_the_repr_of_many_is_short(people, as_of, thing):
    held = {"people": people, "people.roster": people.roster, "asks": mosovo.schedule.asks(people, as_of)}[thing]
    assert repr(held).startswith("<mosovo ")
    assert len(repr(held)) < 60
