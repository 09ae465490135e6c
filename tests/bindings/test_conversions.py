"""What crosses the border into C++: dates as dates, times as times, and nothing guessed."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

import mosovo
from mosovo.calendar import add_months

LONDON = ZoneInfo("Europe/London")
RECORDED_LAST = "2026-07-01T09:00"


def known(record, known_at):
    """Which events took part: the journey is recorded at 09:00 on 1 July, British Summer Time."""
    result = mosovo.law.evaluate(record, as_of=date(2026, 7, 10), known_at=known_at)
    return any(o.duty == "travel_notification" for o in result.obligations)


@given(day=some.dates(date(1800, 1, 1), date(2290, 12, 31)))
def test_a_day_comes_back_as_the_same_day(day):
    back = add_months(day, 0, otherwise="refuse")
    assert back == day
    assert type(back) is date


@pytest.mark.parametrize(
    "wrong",
    [datetime(2026, 11, 22), datetime(2026, 11, 22, tzinfo=timezone.utc), "2026-11-22", 20261122, None],
    ids=["datetime", "aware datetime", "text", "number", "None"],
)
def test_what_is_no_date_is_refused_where_a_day_belongs(record, wrong):
    with pytest.raises(TypeError):
        mosovo.law.evaluate(record, as_of=wrong)
    with pytest.raises(TypeError):
        add_months(wrong, 1, otherwise="refuse")


def test_a_day_outside_the_calendar_is_refused():
    with pytest.raises(ValueError):
        add_months(date(9999, 12, 1), 1, otherwise="refuse")


@pytest.mark.parametrize(
    ("known_at", "seen"),
    [
        (None, True),
        (RECORDED_LAST, True),
        ("2026-07-01T08:59", False),
        (datetime(2026, 7, 1, 9, 0), True),
        (datetime(2026, 7, 1, 8, 59), False),
        (datetime(2026, 7, 1, 8, 0, tzinfo=timezone.utc), True),
        (datetime(2026, 7, 1, 7, 59, tzinfo=timezone.utc), False),
        (datetime(2026, 7, 1, 9, 0, tzinfo=LONDON), True),
        (datetime(2026, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=2))), True),
        (datetime(2026, 7, 1, 9, 59, tzinfo=timezone(timedelta(hours=2))), False),
    ],
)
def test_a_time_is_the_same_moment_however_it_is_written(record, known_at, seen):
    assert known(record, known_at) is seen


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (datetime(2026, 10, 25, 1, 30), ValueError),
        ("2026-10-25T01:30", ValueError),
        (datetime(2026, 3, 29, 1, 30), ValueError),
        ("half past nine", ValueError),
        (date(2026, 7, 1), TypeError),
        (1_767_000_000, TypeError),
    ],
    ids=["occurs twice", "occurs twice, text", "does not exist", "no time", "a day", "a number"],
)
def test_a_time_that_is_none_or_two_is_refused(record, wrong, error):
    with pytest.raises(error):
        known(record, wrong)


def test_an_hour_that_occurs_twice_is_taken_with_its_offset(record):
    assert known(record, "2026-10-25T01:30+01:00") is True
    assert known(record, datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LONDON)) is True


def test_the_fold_says_which_of_two_hours_it_was(facts):
    for offset, fold in (("+01:00", 0), ("+00:00", 1)):
        facts["events"][1]["recorded"] = f"2026-10-25T01:30{offset}"
        recorded = mosovo.Record.from_json(facts).events[1].recorded
        assert recorded.fold == fold
        assert recorded == datetime(2026, 10, 25, 1, 30, fold=fold, tzinfo=LONDON)
        assert recorded.isoformat() == f"2026-10-25T01:30:00{offset}"


def test_not_known_is_none(record):
    disposal, journey = record.events
    assert disposal.by is None
    assert journey.intended_return is None
    assert journey.departs == date(2026, 8, 20)
    assert disposal.offence.schedule3.listed == "yes"
    assert disposal.offence.schedule3.sentence_condition is False
    assert record.offender.sex is None
    assert record.offender.identifiers is None


def test_an_event_has_the_fields_of_its_kind_and_no_other(record, facts):
    disposal, journey = record.events
    with pytest.raises(AttributeError):
        _ = disposal.departs
    assert {"id", "kind", "on", "sentence"} <= set(dir(disposal))
    assert "departs" not in dir(disposal)
    facts["events"][1] = {"id": "prison", "kind": "stay", "where": "custody", "from": "2026-05-01"}
    stay = mosovo.Record.from_json(facts).events[1]
    assert stay.from_ == date(2026, 5, 1)
    assert "from_" in dir(stay)
    assert journey != stay


def test_values_are_read_only(record):
    with pytest.raises(AttributeError):
        record.offender.born = date(1990, 1, 1)
    with pytest.raises(AttributeError):
        record.id = "OFF-OTHER"
