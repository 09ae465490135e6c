"""Made-up caseloads: the same for the same seed, whatever the machine."""

from datetime import date

import pytest

import mosovo

AS_OF = date(2026, 11, 22)


def test_the_same_seed_gives_the_same_people():
    once, again = (mosovo.synth.caseload(30, seed=5, as_of=AS_OF) for _ in range(2))
    other = mosovo.synth.caseload(30, seed=6, as_of=AS_OF)
    assert list(once) == list(again)
    assert once.roster == again.roster
    assert once[0].to_json() == again[0].to_json()
    assert list(once) != list(other)


def test_a_smaller_caseload_begins_a_larger_one(people):
    assert list(mosovo.synth.caseload(20, seed=1, as_of=AS_OF)) == people[:20]


def test_it_brings_its_roster(people):
    assert len(people) == 200
    assert len(people.roster.officers) == 4
    assert all(officer.shifts for officer in people.roster.officers)
    assert len(mosovo.synth.caseload(20, seed=1, as_of=AS_OF, officers=6).roster.officers) == 6


def test_histories_end_on_the_day_it_is_looked_at(people):
    assert len({record.id for record in people}) == 200
    assert not people.events_frame()["recorded"].dt.date.gt(AS_OF).any()


def test_none_and_two_can_be_had():
    assert list(mosovo.synth.caseload(0, as_of=AS_OF)) == []
    assert len(mosovo.synth.caseload(offenders=2, as_of=AS_OF)) == 2


@pytest.mark.parametrize(
    "wrong",
    [{"offenders": -1}, {"offenders": 10, "officers": 1}, {"offenders": 10, "as_of": date(1999, 1, 1)}],
    ids=["fewer than none", "one officer", "long ago"],
)
def test_what_cannot_be_made_is_refused(wrong):
    with pytest.raises(ValueError):
        mosovo.synth.caseload(**{"as_of": AS_OF} | wrong)
