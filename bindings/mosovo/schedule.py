"""Visits asked for, the planner and the independent checker: references and windows, never people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mosovo import _frames
from mosovo._mosovo import schedule as _schedule
from mosovo._mosovo.schedule import (
    Ask,
    Bound,
    Broken,
    Change,
    NotPlanned,
    Officer,
    Place,
    Plan,
    Planned,
    Predictability,
    Progress,
    Relaxation,
    Roster,
    Score,
    Seat,
    Team,
    Terms,
    Travel,
    check,
    compare,
    explain,
    score,
    worked_out,
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
    before: Iterable[Planned] = (),
    keep: bool = False,
    threads: int = 1,
    seconds: float | None = None,
    progress: Callable[[Progress], object] | None = None,
    objective: Mapping[str, int] | None = None,
    bound: bool = True,
) -> Plan:
    """A plan: the same input, seed and effort give the same plan on any machine, with any number of threads.

    travel   a `Travel`; None: great circle, three tenths longer by road, 40 km/h
    seed     what the timing is drawn from; guard it, who knows it can foretell the visits
    effort   how much work the search may do, never how much time; None: the usual
    horizon  (first day, last day); None: that of `asks`
    locked   rows (`Planned`) that a person has decided
    before   rows of an earlier plan to begin with
    keep     True: move as few of those as can be (`replan`)
    threads  how many to use
    seconds  a limit of time instead of effort; such a plan cannot be made again (`plan.reproducible`)
    progress called with a `Progress` now and then; False or an exception ends the search
    objective  prices by name, where they are not the usual ones (docs/decisions/0120)
    bound    whether to work out what no plan can better (`plan.bound`), with the same effort; after `seconds`: with 1

    Raises ValueError for a seed or an effort out of range, two asks with one id, or asks without a horizon.
    """
    horizon = horizon if horizon is not None else getattr(asks, "horizon", None)
    if horizon is None:
        raise ValueError("plan needs a horizon, (first day, last day): these asks do not say which days they are for")
    first, last = horizon
    travel = travel if travel is not None else Travel.great_circle()
    return _schedule.plan(
        list(asks), roster, travel, first, last, seed, effort, list(locked), list(before), keep, threads, seconds,
        progress, dict(objective or {}), bound,
    )


def replan(
    told: Plan,
    asks: Sequence[Ask],
    roster: Roster,
    travel: Travel | None = None,
    *,
    seed: int,
    effort: int | None = None,
    locked: Iterable[Planned] = (),
) -> Plan:
    """A plan for what has changed since (`Roster.without` an officer who is ill, other asks), as near to `told` as can
    be: first as little left out and late as possible, then as few visits moved. `compare` lists what moved."""
    return plan(asks, roster, travel, seed=seed, effort=effort, horizon=(told.from_, told.to), locked=locked,
                before=told.planned, keep=True)


def predictability(
    plans: Plan | Sequence[Plan], asks: Sequence[Ask], roster: Roster, travel: Travel | None = None
) -> Predictability:
    """How well an adversary who knows every past visit and this planner, and not the seed, names the day and the hour
    of the next unannounced visits. Give plans of several seeds: each is guessed from the others, as by somebody
    who has run the planner himself. `predictability_frame` has one row a visit."""
    several = [plans] if isinstance(plans, Plan) else list(plans)
    return _schedule.predictability(several, list(asks), roster, travel or Travel.great_circle())


def predictability_frame(found: Predictability) -> pandas.DataFrame:
    """One row an unannounced visit: days and slots that it could take, the adversary's hits, shares in 0 to 1."""
    return _frames.frame(found.columns())


def changes_frame(before: Plan, after: Plan) -> pandas.DataFrame:
    """One row a visit that `after` has otherwise: what became of it, its day and start before and now."""
    return _frames.frame(_schedule.change_columns(compare(before, after)))


def side_by_side(plans: Mapping[str, Plan]) -> pandas.DataFrame:
    """The scores of some plans, one column a plan, in the order in which plans are judged."""
    import pandas

    names = [name for name in dir(Score) if not name.startswith("_")]
    table = {title: {name: getattr(plan.score, name) for name in names} for title, plan in plans.items()}
    order = ["left_out", "unplanned", "unplanned_weight", "risk", "late_visits", "price", "driving", "own_officer_share"]
    return pandas.DataFrame(table).reindex(order + [name for name in names if name not in order])


def planned_frame(plan: Plan) -> pandas.DataFrame:
    """One row a planned visit: ask, day, start and end (minutes from midnight), days_to_spare, days_late, continuity,
    locked, what it costs (risk, timing, strangers, driving), and its crew as a tuple of references."""
    table = _frames.frame(plan.planned_columns())
    for term in ("risk", "timing", "strangers", "driving"):
        table[term] = [getattr(row.cost, term) for row in plan.planned]
    table["crew"] = [tuple(seat.officer for seat in row.crew) for row in plan.planned]
    return table


def unplanned_frame(plan: Plan) -> pandas.DataFrame:
    """One row a visit without a place: ask, reason, a sentence, and in a word what would help most easily."""
    table = _frames.frame(plan.unplanned_columns())
    table["would_help"] = [row.relaxation.what if row.relaxation else None for row in plan.unplanned]
    return table


__all__ = [
    "Ask",
    "Asks",
    "Bound",
    "Broken",
    "Change",
    "NotPlanned",
    "Officer",
    "Place",
    "Plan",
    "Planned",
    "Predictability",
    "Progress",
    "Relaxation",
    "Roster",
    "Score",
    "Seat",
    "Team",
    "Terms",
    "Travel",
    "asks",
    "changes_frame",
    "check",
    "compare",
    "explain",
    "plan",
    "planned_frame",
    "predictability",
    "predictability_frame",
    "replan",
    "score",
    "side_by_side",
    "unplanned_frame",
    "worked_out",
]
