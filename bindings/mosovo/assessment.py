"""When each visit is due, and what else is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mosovo import _frames
from mosovo._mosovo import assessment as _assessment
from mosovo._mosovo.assessment import DueRow, VisitDue, visit_due
from mosovo._mosovo.record import Record
from mosovo._mosovo.rules import Rulebook

if TYPE_CHECKING:
    import pandas


def visits_frame(records: Iterable[Record], as_of: date, rules: Rulebook | None = None) -> pandas.DataFrame:
    """One row an offender, in the order of `records`: his visit clock and when the next visit is due.

    Columns: offender, clock (why it runs or does not), due (last day in time, that day included; NaT where no clock
    runs), last_seen, level (ordered: low to very_high; missing: none recorded), interval (in words), basis, overdue
    (whole days past `due` on `as_of`). For the reasons call `visit_due` on the record.
    Raises LawNotHeldError as `mosovo.law.evaluate`. Source: the practice data, dated and cited.
    """
    return _frames.frame(_assessment.visit_columns(_frames.as_list(records), as_of, rules), risk={"level"})


def due_frame(
    records: Iterable[Record], as_of: date, days: int = 28, rules: Rulebook | None = None
) -> pandas.DataFrame:
    """What is overdue on `as_of` or falls due in the `days` after it (the last day included), most overdue first.

    Columns: offender, officer, what, due (last day in time, that day included), latest (an instant, on the clocks of
    Europe/London, where the law counts hours), safe_day, overdue (whole days), level (ordered), arises_from, on_whom,
    reason (a sentence), section, href. Rights and what the law holds open are not listed.
    Raises ValueError where `days` is below 0, LawNotHeldError as `mosovo.law.evaluate`.
    """
    if days < 0:
        raise ValueError("days is a whole number from 0")
    until = as_of + timedelta(days=days)
    columns = _assessment.due_columns(_frames.as_list(records), as_of, until, rules)
    return _frames.frame(columns, instants={"latest"}, risk={"level"})


__all__ = ["DueRow", "VisitDue", "due_frame", "visit_due", "visits_frame"]
