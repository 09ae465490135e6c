"""s.85: the periodic notification, yearly or weekly."""

from __future__ import annotations

from datetime import date

from . import law_values as law
from .advance import Advance
from .dates import DAY, add_months
from .duties import Obligation
from .liberty import Liberty
from .periods import Periods
from .record import Notification, View

def clock_notifications(view: View, advance: Advance) -> list[Notification]:
    """What starts the clock: s.85(2). An advance notice that fails is treated as not given (notification-law 5.3)."""
    return [n for n in view.notifications if n.states_home and not (_is_of_changes_only(n) and advance.failed(n))]


def _is_of_changes_only(told: Notification) -> bool:
    return "change" in told.under and told.under.isdisjoint(("initial", "periodic"))


def periodic_duties(view: View, liberty: Liberty, periods: Periods, advance: Advance) -> list[Obligation]:
    prescribed = _prescribed(view)
    found = []
    home: str | None = None
    restarted: date | None = None  # the date had prescribed changes not started the year again
    previous_run = None
    told_all = clock_notifications(view, advance)
    for position, told in enumerate(told_all):
        home = told.home or home
        run = periods.run_on(told.day)
        if run is None or told.day < law.PART_2:
            continue
        if run is not previous_run:
            previous_run, restarted = run, None
        duty = Obligation("periodic_notification", told.id, opens=told.day + DAY)
        if home is not None:
            _set_days(duty, _ends(told.day, home, view), liberty)
            if _is_of_changes_only(told) and told.covers and told.covers <= prescribed:
                _note_earlier(duty, restarted, view)
            else:
                restarted = duty.last_day
        following = next(iter(told_all[position + 1 :]), None)
        if following is not None and run.holds(following.day):
            duty.met_by_notification(following)
        else:
            duty.open_in(run, view.as_of)
        found.append(duty)
    return found


def _prescribed(view: View) -> set[str]:
    changes = {c.id for c in view.of("change") if c.get("what") in law.PRESCRIBED_CHANGES}
    return changes | {s.id for s in view.of("child_household_stay")}


def _ends(day: date, home: str, view: View) -> date:
    """The last day of the applicable period after this day; the anniversary itself is in time (decision 0014)."""
    if home == "place_found" and law.WEEKLY.on(view.nation_on(day), day):
        return day + DAY * law.WEEKLY_DAYS
    return add_months(day, law.PERIODIC_MONTHS)


def _set_days(duty: Obligation, ends: date, liberty: Liberty) -> None:
    duty.last_day = _with_tail(ends, liberty)
    shorter = _with_tail(ends - DAY, liberty)
    if shorter is not None and (duty.last_day is None or shorter < duty.last_day):
        duty.safe_day = shorter


def _with_tail(ends: date, liberty: Liberty) -> date | None:
    """s.85(3), (4): a period that would end while he is away runs to the third day from his release or return."""
    away = liberty.held_on(ends)
    if away is None:
        return ends
    return None if away.end is None else away.end + DAY * (law.TAIL_DAYS - 1)


def _note_earlier(duty: Obligation, earlier: date | None, view: View) -> None:
    """Decision 0015: the date had a prescribed change not started the year again, while still to come."""
    if earlier is None or earlier < view.as_of:
        return
    candidates = [d for d in (duty.safe_day, earlier) if d is not None]
    safe = min(candidates)
    if duty.last_day is None or safe < duty.last_day:
        duty.safe_day = safe
