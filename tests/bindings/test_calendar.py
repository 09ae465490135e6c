"""Counting of days through Python: the same tables as the C++ tests."""

import csv
from datetime import date
from pathlib import Path

import pytest

import mosovo
from mosovo.calendar import add_months, is_bank_holiday, last_day

TABLES = Path(__file__).resolve().parents[1] / "cases/calendar"


def rows(name):
    with (TABLES / name).open(encoding="utf-8", newline="") as table:
        held = list(csv.DictReader(table))
    assert held, f"{name} is empty"
    return held


@pytest.mark.parametrize("row", rows("add_months.csv"), ids=lambda row: row["why"])
def test_add_months(row):
    start, months = date.fromisoformat(row["from"]), int(row["months"])
    down, up = date.fromisoformat(row["last_of_month"]), date.fromisoformat(row["first_of_next"])

    assert add_months(start, months, otherwise="last_of_month") == down
    assert add_months(start, months, otherwise="first_of_next") == up
    if down == up:
        assert add_months(start, months, otherwise="refuse") == down
    else:
        with pytest.raises(ValueError):
            add_months(start, months, otherwise="refuse")


@pytest.mark.parametrize("row", rows("last_day.csv"), ids=lambda row: row["why"])
def test_last_day(row):
    unit, length = row["unit"], int(row["length"])
    if unit == "years":
        unit, length = "months", length * 12

    found = last_day(date.fromisoformat(row["trigger"]), **{unit: length}, opens=row["opens"])
    assert found == date.fromisoformat(row["last_day"])


@pytest.mark.parametrize("wrong", [{}, {"days": 3, "months": 1}, {"days": 0}, {"months": -1}])
def test_a_period_needs_one_length(wrong):
    with pytest.raises(ValueError):
        last_day(date(2026, 3, 2), opens="after", **wrong)


def test_a_word_that_is_none_is_refused_with_those_that_are():
    with pytest.raises(ValueError, match="beginning_with or after"):
        last_day(date(2026, 3, 2), days=3, opens="sometime")


def test_bank_holidays_differ_by_nation_and_end():
    st_andrew = date(2026, 11, 30)
    assert is_bank_holiday(st_andrew, "scotland")
    assert not is_bank_holiday(st_andrew)
    with pytest.raises(mosovo.HolidaysNotHeldError):
        is_bank_holiday(date(2031, 1, 1))
