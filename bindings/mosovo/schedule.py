"""Visits asked for, the planner and the independent checker: references and windows, never people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mosovo import _frames
from mosovo._mosovo import schedule as _schedule
from mosovo._mosovo.schedule import (
    Ask,
    Broken,
    NotPlanned,
    Officer,
    Place,
    Plan,
    Planned,
    Roster,
    Score,
    Seat,
    Team,
    Travel,
    check,
    explain,
    score,
)
from mosovo._mosovo.record import Record

if TYPE_CHECKING:
    import pandas

Days = tuple[date, date]


class Asks(list[Ask]):
    """Visits asked for, and the first and last day (both included) that they were asked for."""

    def __init__(self, asks: Iterable[Ask], horizon: Days) -> None:
        super().__init__(asks)
        self.horizon = horizon

    def __repr__(self) -> str:
        return f"<mosovo Asks, {len(self)} visits>"

    def frame(self) -> pandas.DataFrame:
        """One row a visit asked for; days are inclusive, lengths minutes, `first` to `expiry` when it may happen."""
        return _frames.frame(_schedule.ask_columns(list(self)))


def _days(as_of: date, horizon: int | timedelta | Days) -> Days:
    """(first, last) from a pair of days, a timedelta or a number of days after `as_of`."""
    if isinstance(horizon, tuple):
        first, last = horizon
    else:
        length = horizon if isinstance(horizon, timedelta) else timedelta(days=horizon)
        first, last = as_of + timedelta(days=1), as_of + length
    if not isinstance(first, date) or last < first:
        raise ValueError("horizon is a number of days from 1, a timedelta, or (first day, last day)")
    return first, last


def asks(
    records: Iterable[Record],
    as_of: date,
    horizon: int | timedelta | Days = 28,
    roster: Roster | None = None,
) -> Asks:
    """The visits that the unit must make: home visits due or overdue, promised appointments, yearly attendances.

    horizon  days after `as_of` (28), a timedelta, or (first day, last day), both included
    roster   gives each visit its team and its preferred officer; a Caseload brings its own

    Who cannot be placed on the map, or is away, is not asked for. Raises ValueError where there is no roster or no
    day in the horizon, LawNotHeldError as `mosovo.law.evaluate`.
    """
    if roster is None:
        roster = getattr(records, "roster", None)
    if roster is None:
        raise ValueError("asks needs a roster: who is there to visit decides the team")
    first, last = _days(as_of, horizon)
    return Asks(_schedule.asks(_frames.as_list(records), as_of, first, last, roster), (first, last))


def plan(
    asks: Sequence[Ask],
    roster: Roster,
    travel: Travel | None = None,
    *,
    seed: int,
    effort: int | None = None,
    horizon: Days | None = None,
    locked: Iterable[Planned] = (),
) -> Plan:
    """A plan: the same input, seed and effort give the same plan on any machine.

    travel   a `Travel`; None: great circle, three tenths longer by road, 40 km/h
    seed     what the timing is drawn from; guard it, who knows it can foretell the visits
    effort   how much work the search may do, never how much time; None: the usual
    horizon  (first day, last day); None: that of `asks`
    locked   rows (`Planned`) that a person has decided

    Raises ValueError for a seed or an effort out of range, two asks with one id, or asks without a horizon.
    """
    horizon = horizon if horizon is not None else getattr(asks, "horizon", None)
    if horizon is None:
        raise ValueError("plan needs a horizon, (first day, last day): these asks do not say which days they are for")
    first, last = horizon
    travel = travel if travel is not None else Travel.great_circle()
    return _schedule.plan(list(asks), roster, travel, first, last, seed, effort, list(locked))


def planned_frame(plan: Plan) -> pandas.DataFrame:
    """One row a planned visit: ask, day, start and end (minutes from midnight), days_to_spare, days_late, continuity,
    locked. The crew of each is in `plan.planned`."""
    return _frames.frame(plan.planned_columns())


def unplanned_frame(plan: Plan) -> pandas.DataFrame:
    """One row a visit without a place: ask, reason, and a sentence that says what would help."""
    return _frames.frame(plan.unplanned_columns())


__all__ = [
    "Ask",
    "Asks",
    "Broken",
    "NotPlanned",
    "Officer",
    "Place",
    "Plan",
    "Planned",
    "Roster",
    "Score",
    "Seat",
    "Team",
    "Travel",
    "asks",
    "check",
    "explain",
    "plan",
    "planned_frame",
    "score",
    "unplanned_frame",
]
