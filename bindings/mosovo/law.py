"""The notification law (Sexual Offences Act 2003, Part 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from mosovo import _frames
from mosovo._mosovo.law import (
    Batch,
    Evaluation,
    Facts,
    NotificationPeriod,
    Obligation,
    Step,
    evaluate,
    evaluate_many,
    reading_choices,
)
from mosovo._mosovo.output import evaluation_page as page
from mosovo._mosovo.record import Record
from mosovo._mosovo.rules import Rulebook, coverage_columns

if TYPE_CHECKING:
    import pandas


def obligations_frame(
    records: Iterable[Record] | Facts,
    as_of: date,
    known_at: datetime | str | None = None,
    readings: Mapping[str, str] | None = None,
    rules: Rulebook | None = None,
    threads: int = 1,
) -> pandas.DataFrame:
    """One row an obligation, by record and then as `evaluate` orders them; built from numpy columns without reasons.

    Columns: offender, status, duty, arises_from, opens (the day), last_day, latest, safe_day, state, met_by, on_whom.
    Days are inclusive and datetime64; `latest` is an instant, shown on the clocks of Europe/London, where the law
    counts hours; NaT where there is none. Words are categories. A record without obligations has no row.
    For the reasons of a row call `evaluate` on its record; arguments are as there. `Facts` laid out before save the
    time to lay them out again; `known_at` is then theirs. threads: 0 for as many as the machine has.
    Raises LawNotHeldError as `evaluate`, OverflowError for a day after 11 April 2262.
    """
    if not isinstance(records, Facts):
        records = Facts(_frames.as_list(records), known_at)
    elif known_at is not None:
        raise ValueError("these facts were laid out as known at their own moment: leave known_at out")
    chosen = dict(readings) if readings is not None else None
    batch = evaluate_many(records, as_of=as_of, readings=chosen, rules=rules, threads=threads)
    return _frames.frame(batch.frame_columns(), instants={"latest"})


def coverage(rules: Rulebook | None = None) -> pandas.DataFrame:
    """Every value of every rule of law held: provision, nation, in force from and to (that day included), value,
    source, confidence and the day it was checked. `from` is NaT where it is enacted and not commenced."""
    return _frames.frame(coverage_columns(rules if rules is not None else Rulebook.built_in()))


__all__ = [
    "Batch",
    "Evaluation",
    "Facts",
    "NotificationPeriod",
    "Obligation",
    "Step",
    "coverage",
    "evaluate",
    "evaluate_many",
    "obligations_frame",
    "page",
    "reading_choices",
]
