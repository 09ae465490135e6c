"""The notification law (Sexual Offences Act 2003, Part 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from mosovo import _frames
from mosovo._mosovo import law as _law
from mosovo._mosovo.law import (
    Batch,
    DerivedListing,
    Evaluation,
    Facts,
    ListingOf,
    NotificationPeriod,
    Obligation,
    Step,
    evaluate,
    evaluate_many,
    listings,
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

    Columns: offender, status, duty, arises_from, opens (the day), last_day, latest, safe_day, state, met_by, attended,
    on_whom. `attended` flags what met it: at_station, elsewhere (counted, for an officer to check), not_recorded.
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


def schedule3() -> pandas.DataFrame:
    """Schedule 3 (England and Wales) as held: one row a listed offence with its paragraph, code and conditions in
    words, listed from and to (that day included), source, confidence, the day the text read stood (`as_at`), what was
    read, and who checked it when. Then one row for each thing not held, `held` False and `conditions` saying why."""
    return _frames.frame(_law.schedule3_columns())


__all__ = [
    "Batch",
    "DerivedListing",
    "Evaluation",
    "Facts",
    "ListingOf",
    "NotificationPeriod",
    "Obligation",
    "Step",
    "coverage",
    "evaluate",
    "evaluate_many",
    "listings",
    "obligations_frame",
    "page",
    "reading_choices",
    "schedule3",
]
