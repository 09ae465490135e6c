"""s.85A: absence from home, in Northern Ireland only."""

from __future__ import annotations

from datetime import date, timedelta

from . import law_values as law
from .dates import DAY, london_day
from .duties import Obligation
from .periods import Periods
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
    if run is None or not law.ABSENCES.on(view.nation_on(day), day) or not _is_long(absence, day) or _has_no_residence(view, day):
        return []
    before = Obligation("absence_notification", absence.id, latest=leaves - timedelta(hours=law.ABSENCE_HOURS))
    told = _first(view, "absence", absence.id, date.min)
    found = [before.met_by_notification(told) if told else before.open_in(run, view.as_of)]
    back, intended = absence.day("returned"), absence.day("intended_return")
    if told is None or back is None or back > view.as_of or back == intended or periods.run_on(back) is None:
        return found
    last = back + DAY * law.ABSENCE_RETURN_DAYS
    after = Obligation("absence_return", absence.id, opens=back, last_day=last, safe_day=last - DAY)
    said = _first(view, "absence_return", absence.id, back)
    found.append(after.met_by_notification(said) if said else after.open_in(periods.run_on(back), view.as_of))
    return found


def _is_long(absence: Event, leaves: date) -> bool:
    """More than 3 days; not recorded: it may be."""
    back = absence.day("intended_return")
    days = (back - leaves).days if back is not None else absence.get("nights")
    return days is None or days > law.ABSENCE_DAYS


def _has_no_residence(view: View, day: date) -> bool:
    """It is absence from a sole or main residence: s.85A(1)."""
    homes = [n.home for n in view.notifications if n.home is not None and n.day <= day]
    return bool(homes) and homes[-1] == "place_found"


def _first(view: View, purpose: str, absence: str, since: date) -> Notification | None:
    return next((n for n in view.notifications if purpose in n.under and absence in n.covers and n.day >= since), None)
