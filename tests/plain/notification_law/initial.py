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
    excused: bool = False
    prolongs: bool = False  # an order on one who is subject already

    @property
    def start(self) -> date:
        return self.period.start


def initial_duties(view: View, liberty: Liberty, periods: Periods) -> list[Obligation]:
    triggers = _triggers(periods)
    prolonging = [p for p in periods.certain() if _binds(p)]
    found = []
    # What s.81 carried over asks for no notification under s.83.
    for trigger in sorted((t for t in triggers if t.period.start >= law.PART_2), key=lambda t: t.start):
        duty = _duty(trigger, view, liberty, periods.run_on(trigger.start))
        trigger.excused = trigger.prolongs or any(_excuses(earlier, trigger, duty.last_day, view, periods, prolonging) for earlier in triggers)
        found.append(duty.excused() if trigger.excused else _settled(duty, trigger, view, periods.run_on(trigger.start)))
    return found


def _binds(period: Period) -> bool:
    return period.source.kind == "order" and period.source.get("type") in law.BINDING_ORDERS


def _triggers(periods: Periods) -> list[_Trigger]:
    found = []
    for period in periods.certain():
        if period.source.kind == "disposal":
            found.append(_Trigger(period, period.start))
        elif _binds(period):
            prolongs = _already_subject(period, periods)
            found.append(_Trigger(period, period.source.day("served"), excused=prolongs, prolongs=prolongs))
        else:
            found.append(_Trigger(period, period.start))
    return found


def _already_subject(order: Period, periods: Periods) -> bool:
    """s.103G: a relevant offender when it is made stays subject; the order only prolongs.

    So is he immediately before the making where another order is discharged on that very day.
    """
    return any(
        p is not order
        and not (p.start == order.start and _follows(p, order))
        and (p.surely_holds(order.start) or _discharged_on(p, order.start))
        for p in periods.certain()
    )


def _discharged_on(period: Period, day: date) -> bool:
    return _binds(period) and period.source.day("discharged") == day and period.last == day - DAY


def _follows(one: Period, other: Period) -> bool:
    """Of two orders of one day the later in the record."""
    return one.source.kind == "order" and one.source.index > other.source.index


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
    """The certain end of the period, as orders made while he was subject because of it put it off."""
    last = period.certain_last
    for order in sorted(prolonging, key=lambda p: p.start):
        if last is None or order.start > last:
            break
        if order.start >= period.start:
            last = None if order.certain_last is None else max(last, order.certain_last)
    return last
