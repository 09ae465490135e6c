"""s.83: the initial notification, and when it need not be given again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import law_values as law
from .dates import DAY
from .duties import Obligation
from .liberty import Liberty
from .periods import Period, Periods
from .record import Notification, View


def initial_duties(view: View, liberty: Liberty, periods: Periods) -> list[Obligation]:
    return _Initial(view, liberty, periods).duties()


@dataclass
class _Trigger:
    """A disposal, order or notice by which he becomes subject, or would."""

    period: Period
    clock: date | None  # the day from which the three days run; None: not served yet
    excused: bool = False

    @property
    def start(self) -> date:
        return self.period.start


class _Initial:
    def __init__(self, view: View, liberty: Liberty, periods: Periods):
        self._view = view
        self._liberty = liberty
        self._periods = periods
        self._triggers = sorted(map(self._trigger, periods.certain()), key=lambda trigger: trigger.start)
        self._prolonging = sorted((p for p in periods.certain() if p.is_order), key=lambda period: period.start)

    def _trigger(self, period: Period) -> _Trigger:
        if not period.is_order:
            return _Trigger(period, period.start)
        breached = period.source.get("type") in law.BREACHED_ORDERS
        clock = period.start if breached else period.source.day("served")
        return _Trigger(period, clock, excused=self._only_prolongs(period))

    def duties(self) -> list[Obligation]:
        # What s.81 carried over asks for no notification under s.83.
        return [self._duty(trigger) for trigger in self._triggers if trigger.start >= law.PART_2]

    def _duty(self, trigger: _Trigger) -> Obligation:
        duty = Obligation("initial_notification", trigger.period.source.id)
        if trigger.clock is not None:
            duty.opens, duty.last_day = self._liberty.counting_days(trigger.clock, law.INITIAL_DAYS)
        if not trigger.excused:
            trigger.excused = any(self._excuses(earlier, trigger, duty.last_day) for earlier in self._triggers)
        if trigger.excused:
            return duty.excused()
        told = self._own_initial(trigger)
        if told is not None:
            return duty.met_by_notification(told)
        return duty.open_in(self._periods.run_on(trigger.start), self._view.as_of)

    def _own_initial(self, trigger: _Trigger) -> Notification | None:
        """The first of the run given from his becoming subject on; with or without `covers`."""
        run = self._periods.run_on(trigger.start)
        told = (n for n in self._view.notifications if "initial" in n.under and n.day >= trigger.start)
        return next((n for n in told if run.holds(n.day)), None)

    # -- s.83(2), (4): already notified ----------------------------------------------------------------------------

    def _excuses(self, earlier: _Trigger, later: _Trigger, last_day: date | None) -> bool:
        """Subject because of an earlier event, notified for it before, and subject through the three days.

        An event that is excused itself does not serve.
        """
        if earlier.excused or earlier.start >= later.start:
            return False
        told = self._own_initial(earlier)
        if told is None or told.day >= later.start:
            return False
        last = self._prolonged(earlier.period, max(later.start, self._view.as_of))
        if last is None:
            return True
        return last >= later.start - DAY and last_day is not None and last_day <= last

    def _prolonged(self, period: Period, until: date) -> date | None:
        """The certain end of the period, as orders made meanwhile, while he was subject because of it, put it off."""
        last = period.certain_last
        for order in self._prolonging:
            if last is None or order.start > min(last, until):
                break
            if order.start >= period.start:
                last = None if order.certain_last is None else max(last, order.certain_last)
        return last

    # -- s.103G: orders on one who is subject already --------------------------------------------------------------

    def _only_prolongs(self, order: Period) -> bool:
        """A relevant offender when it is made stays subject.

        So is he immediately before the making where another order is discharged on that very day. Of two orders of
        one day the later in the record prolongs.
        """
        others = (p for p in self._periods.certain() if p is not order and not _same_day_and_after(p, order))
        return any(p.surely_holds(order.start) or _discharged_on(p, order.start) for p in others)


def _same_day_and_after(one: Period, other: Period) -> bool:
    return one.start == other.start and one.source.kind == "order" and one.source.index > other.source.index


def _discharged_on(period: Period, day: date) -> bool:
    return period.is_order and period.source.day("discharged") == day and period.last == day - DAY
