"""Faults in data arrive as ProblemsError: each with its code, its place and a sentence."""

import json

import pytest

import mosovo


def refused(text_or_dict, **more):
    with pytest.raises(mosovo.ProblemsError) as caught:
        mosovo.Record.from_json(text_or_dict, **more)
    return caught.value


def places(error):
    return {(problem.code, problem.path) for problem in error.problems}


def test_30_february_is_named_with_its_path(facts):
    facts["events"][0]["on"] = "2026-02-30"
    assert places(refused(facts)) == {("no_such_day", "events[0].on")}


def test_an_unknown_kind_is_named_with_its_path(facts):
    facts["events"][1]["kind"] = "picnic"
    assert places(refused(facts)) == {("unknown_kind", "events[1].kind")}


def test_a_key_written_twice_is_refused(facts):
    text = json.dumps(facts).replace('"born":', '"born": "1980-05-30", "born":')
    error = refused(text)
    assert [problem.code for problem in error.problems] == ["duplicate_key"]
    assert "born" in error.problems[0].path


def test_every_fault_is_listed_with_the_file(facts):
    facts["events"][0]["on"] = "2026-02-30"
    facts["events"][1]["departs"] = 7
    facts["events"][1]["hat"] = "green"
    error = refused(facts, file="one.json")
    assert len(error.problems) == 3
    assert {problem.file for problem in error.problems} == {"one.json"}
    assert all(problem.row is None and problem.column is None for problem in error.problems)
    assert all(problem.message and str(problem).startswith("one.json") for problem in error.problems)


def test_the_error_is_a_value_error_that_repeats_no_data(facts):
    facts["offender"]["born"] = "secret-birthday"
    error = refused(facts)
    assert isinstance(error, ValueError)
    assert "secret" not in str(error) + repr(error) + "".join(map(str, error.problems))
    assert str(error)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"record"', "7"])
def test_what_is_no_record_is_refused(text):
    assert refused(text).problems


def test_what_json_cannot_say_is_refused_in_python(facts):
    facts["events"][0]["on"] = object()
    with pytest.raises(TypeError):
        mosovo.Record.from_json(facts)


def test_a_bad_record_of_several_is_named_by_its_place(facts):
    good = json.dumps(facts)
    facts["offender"]["id"] = "OFF-MADE-UP-78"
    facts["events"][0]["on"] = "2026-02-30"
    with pytest.raises(mosovo.ProblemsError) as caught:
        mosovo.Record.list_from_json(f"[{good}, {json.dumps(facts)}]")
    assert places(caught.value) == {("no_such_day", "[1].events[0].on")}
