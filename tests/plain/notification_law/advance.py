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
        self._stays = {s.id for s in view.of("stay")}
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

    def days_of(self, told: Notification) -> list[date | None]:
        """The day of each event that it covers, releases left out (s.84(2)); None: not happened."""
        return [self._days.get(event_id) for event_id in told.covers - self._stays]

    def states_a_day(self, told: Notification) -> bool:
        """Whether it is given under s.84(1) with the day on which the event is expected; not of releases alone."""
        of_releases = bool(told.covers) and told.covers <= self._stays
        return told.expected is not None and "change" in told.under and not of_releases

    def is_advance(self, told: Notification) -> bool:
        """Whether it states a day, and not all that it covers had happened before it was given."""
        if not self.states_a_day(told):
            return False
        days = self.days_of(told)
        return not days or any(day is None or day >= told.day for day in days)

    def happened_in_time(self, told: Notification) -> bool:
        """Whether all that it covers happened by the end of the third day, too early or not."""
        days = self.days_of(told)
        return bool(days) and all(day is not None and day <= self.last_day_for(told) for day in days)

    def failed(self, told: Notification) -> bool:
        """Whether it is treated as not given: the event came too early, or not in time."""
        if not self.is_advance(told):
            return False
        days = self.days_of(told)
        if any(day is not None and (day <= told.day or self.counts_for(told, day)) for day in days):
            return False
        return self._as_of > self.last_day_for(told) or (bool(days) and None not in days)


def non_occurrence_duties(view: View, liberty: Liberty, periods: Periods, advance: Advance) -> list[Obligation]:
    found = []
    for told in view.notifications:
        run = periods.run_on(told.day)
        if run is None or told.day < law.PART_2 or not advance.is_advance(told):
            continue
        after = advance.last_day_for(told) + DAY
        duty = Obligation("non_occurrence", told.id)
        duty.opens, duty.last_day = liberty.counting_days(told.expected, law.NON_OCCURRENCE_DAYS, not_before=after)
        said = next((n for n in view.notifications if run.holds(n.day) and _says_so(n, told, after)), None)
        if advance.happened_in_time(told):
            duty.excused()
        elif said is not None:
            duty.met_by_notification(said)
        else:
            duty.open_in(run, view.as_of)
        found.append(duty)
    return found


def _says_so(said: Notification, told: Notification, after: date) -> bool:
    return "non_occurrence" in said.under and told.id in said.covers and said.day >= after
