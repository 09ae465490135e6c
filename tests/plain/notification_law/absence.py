"""s.85A: absence from home, in Northern Ireland only."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from . import law_values as law
from .dates import DAY, london_day
from .duties import Obligation
from .periods import Periods, Run
from .record import Event, Notification, View


def absence_duties(view: View, periods: Periods) -> list[Obligation]:
    found = []
    for absence in view.of("absence"):
        found += _duties_of(absence, view, periods)
    return found


def _duties_of(absence: Event, view: View, periods: Periods) -> list[Obligation]:
    leaves = absence.instant("leaves")
    if leaves is None:
        return []
    day = london_day(leaves)
    run = periods.run_on(day)
    if run is None or not law.ABSENCES.on(view.nation_on(day), day) or _has_no_residence(view, leaves):
        return []
    is_long = _is_long(absence, day)
    before = Obligation("absence_notification", absence.id, latest=leaves - timedelta(hours=law.ABSENCE_HOURS))
    told = _first(view, "absence", absence.id, run)
    found = [_settled(before, told, run, view, is_long)]
    back, intended = absence.day("returned"), absence.day("intended_return")
    if told is None or back is None or back > view.as_of or back == intended or periods.run_on(back) is None:
        return found
    last = back + DAY * law.ABSENCE_RETURN_DAYS
    after = Obligation("absence_return", absence.id, opens=back, last_day=last, safe_day=last - DAY)
    run = periods.run_on(back)
    return [*found, _settled(after, _first(view, "absence_return", absence.id, run, back), run, view, is_long)]


def _settled(duty: Obligation, told: Notification | None, run: Run, view: View, is_long: bool) -> Obligation:
    if not is_long:
        return duty.excused()
    return duty.met_by_notification(told) if told else duty.open_in(run, view.as_of)


def _is_long(absence: Event, leaves: date) -> bool:
    """More than 3 days; not recorded: it may be."""
    back = absence.day("intended_return")
    days = (back - leaves).days if back is not None else absence.get("nights")
    return days is None or days > law.ABSENCE_DAYS


def _has_no_residence(view: View, leaves: datetime) -> bool:
    """It is absence from a sole or main residence: s.85A(1)."""
    homes = [n.home for n in view.notifications if n.states_home and n.home is not None and n.given <= leaves]
    return bool(homes) and homes[-1] == "place_found"


def _first(view: View, purpose: str, absence: str, run: Run, since: date = date.min) -> Notification | None:
    told = (n for n in view.notifications if purpose in n.under and absence in n.covers)
    return next((n for n in told if n.day >= since and run.holds(n.day)), None)
