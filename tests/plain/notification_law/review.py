"""Ending an indefinite requirement: ss.91A-91F, ss.88A-88H (Scotland), Sch. 3A (Northern Ireland)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import law_values as law
from .dates import DAY, first_free_day, under_age
from .duties import Obligation
from .liberty import Liberty
from .periodic import clock_notifications
from .periods import Period, Periods
from .record import Event, Notification, View
from .advance import Advance


def review_duties(view: View, liberty: Liberty, periods: Periods, advance: Advance) -> list[Obligation]:
    return _Review(view, liberty, periods, advance).duties()


@dataclass
class _Right:
    """The right to apply for a review, and what it arises from."""

    arises_from: str
    date: date  # the qualifying date, before any order bars it


class _Review:
    def __init__(self, view: View, liberty: Liberty, periods: Periods, advance: Advance):
        self._view = view
        self._liberty = liberty
        self._periods = periods
        self._as_of = view.as_of
        self._nation = view.nation_on(view.as_of)
        self._told = clock_notifications(view, advance)
        self._determinations = sorted(
            (d for d in view.of("review_determination") if d.day("made") is not None and d.day("made") <= self._as_of),
            key=lambda d: d.day("made"),
        )
        self._applications = sorted(
            (a for a in view.of("review_application") if a.day("received") is not None and a.day("received") <= self._as_of),
            key=lambda a: a.day("received"),
        )

    def duties(self) -> list[Obligation]:
        if self._nation == law.SCOTLAND:
            return [*self._scottish_reviews(), *self._appeals()]
        return [*self._applying(), *self._appeals()]

    # -- the right to apply ----------------------------------------------------------------------------------------

    def _indefinite(self) -> list[Period]:
        return [p for p in self._periods.certain() if any(s.indefinite or s.discharged for s in p.spans) and p.start <= self._as_of]

    def _relevant_notification(self, period: Period) -> Notification | None:
        """The first notification since first release, or since he became subject (s.91B(10))."""
        since = period.start
        sentenced = period.source.day("sentenced") or period.source.day("on")
        if sentenced is not None:
            held = next((a for a in self._liberty.detained if a.first <= sentenced and (a.end is None or sentenced < a.end)), None)
            if held is not None:
                if held.end is None:
                    return None
                since = max(since, held.end)
        return next((n for n in self._told if n.day >= since), None)

    def _first_right(self) -> _Right | None:
        """Several indefinite periods: the latest date."""
        rights = []
        for period in self._indefinite():
            told = self._relevant_notification(period)
            if told is None:
                return None
            rights.append(_Right(told.id, first_free_day(told.day, 12 * self._years(period))))
        return max(rights, key=lambda r: r.date, default=None)

    def _years(self, period: Period) -> int:
        born = self._view.born
        child = born is not None and under_age(born, law.ADULT, period.start)
        return law.REVIEW_YEARS_CHILD if child else law.REVIEW_YEARS_ADULT

    def _rights(self) -> list[_Right]:
        first = self._first_right()
        if first is None:
            return []
        rights = [first]
        for determination in self._determinations:
            if determination.get("outcome") == "continued":
                years = determination.get("years", law.FURTHER_REVIEW_YEARS)
                rights.append(_Right(determination.id, first_free_day(determination.day("made"), 12 * years)))
        return rights

    def _orders_in_force(self) -> list[tuple[date, date | None]]:
        bars = []
        for period in self._periods.certain():
            if period.source.kind == "order" and period.source.get("type") in law.BARRING_ORDERS and period.start <= self._as_of:
                bars.append((period.start, period.last))
        return sorted(bars, key=lambda b: b[0])

    def _opens(self, qualifying: date, seen_on: date) -> tuple[bool, date | None]:
        """(open at some time, the first day): the day after the end of an order that bars it."""
        for day in {qualifying, max(qualifying, seen_on)}:
            opens = day
            for first, last in self._orders_in_force():
                if first <= opens and (last is None or opens <= last):
                    if last is None:
                        return False, None
                    opens = last + DAY
            if opens != day or day != qualifying:
                if opens != day:
                    qualifying = max(qualifying, opens)
        return True, qualifying

    def _applying(self) -> list[Obligation]:
        found: list[Obligation] = []
        for right in self._rights():
            duty = Obligation("review_eligible", right.arises_from)
            open_at_all, duty.opens = self._opens(right.date, self._as_of)
            application = next((a for a in self._applications if self._is_in_time(a, right)), None)
            if application is not None:
                duty.met(application.id, application.day("received"))
                found.append(duty)
                found += self._application_duties(application)
            else:
                if not open_at_all:
                    duty.state = "held_open"
                elif duty.opens > self._as_of:
                    duty.state = "upcoming"
                found.append(duty)
        return found

    def _is_in_time(self, application: Event, right: _Right) -> bool:
        received = application.day("received")
        possible, opens = self._opens(right.date, received)
        return possible and opens <= received

    # -- an application --------------------------------------------------------------------------------------------

    def _application_duties(self, application: Event) -> list[Obligation]:
        received = application.day("received")
        found = []
        if self._nation == law.ENGLAND_WALES:
            found.append(self._acknowledgement(application, received))
            found += self._replies(application, received)
        found.append(self._determination(application, received))
        return found

    def _acknowledgement(self, application: Event, received: date) -> Obligation:
        duty = Obligation("review_acknowledgement", application.id, opens=received, on_whom="police")
        duty.last_day = received + DAY * law.ACKNOWLEDGEMENT_DAYS
        for sent in self._view.of("review_acknowledged"):
            day = sent.day("on")
            if day is not None and day <= self._as_of and self._view.reference(sent.get("application", "")) == application.id:
                return duty.met(sent.id, day)
        return duty.open_on(self._as_of)

    def _bodies(self, received: date) -> list[Event]:
        bodies = [(b.day("received"), b) for b in self._view.of("body_notified")]
        return [b for day, b in bodies if day is not None and received <= day <= self._as_of]

    def _replies(self, application: Event, received: date) -> list[Obligation]:
        found = []
        for body in self._bodies(received):
            duty = Obligation("body_reply", body.id, opens=body.day("received"), on_whom="body")
            duty.last_day = body.day("received") + DAY * law.BODY_REPLY_DAYS
            for reply in self._view.of("body_replied"):
                day = reply.day("on")
                if day is not None and day <= self._as_of and self._view.reference(reply.get("body_notified", "")) == body.id:
                    found.append(duty.met(reply.id, day))
                    break
            else:
                found.append(duty.open_on(self._as_of))
        return found

    def _determination(self, application: Event, received: date) -> Obligation:
        duty = Obligation("review_determination", application.id, opens=received, on_whom="police")
        if self._nation == law.NORTHERN_IRELAND:
            duty.last_day = received + DAY * law.DETERMINATION_DAYS_NI
        else:
            answers = [b.day("received") + DAY * law.BODY_REPLY_DAYS for b in self._bodies(received)]
            if answers:
                duty.last_day = max(answers) + DAY * law.DETERMINATION_DAYS
        made = next((d for d in self._determinations if d.day("made") >= received), None)
        return duty.met(made.id, made.day("made")) if made else duty.open_on(self._as_of)

    # -- appeal, Scotland ------------------------------------------------------------------------------------------

    def _appeals(self) -> list[Obligation]:
        found = []
        for determination in self._determinations:
            if determination.get("outcome") != "continued":
                continue
            if self._nation == law.SCOTLAND:
                made = determination.day("made")
                duty = Obligation("appeal", determination.id, opens=made, last_day=made + DAY * law.APPEAL_DAYS)
            else:
                received = determination.day("notice_received")
                if received is None or received > self._as_of:
                    continue
                duty = Obligation("appeal", determination.id, opens=received, last_day=received + DAY * (law.APPEAL_DAYS - 1))
            found.append(duty.open_on(self._as_of))
        return found

    def _scottish_reviews(self) -> list[Obligation]:
        """By the date of discharge (ss.88A, 88B)."""
        found = []
        for period in self._indefinite():
            duty = Obligation("scottish_review", period.source.id, on_whom="police")
            told = next((n for n in self._told if n.day >= period.start), None)
            until = told.day if told is not None else self._as_of
            away = self._liberty.days_away(period.start, until)
            duty.last_day = first_free_day(period.start, 12 * self._years(period)) + DAY * away
            made = next((d for d in self._determinations), None)
            found.append(duty.met(made.id, made.day("made")) if made else duty.open_on(self._as_of))
        return found
