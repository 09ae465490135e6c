"""Visits asked for, the planner and the independent checker: references and windows, never people."""

from datetime import date, timedelta

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


class Asks(list):
    """Visits asked for, and the first and last day (both included) that they were asked for."""

    def __init__(self, asks, horizon):
        super().__init__(asks)
        self.horizon = horizon

    def frame(self):
        """One row a visit asked for."""
        return _frames.frame(_schedule.ask_columns(list(self)))


def _days(as_of, horizon):
    """(first, last) from a pair of days, a timedelta or a number of days after `as_of`."""
    if isinstance(horizon, tuple):
        first, last = horizon
    else:
        length = horizon if isinstance(horizon, timedelta) else timedelta(days=horizon)
        first, last = as_of + timedelta(days=1), as_of + length
    if not isinstance(first, date) or last < first:
        raise ValueError("horizon is a number of days from 1, a timedelta, or (first day, last day)")
    return first, last


def asks(records, as_of, horizon=28, roster=None):
    """The visits that the unit must make: home visits due or overdue, promised appointments, yearly attendances.

    horizon  days after `as_of` (28), a timedelta, or (first day, last day), both included
    roster   gives each visit its team and its preferred officer; a Caseload brings its own
    """
    if roster is None:
        roster = getattr(records, "roster", None)
    if roster is None:
        raise ValueError("asks needs a roster: who is there to visit decides the team")
    first, last = _days(as_of, horizon)
    return Asks(_schedule.asks(_frames.as_list(records), as_of, first, last, roster), (first, last))


def plan(asks, roster, travel=None, *, seed, effort=None, horizon=None, locked=()):
    """A plan: the same input, seed and effort give the same plan on any machine.

    travel   a `Travel`; None: great circle, three tenths longer by road, 40 km/h
    seed     what the timing is drawn from; guard it, who knows it can foretell the visits
    effort   how much work the search may do, never how much time; None: the usual
    horizon  (first day, last day); None: that of `asks`
    locked   rows (`Planned`) that a person has decided
    """
    first, last = horizon if horizon is not None else asks.horizon
    travel = travel if travel is not None else Travel.great_circle()
    return _schedule.plan(list(asks), roster, travel, first, last, seed, effort, list(locked))


def planned_frame(plan):
    """One row a planned visit."""
    return _frames.frame(plan.planned_columns())


def unplanned_frame(plan):
    """One row a visit without a place, with the reason."""
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
