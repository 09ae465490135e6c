"""Frames that an analyst would keep: right types, one source with the record by record answers."""

import threading
import time
from datetime import date, timedelta

import numpy
import pandas
import pytest

import mosovo

CODED = ["status", "duty", "state", "on_whom"]
DAYS = ["opens", "last_day", "safe_day"]


@pytest.fixture(scope="module")
def frame(people, as_of):
    return mosovo.law.obligations_frame(people, as_of=as_of)


def as_day(stamp):
    return None if pandas.isna(stamp) else stamp.date()


def none_if_missing(value):
    return None if pandas.isna(value) else value


def test_columns_and_types(frame):
    assert " ".join(frame.columns) == (
        "offender status duty arises_from opens last_day latest safe_day state met_by attended on_whom"
    )
    assert len(frame) > 1000
    assert frame.index.equals(pandas.RangeIndex(len(frame)))
    for name in CODED:
        assert isinstance(frame[name].dtype, pandas.CategoricalDtype), name
        assert frame[name].notna().all()
    for name in DAYS:
        assert frame[name].dtype == numpy.dtype("datetime64[ns]"), name
        assert (frame[name].dropna() == frame[name].dropna().dt.normalize()).all()
    assert str(frame["latest"].dtype) == "datetime64[ns, Europe/London]"
    assert frame["offender"].map(type).eq(str).all()


def test_rows_say_what_evaluate_says(frame, people, as_of):
    rows = iter(frame.itertuples())
    for record in people:
        result = mosovo.law.evaluate(record, as_of=as_of)
        for obligation in result.obligations:
            row = next(rows)
            assert (row.offender, row.status) == (record.id, result.status)
            assert (row.duty, row.arises_from, row.state, row.on_whom) == (
                obligation.duty, obligation.arises_from, obligation.state, obligation.on_whom)  # fmt: skip
            opens = obligation.opens
            assert as_day(row.opens) == (opens.date() if hasattr(opens, "hour") else opens)
            assert as_day(row.last_day) == obligation.last_day
            assert as_day(row.safe_day) == obligation.safe_day
            assert none_if_missing(row.latest) == obligation.latest
            assert none_if_missing(row.met_by) == obligation.met_by
    assert next(rows, None) is None


def test_a_day_that_is_none_is_nat(frame):
    assert frame["last_day"].isna().any()
    assert frame["latest"].isna().any() and frame["latest"].notna().any()


def test_no_records_give_the_same_columns(frame):
    empty = mosovo.law.obligations_frame([], as_of=date(2026, 11, 22))
    assert len(empty) == 0
    assert list(empty.columns) == list(frame.columns)
    assert [str(t) for t in empty.dtypes] == [str(t) for t in frame.dtypes]


def test_arguments_reach_the_law(facts):
    record = mosovo.Record.from_json(facts)

    def travel(**more):
        table = mosovo.law.obligations_frame([record], as_of=date(2026, 8, 1), **more)
        return [as_day(day) for day in table.loc[table["duty"] == "travel_notification", "last_day"]]

    assert travel() == [date(2026, 8, 12)]
    assert travel(readings={"clear_days": "one_end_excluded"}) == [date(2026, 8, 13)]
    assert travel(known_at="2026-06-30T12:00") == []


def test_any_iterable_is_taken_but_not_a_single_record(people, as_of):
    assert len(mosovo.law.obligations_frame((one for one in people[:3]), as_of=as_of)) > 0
    with pytest.raises(TypeError, match="list of records"):
        mosovo.law.obligations_frame(people[0], as_of=as_of)
    with pytest.raises(TypeError):
        mosovo.law.obligations_frame([None], as_of=as_of)


def test_a_day_that_a_frame_cannot_hold_is_refused_and_never_another_day():
    from mosovo import _frames

    columns = {"day": numpy.array(["2026-11-22", "NaT"], dtype="datetime64[D]")}
    assert as_day(_frames.frame(columns)["day"][0]) == date(2026, 11, 22)
    columns["day"][0] = numpy.datetime64("2290-01-01")
    with pytest.raises(OverflowError, match="2262"):
        _frames.frame(columns)


def test_visits_frame_says_what_visit_due_says(people, as_of):
    table = mosovo.assessment.visits_frame(people, as_of)
    assert list(table["offender"]) == [record.id for record in people]
    assert list(table["level"].cat.categories) == ["low", "medium", "high", "very_high"]
    assert table["level"].cat.ordered
    assert table["due"].dtype == numpy.dtype("datetime64[ns]") and table["overdue"].dtype == numpy.int64
    assert set(table.loc[table["due"].notna(), "clock"]) <= {"running", "never_visited"}
    for record, row in zip(people, table.itertuples(), strict=True):
        visit = mosovo.assessment.visit_due(record, as_of=as_of)
        assert (row.clock, as_day(row.due), as_day(row.last_seen), row.overdue) == (
            visit.clock, visit.due, visit.last_seen, visit.overdue)  # fmt: skip
        assert none_if_missing(row.level) == visit.level
        assert (row.interval is None) == (visit.interval is None)
    assert table["interval"].str.match(r"\d+ (month|week|day|year)").any()


def test_due_frame_has_the_most_overdue_first_and_ends_on_the_last_day(people, as_of):
    table = mosovo.assessment.due_frame(people, as_of, days=14)
    assert len(table) > 20
    assert table["overdue"].is_monotonic_decreasing
    assert table["overdue"].iloc[0] > 0
    assert (table["due"] <= pandas.Timestamp(as_of + timedelta(days=14))).all()
    late = table["due"] < pandas.Timestamp(as_of)
    assert ((pandas.Timestamp(as_of) - table["due"]).dt.days[late] == table["overdue"][late]).all()
    assert table["reason"].str.len().gt(20).all() and table["section"].str.len().gt(5).all()
    fewer = mosovo.assessment.due_frame(people, as_of, days=0)
    assert 0 < len(fewer) < len(table)
    with pytest.raises(ValueError):
        mosovo.assessment.due_frame(people, as_of, days=-1)


def test_events_frame_has_a_row_for_each_event(people):
    table = people.events_frame()
    assert len(table) == sum(len(record.events) for record in people)
    assert isinstance(table["kind"].dtype, pandas.CategoricalDtype)
    assert str(table["recorded"].dtype) == "datetime64[ns, Europe/London]"
    assert table["day"].dtype == numpy.dtype("datetime64[ns]")
    event, row = people[0].events[0], table.iloc[0]
    assert (row["offender"], row["id"], row["kind"]) == (people[0].id, event.id, event.kind)
    given = table[(table["offender"] == people[3].id) & (table["kind"] == "notification")]
    theirs = [event.given for event in people[3].events if event.kind == "notification"]
    assert [as_day(day) for day in given["day"]] == [getattr(t, "date", lambda t=t: t)() for t in theirs]


def ticks_during(call):
    """How often another thread of Python came to run while `call` did."""
    ended, count = threading.Event(), [0]

    def tick():
        while not ended.wait(0.001):
            count[0] += 1

    other = threading.Thread(target=tick)
    other.start()
    began = time.perf_counter()
    try:
        call()
    finally:
        took = time.perf_counter() - began
        ended.set()
        other.join()
    return count[0], took


def test_other_threads_run_while_the_law_is_worked_out(people, as_of):
    many = mosovo.law.Facts(list(people) * 10)
    ticks, took = ticks_during(lambda: mosovo.law.evaluate_many(many, as_of=as_of, reasons=True))
    assert ticks >= 5, f"{ticks} in {took:.3f} s"


def test_facts_laid_out_once_give_the_same_frame(people, as_of, frame):
    facts = mosovo.law.Facts(people)
    assert len(facts) == len(people) and 0 < facts.events < sum(len(person.events) for person in people)
    for threads in (1, 2, 0):
        again = mosovo.law.obligations_frame(facts, as_of=as_of, threads=threads)
        pandas.testing.assert_frame_equal(again, frame)
    with pytest.raises(ValueError, match="known_at"):
        mosovo.law.obligations_frame(facts, as_of=as_of, known_at="2026-01-01T00:00")


def test_a_batch_is_numpy_columns_and_says_why_on_demand(people, as_of, frame):
    facts = mosovo.law.Facts(people)
    batch = mosovo.law.evaluate_many(facts, as_of=as_of)
    columns, standings = batch.obligations, batch.standings
    assert len(batch) == len(frame) == len(columns["record"])
    assert columns["last_day"].dtype == numpy.dtype("datetime64[D]")
    assert columns["latest"].dtype == numpy.dtype("datetime64[m]")
    codes, words = columns["duty"]
    assert [words[code] for code in codes] == list(frame["duty"])
    assert (columns["last_day"] == frame["last_day"].to_numpy().astype("datetime64[D]")).sum() > 1000
    assert len(standings["starts"]) == len(people)
    assert batch.bytes <= 64 * len(batch)
    told = mosovo.law.evaluate_many(facts, as_of=as_of, reasons=True, threads=2)
    at = 0
    for place, record in enumerate(people[:40]):
        result = mosovo.law.evaluate(record, as_of=as_of)
        assert standings["first_obligation"][place] == at
        for obligation in result.obligations:
            event = record.events[columns["arises_from"][at]]
            assert event.id == obligation.arises_from
            assert batch.because(at) == told.because(at) == obligation.because
            at += 1
    with pytest.raises(IndexError):
        batch.because(len(batch))


def test_a_batch_outlives_what_it_was_made_from(people, as_of):
    batch = mosovo.law.evaluate_many(mosovo.law.Facts(people), as_of=as_of, rules=mosovo.rules.Rulebook.built_in())
    assert batch.because(0)


def test_two_threads_get_the_same_frame(people, as_of, frame):
    found = [None, None]

    def work(place):
        found[place] = mosovo.law.obligations_frame(people, as_of=as_of)

    threads = [threading.Thread(target=work, args=(place,), daemon=True) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
        assert not thread.is_alive(), "stuck"
    for table in found:
        pandas.testing.assert_frame_equal(table, frame)
