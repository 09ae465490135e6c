"""s.86 and the travel regulations: before leaving, changed details, and return."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from . import law_values as law
from .dates import DAY, london_day, start_of
from .duties import Obligation
from .periods import Periods
from .record import Event, Notification, View


def travel_duties(view: View, periods: Periods) -> list[Obligation]:
    found = []
    for travel in view.of("travel"):
        if travel.get("departs") is not None:
            journey = _Journey(travel, view, periods)
            if journey.is_reached():
                found += [journey.notification(), journey.change(), journey.return_()]
    return [duty for duty in found if duty is not None]


def _hours(number: int) -> timedelta:
    return timedelta(hours=number)


class _Journey:
    def __init__(self, event: Event, view: View, periods: Periods):
        self._event = event
        self._view = view
        self._periods = periods
        departs = event.get("departs")
        self._has_time = "T" in departs
        # Without a time hours run from 00:00.
        self._at = event.instant("departs") if self._has_time else start_of(date.fromisoformat(departs))
        self._on = london_day(self._at)
        self._nation = view.nation_on(self._on)
        self._told = self._first("travel", self._on)

    def _first(self, purpose: str, on: date, since: datetime | None = None) -> Notification | None:
        """The first for this purpose that covers the journey, given while he was subject as on that day."""
        run = self._periods.run_on(on)
        for told in self._view.notifications:
            if purpose in told.under and self._event.id in told.covers and (since is None or told.given >= since):
                if run is None or run.holds(told.day):
                    return told
        return None

    def is_reached(self) -> bool:
        return self._on >= law.PART_2 and self._is_bound_on(self._on)

    def _is_bound_on(self, day: date) -> bool:
        """Subject, or under a foreign travel order (s.117)."""
        if self._periods.run_on(day) is not None:
            return True
        orders = (o for o in self._view.of("order") if o.get("type") == "fto")
        return any(_in_force(order, day, self._view) for order in orders)

    def _is_too_short(self) -> bool:
        """Whether the regulations leave the journey out; a return that is not recorded may be the longer one."""
        which = law.JOURNEYS.on(self._nation, self._on)
        if which == "any" or (which == "any_but_short_to_ireland" and self._event.get("country") != "IE"):
            return False
        back = self._event.get("intended_return") or self._event.get("disclosed_return", {}).get("on")
        return back is not None and (date.fromisoformat(back) - self._on).days < law.SHORT_JOURNEY_DAYS

    def _settled(
        self, duty: Obligation, told: Notification | None, day: date, *, excused: bool = False
    ) -> Obligation:
        if excused or self._is_too_short():
            return duty.excused()
        if told is not None:
            return duty.met_by_notification(told)
        return duty.open_in(self._periods.run_on(day), self._view.as_of)

    def notification(self) -> Obligation:
        known = self._event.day("known")
        duty = Obligation("travel_notification", self._event.id, opens=known)
        if known is not None and (self._on - known).days <= law.TRAVEL_CLEAR_DAYS:
            duty.latest = start_of(self._on) - _hours(law.LATE_KNOWN_HOURS.on(self._nation, self._on))
        elif self._event.get("excuse"):
            # In Scotland before departure (notification-law 6B.11).
            before = self._at if self._nation == law.SCOTLAND else start_of(self._on)
            duty.latest = before - _hours(law.EXCUSED_HOURS)
        else:
            duty.last_day = self._on - DAY * (law.TRAVEL_CLEAR_DAYS + 1)
        return self._settled(duty, self._told, self._on)

    def change(self) -> Obligation | None:
        changed = self._event.instant("details_changed")
        if changed is None or self._told is None or self._told.given >= changed or self._had_left(changed):
            return None
        duty = Obligation("travel_change", self._event.id, opens=changed)
        if self._event.get("excuse"):
            duty.latest = self._at - _hours(law.CHANGE_WITH_EXCUSE_HOURS.on(self._nation, self._on))
        else:
            duty.latest = start_of(self._on) - _hours(law.TRAVEL_CHANGE_HOURS)
        return self._settled(duty, self._first("travel_change", self._on, since=changed), self._on)

    def _had_left(self, moment: datetime) -> bool:
        """Reg 7 is of details found wrong before leaving; without a time he may have left late on the day."""
        return moment >= self._at if self._has_time else london_day(moment) > self._on

    def return_(self) -> Obligation | None:
        returned = self._event.get("returned", {})
        back = date.fromisoformat(returned["on"]) if "on" in returned else None
        if back is None or back > self._view.as_of or not self._is_bound_on(back):
            return None
        disclosed = self._event.get("disclosed_return", {})
        as_disclosed = {"on", "point"} <= returned.keys() and all(
            disclosed.get(key) == returned[key] for key in ("on", "point")
        )
        last = back + DAY * law.RETURN_DAYS
        duty = Obligation("return_notification", self._event.id, opens=back, last_day=last, safe_day=last - DAY)
        told = self._first("return", back, since=start_of(back))
        return self._settled(duty, told, back, excused=as_disclosed)


def _in_force(order: Event, day: date, view: View) -> bool:
    made = order.day("made") or order.day("served")
    until, discharged = order.day("until"), order.day("discharged")
    if made is None or day < made or (until is not None and until < day):
        return False
    return discharged is None or discharged > view.as_of or day < discharged
