"""Ending an indefinite requirement: ss.91A-91F, ss.88A-88H (Scotland), Sch. 3A (Northern Ireland)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import law_values as law
from .advance import Advance
from .dates import DAY, add_months, first_free_day, under_age
from .duties import Obligation
from .liberty import Liberty
from .periodic import clock_notifications
from .periods import Period, Periods, Run
from .record import Event, Notification, View


def review_duties(view: View, liberty: Liberty, periods: Periods, advance: Advance) -> list[Obligation]:
    nation = view.nation_on(view.as_of)
    if view.as_of < law.REVIEWS_IN_FORCE[nation]:
        return []
    return _Review(view, liberty, periods, advance, nation).duties()


@dataclass
class _Right:
    """The right to apply for a review: from its qualifying date until the next decision."""

    arises_from: str
    qualifying: date
    run: Run | None  # in which it arose
    decided: Event | None


def _done_by(view: View, kind: str, key: str) -> list[tuple[date, Event]]:
    """Events of this kind with their day, up to `as_of` and by day."""
    dated = [(e.day(key), e) for e in view.of(kind)]
    return sorted(((day, e) for day, e in dated if day is not None and day <= view.as_of), key=lambda item: item[0])


class _Review:
    def __init__(self, view: View, liberty: Liberty, periods: Periods, advance: Advance, nation: str):
        self._view = view
        self._liberty = liberty
        self._periods = periods
        self._as_of = view.as_of
        self._nation = nation
        self._told = clock_notifications(view, advance)
        self._indefinite = [p for p in periods.certain() if p.start <= view.as_of and p.was_indefinite]
        self._decisions = [
            (day, d)
            for day, d in _done_by(view, "review_determination", "made")
            # The day of a discharge is the first on which he is free.
            if day >= law.REVIEWS_IN_FORCE[nation] and (periods.run_on(day) or periods.run_on(day - DAY))
        ]
        self._applications = _done_by(view, "review_application", "received")

    def duties(self) -> list[Obligation]:
        if self._nation == law.SCOTLAND:
            return [*self._scottish_review(), *self._appeals()]
        return [*self._applying(), *self._appeals()]

    # -- the right to apply ----------------------------------------------------------------------------------------

    def _relevant_notification(self, period: Period) -> Notification | None:
        """The first notification since first release, or since he became subject (s.91B(10))."""
        since = period.start
        disposal = self._periods.disposal_of(period)
        held = None if disposal is None else self._liberty.detained_on(disposal.sentence_day)
        if held is not None:
            if held.end is None:
                return None
            since = max(since, held.end)
        told = next((n for n in self._told if n.day >= since), None)
        return told if told is not None and period.holds(told.day) else None

    def _years(self, period: Period) -> int:
        born = self._view.born
        child = born is not None and under_age(born, law.ADULT, self._periods.relevant_date(period))
        return law.REVIEW_YEARS_CHILD if child else law.REVIEW_YEARS_ADULT

    def _first_right(self) -> tuple[str, date, Run | None] | None:
        """Several indefinite periods: the latest date."""
        found: list[tuple[str, date, Run | None]] = []
        for period in self._indefinite:
            told = self._relevant_notification(period)
            if told is None:
                return None
            qualifying = first_free_day(told.day, 12 * self._years(period))
            found.append((told.id, qualifying, self._periods.run_on(told.day)))
        return max(found, key=lambda right: right[1], default=None)

    def _rights(self) -> list[_Right]:
        first = self._first_right()
        if self._nation == law.NORTHERN_IRELAND:
            # No further review was found (notes 9C.1): the right stands.
            return [_Right(*first, decided=None)] if first is not None else []
        starts = [(*first, date.min)] if first is not None else []
        kept_on = [
            (made, d) for made, d in self._decisions if d.get("outcome") == "continued" and self._periods.run_on(made)
        ]
        for made, decision in kept_on:
            years = decision.get("years", law.FURTHER_REVIEW_YEARS)
            starts.append((decision.id, first_free_day(made, 12 * years), self._periods.run_on(made), made))
        return [
            _Right(arises_from, qualifying, run, next((d for made, d in kept_on if made > since), None))
            for arises_from, qualifying, run, since in starts
        ]

    def _after_orders(self, day: date) -> date | None:
        """This day, or the first after the orders that bar an application then; None: until further order."""
        barring = law.BARRING_ORDERS.get(self._nation, frozenset())
        orders = [o for o in self._periods.orders_in_force() if o[0].get("type") in barring]
        for _, first, last in sorted(orders, key=lambda order: order[1]):
            if first <= day and (last is None or day <= last):
                if last is None:
                    return None
                day = last + DAY
        return day

    def _opens(self, qualifying: date, seen_on: date) -> date | None:
        """The first day on which he can apply, as things stand on a day."""
        opens = self._after_orders(max(qualifying, law.REVIEWS_IN_FORCE[self._nation]))
        if opens is not None and opens < seen_on:
            barred_until = self._after_orders(seen_on)
            if barred_until != seen_on:
                return barred_until
        return opens

    def _applying(self) -> list[Obligation]:
        found: list[Obligation] = []
        for right in self._rights():
            duty = Obligation("review_eligible", right.arises_from, opens=self._opens(right.qualifying, self._as_of))
            found.append(duty)
            applied = [(day, a) for day, a in self._applications if self._is_in_time(day, right)]
            for position, (day, application) in enumerate(applied):
                until = applied[position + 1][0] if position + 1 < len(applied) else date.max
                found += self._application_duties(application, day, until)
            if applied:
                duty.met(applied[0][1].id, applied[0][0])
            elif right.decided is not None or self._has_ended(right):
                duty.excused()
            elif duty.opens is None:
                duty.state = "held_open"
            elif duty.opens > self._as_of:
                duty.state = "upcoming"
        return found

    def _has_ended(self, right: _Right) -> bool:
        return right.run is not None and not right.run.holds(self._as_of)

    def _is_in_time(self, received: date, right: _Right) -> bool:
        if self._periods.run_on(received) is None:
            return False
        if right.decided is not None and right.decided.day("made") < received:
            return False
        opens = self._opens(right.qualifying, received)
        return opens is not None and opens <= received

    # -- an application --------------------------------------------------------------------------------------------

    def _application_duties(self, application: Event, received: date, until: date) -> list[Obligation]:
        """By the law of the nation in which it was received; `until`: the day of the next application."""
        nation = self._view.nation_on(received)
        if nation == law.SCOTLAND:
            return []
        bodies = [b for b in self._bodies(received) if b[0] < until] if nation == law.ENGLAND_WALES else []
        found = [self._determination(application, received, bodies, nation)]
        if nation == law.ENGLAND_WALES:
            duty = Obligation("review_acknowledgement", application.id, opens=received, on_whom="police")
            duty.last_day = received + DAY * law.ACKNOWLEDGEMENT_DAYS
            found.append(self._answered(duty, "review_acknowledged", "application"))
        for day, body in bodies:
            duty = Obligation("body_reply", body.id, opens=day, on_whom="body")
            duty.last_day = day + DAY * law.BODY_REPLY_DAYS
            found.append(self._answered(duty, "body_replied", "body_notified"))
        return found

    def _answered(self, duty: Obligation, kind: str, reference: str) -> Obligation:
        for day, answer in _done_by(self._view, kind, "on"):
            if self._view.reference(answer.get(reference, "")) == duty.arises_from:
                return duty.met(answer.id, day)
        return self._open(duty, duty.opens)

    def _open(self, duty: Obligation, day: date) -> Obligation:
        return duty.open_in(self._periods.run_on(day), self._as_of)

    def _decided(self, received: date) -> tuple[date, Event] | None:
        return next(((made, d) for made, d in self._decisions if made >= received), None)

    def _bodies(self, received: date) -> list[tuple[date, Event]]:
        """Those asked between the application and the decision on it."""
        decided = self._decided(received)
        asked = [b for b in _done_by(self._view, "body_notified", "received") if b[0] >= received]
        return asked if decided is None else [b for b in asked if b[0] <= decided[0]]

    def _determination(
        self, application: Event, received: date, bodies: list[tuple[date, Event]], nation: str
    ) -> Obligation:
        duty = Obligation("review_determination", application.id, opens=received, on_whom="police")
        if nation == law.NORTHERN_IRELAND:
            duty.last_day = received + DAY * law.DETERMINATION_DAYS_NI
        elif bodies:
            duty.last_day = bodies[-1][0] + DAY * (law.BODY_REPLY_DAYS + law.DETERMINATION_DAYS)
        decided = self._decided(received)
        return self._open(duty, received) if decided is None else duty.met(decided[1].id, decided[0])

    # -- appeal, Scotland ------------------------------------------------------------------------------------------

    def _appeals(self) -> list[Obligation]:
        found = []
        for made, decision in self._decisions:
            nation = self._view.nation_on(made)
            if decision.get("outcome") != "continued" or nation == law.NORTHERN_IRELAND:
                continue
            if self._periods.run_on(made) is None:  # nobody is kept on who is free already
                continue
            duty = Obligation("appeal", decision.id)
            if nation == law.SCOTLAND:
                duty.opens, duty.last_day = made, made + DAY * law.APPEAL_DAYS
            else:
                received = decision.day("notice_received")
                if received is None or received > self._as_of:
                    continue
                duty.opens, duty.last_day = received, received + DAY * (law.APPEAL_DAYS - 1)
            found.append(self._open(duty, made))
        return found

    def _scottish_review(self) -> list[Obligation]:
        """By the date of discharge (ss.88A, 88B); several indefinite periods: the latest."""
        if not self._indefinite:
            return []
        dated = [(self._date_of_discharge(p), p) for p in self._indefinite]
        last_day, period = max(dated, key=lambda item: (item[0] or date.max, -item[1].start.toordinal()))
        duty = Obligation("scottish_review", period.source.id, last_day=last_day, on_whom="police")
        orders = [(day, o) for day, o in _done_by(self._view, "order", "made") if o.get("type") == "continuation_order"]
        done = [*self._decisions, *orders]
        done = sorted((item for item in done if item[0] >= period.start), key=lambda item: item[0])
        return [duty.met(done[0][1].id, done[0][0]) if done else self._open(duty, period.start)]

    def _date_of_discharge(self, period: Period) -> date | None:
        """So long after the relevant date, leaving out time away before the first notification (notes 9B.1)."""
        relevant = self._periods.relevant_date(period)
        told = next((n.day for n in self._told if n.day >= period.start), date.max)
        last = add_months(relevant, 12 * self._years(period))
        return self._liberty.put_off(relevant, last, told)
