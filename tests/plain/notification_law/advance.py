"""s.84(2)-(4): advance notice of a change, and the duty to say that it did not happen."""

from __future__ import annotations

from datetime import date

from . import law_values as law
from .dates import DAY
from .duties import Obligation
from .liberty import Liberty
from .periods import Periods
from .record import Notification, View


class Advance:
    """Advance notices, judged at the end of `as_of`."""

    def __init__(self, view: View, event_days: dict[str, date]):
        self._as_of = view.as_of
        self._days = event_days  # of every event that has happened and can be notified in advance

    @staticmethod
    def last_day_for(told: Notification) -> date:
        """The third day beginning with the day expected."""
        return told.expected + DAY * (law.ADVANCE_DAYS - 1)

    def counts_for(self, told: Notification, day: date) -> bool:
        """Whether notice given before the event on this day counts for it."""
        if told.expected is None or told.day >= day:
            return False
        return told.expected - DAY * law.ADVANCE_EARLY_DAYS <= day <= self.last_day_for(told)

    def happened(self, told: Notification) -> list[date]:
        return sorted(self._days[event_id] for event_id in told.covers if event_id in self._days)

    def is_advance(self, told: Notification) -> bool:
        """Whether this is notice of something that had not happened yet."""
        if told.expected is None or "change" not in told.under:
            return False
        days = self.happened(told)
        return not days or days[-1] > told.day

    def failed(self, told: Notification) -> bool:
        """Whether it is treated as not given: the event came too early, or not in time."""
        if not self.is_advance(told):
            return False
        days = self.happened(told)
        if not days:
            return self._as_of > self.last_day_for(told)
        return not any(day <= told.day or self.counts_for(told, day) for day in days)


def non_occurrence_duties(view: View, liberty: Liberty, periods: Periods, advance: Advance) -> list[Obligation]:
    found = []
    for told in view.notifications:
        run = periods.run_on(told.day)
        if run is None or not advance.is_advance(told):
            continue
        after = advance.last_day_for(told) + DAY
        duty = Obligation("non_occurrence", told.id)
        duty.opens, duty.last_day = liberty.counting_days(told.expected, law.NON_OCCURRENCE_DAYS, not_before=after)
        said = next((n for n in view.notifications if _says_so(n, told, after)), None)
        if any(day < after for day in advance.happened(told)):
            duty.excused()
        elif said is not None:
            duty.met_by_notification(said)
        elif view.as_of < after:
            duty.state = "upcoming"
        else:
            duty.open_in(run, view.as_of)
        found.append(duty)
    return found


def _says_so(said: Notification, told: Notification, after: date) -> bool:
    return "non_occurrence" in said.under and told.id in said.covers and said.day >= after
