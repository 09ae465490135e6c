"""What the library measures by, as frames, and a force's own values."""

import json
from datetime import date

import pandas
import pytest

import mosovo

HIGH = "practice.visit.interval.high"


def own(rule, value, **more):
    return json.dumps([{"rule": rule, "value": value, "from": "2026-06-01", "set_by": "Supt Example",
                        "on": "2026-05-20", "rationale": "Made up for a test."} | more])  # fmt: skip


def test_practice_names_its_source():
    table = mosovo.rules.practice()
    assert table["rule"].str.startswith("practice.").all()
    assert table["source"].str.len().gt(5).all()
    assert table["set_by"].isna().all()
    assert "unset" in set(table["value"])
    (value,) = table.loc[table["rule"] == HIGH, "value"]
    assert value == "3 months"


def test_coverage_names_each_provision_with_the_day_it_was_checked():
    table = mosovo.law.coverage()
    assert len(table) > 50
    assert not table["rule"].str.startswith("practice.").any()
    assert table["provision"].str.len().gt(5).all() and table["checked_on"].notna().all()
    assert isinstance(table["nation"].dtype, pandas.CategoricalDtype)
    assert table["commenced"].dtype == bool
    assert (table["from"].notna() == table["commenced"]).all()


def test_a_force_sets_its_own_value_and_it_counts(people):
    book = mosovo.rules.Rulebook.built_in().with_force_values(own(HIGH, 1))
    table = mosovo.rules.practice(book)
    mine = table[(table["rule"] == HIGH) & table["set_by"].notna()]
    assert list(mine["value"]) == ["1 month"]
    assert list(mine["set_by"]) == ["Supt Example"]

    day = date(2026, 11, 22)
    usual = mosovo.assessment.visits_frame(people, day)
    theirs = mosovo.assessment.visits_frame(people, day, rules=book)
    moved = usual["due"].notna() & (usual["due"] != theirs["due"])
    assert moved.any()
    assert set(usual.loc[moved, "level"]) == {"high"}
    assert (theirs["due"][moved] < usual["due"][moved]).all()


@pytest.mark.parametrize("wrong", [own("soa2003.s83.initial.days", 5), own("practice.no_such", 1), "[", own(HIGH, "x")],
                         ids=["law", "no such rule", "no JSON", "no number"])  # fmt: skip
def test_a_value_that_may_not_be_set_is_refused(wrong):
    with pytest.raises(mosovo.ProblemsError) as caught:
        mosovo.rules.Rulebook.built_in().with_force_values(wrong)
    assert caught.value.problems


def test_a_rulebook_shows_how_much_it_holds():
    assert repr(mosovo.rules.Rulebook.built_in()).startswith("<mosovo Rulebook, ")
