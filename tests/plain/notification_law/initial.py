"""s.83: the initial notification, and when it need not be given again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import law_values as law
from .dates import DAY
from .duties import Obligation
from .liberty import Liberty
from .periods import Period, Periods, Run
from .record import Notification, View


@dataclass
class _Trigger:
    """Something that can ask for an initial notification."""

    period: Period
    clock: date | None  # the day from which the three days run; None: not served yet
    asks: bool  # whether s.83 reaches it at all
    excused: bool = False

    @property
    def start(self) -> date:
        return self.period.start


def initial_duties(view: View, liberty: Liberty, periods: Periods) -> list[Obligation]:
    triggers = _triggers(periods)
    prolonging = [p for p in periods.certain() if _binds(p)]
    found = []
    for trigger in sorted((t for t in triggers if t.asks), key=lambda t: t.start):
        duty = _duty(trigger, view, liberty, periods.run_on(trigger.start))
        trigger.excused = any(_excuses(earlier, trigger, duty.last_day, view, periods, prolonging) for earlier in triggers)
        found.append(duty.excused() if trigger.excused else _settled(duty, trigger, view, periods.run_on(trigger.start)))
    return found


def _binds(period: Period) -> bool:
    return period.source.kind == "order" and period.source.get("type") in law.BINDING_ORDERS


def _triggers(periods: Periods) -> list[_Trigger]:
    found = []
    for period in periods.certain():
        if period.source.kind == "disposal":
            # Carried over by s.81: no notification under s.83.
            found.append(_Trigger(period, period.start, asks=period.start >= law.PART_2))
        elif not _binds(period):
            found.append(_Trigger(period, period.start, asks=True))
        elif not _already_subject(period, periods):
            found.append(_Trigger(period, period.source.day("served"), asks=True))
    return found


def _already_subject(order: Period, periods: Periods) -> bool:
    """s.103G: a relevant offender when it is made stays subject; the order only prolongs."""
    return any(p is not order and p.holds(order.start) and not (_binds(p) and p.start == order.start and _after(p, order)) for p in periods.certain())


def _after(one: Period, other: Period) -> bool:
    return one.source.index > other.source.index


def _duty(trigger: _Trigger, view: View, liberty: Liberty, run: Run | None) -> Obligation:
    duty = Obligation("initial_notification", trigger.period.source.id)
    if trigger.clock is not None:
        duty.opens, duty.last_day = liberty.counting_days(trigger.clock, law.INITIAL_DAYS)
    return duty


def _settled(duty: Obligation, trigger: _Trigger, view: View, run: Run | None) -> Obligation:
    told = _own_initial(trigger, view, run)
    return duty.met_by_notification(told) if told else duty.open_in(run, view.as_of)


def _own_initial(trigger: _Trigger, view: View, run: Run | None) -> Notification | None:
    """The first initial notification of the run given from his becoming subject on; with or without `covers`."""
    return next(
        (n for n in view.notifications if "initial" in n.under and n.day >= trigger.start and run is not None and run.holds(n.day)),
        None,
    )


def _excuses(earlier: _Trigger, later: _Trigger, last_day: date | None, view: View, periods: Periods, prolonging: list[Period]) -> bool:
    """s.83(2), (4): subject because of an earlier event, notified for it before, and subject through the three days."""
    if earlier is later or earlier.excused or earlier.start >= later.start:
        return False
    told = _own_initial(earlier, view, periods.run_on(earlier.start))
    if told is None or told.day >= later.start:
        return False
    last = _prolonged(earlier.period, prolonging)
    if last is None:
        return True
    return last >= later.start - DAY and last_day is not None and last_day <= last


def _prolonged(period: Period, prolonging: list[Period]) -> date | None:
    """The end of the period, as orders made while he was subject because of it put it off."""
    last = period.last
    for order in sorted(prolonging, key=lambda p: p.start):
        if last is None or order.start > last:
            break
        if order.start >= period.start:
            last = None if order.last is None else max(last, order.last)
    return last
