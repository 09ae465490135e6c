"""The notification law (Sexual Offences Act 2003, Part 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from mosovo import _frames
from mosovo._mosovo import law as _law
from mosovo._mosovo.law import Evaluation, NotificationPeriod, Obligation, Step, evaluate, reading_choices
from mosovo._mosovo.record import Record
from mosovo._mosovo.rules import Rulebook, coverage_columns

if TYPE_CHECKING:
    import pandas


def obligations_frame(
    records: Iterable[Record],
    as_of: date,
    known_at: datetime | str | None = None,
    readings: Mapping[str, str] | None = None,
    rules: Rulebook | None = None,
) -> pandas.DataFrame:
    """One row an obligation, by record and then as `evaluate` orders them; built from numpy columns without reasons.

    Columns: offender, status, duty, arises_from, opens (the day), last_day, latest, safe_day, state, met_by, on_whom.
    Days are inclusive and datetime64; `latest` is an instant, shown on the clocks of Europe/London, where the law
    counts hours; NaT where there is none. Words are categories. A record without obligations has no row.
    For the reasons of a row call `evaluate` on its record; arguments are as there.
    Raises LawNotHeldError as `evaluate`, OverflowError for a day after 11 April 2262.
    """
    book = rules if rules is not None else Rulebook.built_in()
    chosen = dict(readings) if readings is not None else None
    columns = _law.obligation_columns(_frames.as_list(records), as_of, known_at, chosen, book)
    return _frames.frame(columns, instants={"latest"})


def coverage(rules: Rulebook | None = None) -> pandas.DataFrame:
    """Every value of every rule of law held: provision, nation, in force from and to (that day included), value,
    source, confidence and the day it was checked. `from` is NaT where it is enacted and not commenced."""
    return _frames.frame(coverage_columns(rules if rules is not None else Rulebook.built_in()))


__all__ = [
    "Evaluation",
    "NotificationPeriod",
    "Obligation",
    "Step",
    "coverage",
    "evaluate",
    "obligations_frame",
    "reading_choices",
]
