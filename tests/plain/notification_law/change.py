"""s.84(1), (2): changes, releases and places, and the notifications that meet them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from . import law_values as law
from .advance import Advance
from .duties import Obligation
from .liberty import Liberty
from .periods import Periods
from .places import PlaceEvent
from .record import Notification, View


def change_duties(
    view: View, liberty: Liberty, periods: Periods, places: list[PlaceEvent], advance: Advance
) -> list[Obligation]:
    found = []
    for change in view.of("change"):
        day = change.day("on")
        if day is not None and _must_be_notified(change.get("what"), view, day):
            found.append(_duty(change.id, day, {change.id}, view, liberty, periods, advance))
    for stay, joined in liberty.releases():
        # An advance notice is not for releases: s.84(2).
        found.append(_duty(stay.event.id, stay.end, joined, view, liberty, periods, None))
    for place in places:
        if not any(_told_before(n, place, advance) for n in view.notifications):
            found.append(_duty(place.arises_from, place.day, place.place, view, liberty, periods, advance))
    return [duty for duty in found if duty is not None]


def _told_before(told: Notification, place: PlaceEvent, advance: Advance) -> bool:
    """An address told already, under s.83(1) or s.84(1), asks for nothing; notice of a day that failed is no notice."""
    if not told.under & {"initial", "change"} or told.covers.isdisjoint(place.place) or told.day >= place.day:
        return False
    return not advance.states_a_day(told) or advance.counts_for(told, place.day)


def _must_be_notified(what: str | None, view: View, day: date) -> bool:
    """A change of a kind that is not recorded may be one that must."""
    return what is None or bool(law.CHANGES[what].on(view.nation_on(day), day))


def _duty(
    arises_from: str,
    day: date,
    ids: Collection[str],
    view: View,
    liberty: Liberty,
    periods: Periods,
    advance: Advance | None,
) -> Obligation | None:
    run = periods.run_on(day)
    if run is None or day < law.PART_2:
        return None
    duty = Obligation("change_notification", arises_from)
    duty.opens, duty.last_day = liberty.counting_days(day, law.CHANGE_DAYS)
    told = next((n for n in view.notifications if run.holds(n.day) and _meets(n, day, ids, advance)), None)
    return duty.met_by_notification(told) if told else duty.open_in(run, view.as_of)


def _meets(told: Notification, day: date, ids: Collection[str], advance: Advance | None) -> bool:
    if "change" not in told.under or told.covers.isdisjoint(ids):
        return False
    return told.day >= day or (advance is not None and advance.counts_for(told, day))
