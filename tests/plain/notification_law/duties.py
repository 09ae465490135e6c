"""One obligation and its state on a day (record format 4 and 5, Duties)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .dates import as_text, london_day
from .periods import Run
from .record import Notification


@dataclass
class Obligation:
    duty: str
    arises_from: str
    opens: date | datetime | None = None
    last_day: date | None = None
    latest: datetime | None = None
    safe_day: date | None = None
    state: str = "due"
    met_by: str | None = None
    on_whom: str = "offender"

    def met(self, by: str, day: date, given: datetime | None = None) -> Obligation:
        """Done on this day, at this time."""
        self.met_by = by
        if self.latest is not None and given is not None:
            late = given > self.latest
        else:
            late = self.last_day is not None and day > self.last_day
        self.state = "met_late" if late else "met"
        return self

    def met_by_notification(self, told: Notification) -> Obligation:
        return self.met(told.id, told.day, told.given)

    def excused(self) -> Obligation:
        self.state = "not_required"
        return self

    def open_on(self, as_of: date) -> Obligation:
        """Not done so far."""
        if self.opens is not None and as_of < _day(self.opens):
            self.state = "upcoming"
        elif self.latest is not None:
            self.state = "missed" if london_day(self.latest) <= as_of else "due"
        elif self.last_day is None:
            self.state = "held_open"
        else:
            self.state = "missed" if self.last_day < as_of else "due"
        return self

    def open_in(self, run: Run | None, as_of: date) -> Obligation:
        """Not done so far; a duty still open when the period ends is not required from then on."""
        if run is not None and run.last is not None and run.last < as_of:
            by = self.last_day if self.latest is None else london_day(self.latest)
            if by is None or by > run.last:
                return self.excused()
        return self.open_on(as_of)

    def to_dict(self) -> dict:
        shown = {
            "duty": self.duty,
            "arises_from": self.arises_from,
            "opens": as_text(self.opens),
            "last_day": as_text(self.last_day),
            "latest": as_text(self.latest),
            "safe_day": as_text(self.safe_day),
            "state": self.state,
            "met_by": self.met_by,
            "on_whom": self.on_whom,
        }
        return {key: value for key, value in shown.items() if value is not None or key in ("last_day", "met_by")}


def _day(moment: date | datetime) -> date:
    return london_day(moment) if isinstance(moment, datetime) else moment
