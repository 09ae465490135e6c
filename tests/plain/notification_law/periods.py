"""The periods of one record, the runs that they make, and the status on a day (ss.80-82, 96ZA, 97, 103G)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from . import law_values as law
from .dates import DAY, as_text
from .disposals import Disposal, Disposals, Span
from .endings import Endings
from .liberty import Liberty
from .record import Event, View
from .worlds import Facts, World, agree, deciding, every_world


@dataclass(frozen=True)
class Period:
    """The period of one disposal or order, in each world that its missing facts allow."""

    source: Event
    answers: list[tuple[Facts, Span | None]]

    @cached_property
    def spans(self) -> list[Span]:
        return [span for _, span in self.answers if span is not None]

    @cached_property
    def exists(self) -> bool:
        """Whether it exists in every world; one that may not exist opens no duty."""
        return len(self.spans) == len(self.answers)

    @cached_property
    def start(self) -> date:
        return min(span.start for span in self.spans)

    @cached_property
    def last(self) -> date | None:
        """The later end, which duties go by; None = without end."""
        lasts = [span.last for span in self.spans]
        return None if None in lasts else max(lasts)

    @cached_property
    def certain_last(self) -> date | None:
        """The earlier end: an excuse needs certainty."""
        return min((span.last for span in self.spans if span.last is not None), default=None)

    @cached_property
    def is_certain(self) -> bool:
        return self.exists and len({(s.last, s.indefinite) for s in self.spans}) == 1

    @cached_property
    def indefinite(self) -> bool:
        return self.is_certain and self.spans[0].indefinite

    @property
    def was_indefinite(self) -> bool:
        """Indefinite, or until a review ended it."""
        return self.exists and all(span.indefinite or span.discharged for span in self.spans)

    @property
    def shown_last(self) -> date | None:
        return self.last if self.is_certain else None

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.last is None or day <= self.last)

    @property
    def is_order(self) -> bool:
        """An order that binds while it lasts, and on one who is subject already only prolongs that."""
        kind = self.source.get("type")
        return self.source.kind == "order" and (kind in law.BINDING_ORDERS or kind in law.BREACHED_ORDERS)

    def surely_holds(self, day: date) -> bool:
        return all(s.start <= day and (s.last is None or day <= s.last) for s in self.spans)

    def to_dict(self) -> dict:
        start = self.start if all(span.dated for span in self.spans) else None
        return _as_dict(start, self.shown_last, self.indefinite, [self.source.id])


@dataclass
class Run:
    """Periods that overlap or follow one another without a day between."""

    periods: list[Period] = field(default_factory=list)

    @cached_property
    def start(self) -> date:
        return self.periods[0].start

    @cached_property
    def last(self) -> date | None:
        lasts = [p.last for p in self.periods]
        return None if None in lasts else max(lasts)

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.last is None or day <= self.last)

    def to_dict(self) -> dict:
        indefinite = any(p.indefinite for p in self.periods)
        certain = any(p.is_certain and p.last == self.last for p in self.periods)
        return _as_dict(self.start, self.last if certain else None, indefinite, [p.source.id for p in self.periods])


def _as_dict(start: date | None, last: date | None, indefinite: bool, ids: list[str]) -> dict:
    return {"starts": as_text(start), "last_day": as_text(last), "indefinite": indefinite, "from": ids}


def _runs(periods: Iterable[Period]) -> list[Run]:
    runs: list[Run] = []
    reach: date | None = date.min
    for period in sorted(periods, key=lambda p: p.start):
        if not runs or (reach is not None and reach + DAY < period.start):
            runs.append(Run())
            reach = period.last
        elif reach is not None:
            reach = None if period.last is None else max(reach, period.last)
        runs[-1].periods.append(period)
    return runs


class Periods:
    def __init__(self, view: View, liberty: Liberty):
        self._view = view
        self._endings = Endings(view)
        self._disposals = Disposals(view, liberty)
        self.orders = view.of("order")
        found = [self._of_disposal(disposal) for disposal in self._disposals.all if not disposal.foreign]
        found += [self._of_order(order) for order in self.orders]
        self.all = [p for p in found if p.spans]
        self._certain = [p for p in self.all if p.exists]
        # Duties run on what is planned too; `period` and `status` do not.
        self.runs = _runs(self._certain)

    def _of_disposal(self, disposal: Disposal) -> Period:
        spans = every_world(lambda world: self._endings.apply(world, self._disposals.span(world, disposal)))
        return Period(disposal.event, spans)

    def _of_order(self, order: Event) -> Period:
        spans = every_world(lambda world: self._endings.apply(world, self._order_span(world, order)))
        return Period(order, self._bound_if_served(order, spans))

    # -- orders ----------------------------------------------------------------------------------------------------

    def _order_span(self, world: World, order: Event) -> Span | None:
        kind = order.get("type")
        if kind in law.FOREIGN_NOTICES:
            return self._notice_span(world, order)
        if kind in law.BREACHED_ORDERS:
            return self._breach_span(world, order)
        if kind is None:
            binds = world.ask(order.path("type"), (True, False))
        else:
            binds = kind in law.BINDING_ORDERS
        if not binds:
            return None
        made = order.day("made") or order.day("served")
        if made is None:
            if not world.ask(order.path("made"), (True, False)):
                return None
            made = law.PART_2  # some day since
        dated = "made" in order.raw or "served" in order.raw
        return self._while_in_force(order, Span(made, None, dated=dated))

    def _breach_span(self, world: World, order: Event) -> Span | None:
        """From the conviction or caution for breaching it until the order ends; its `disposal` is that one."""
        breach = self._disposals.by_id.get(self._view.reference(order.get("disposal", "")))
        if breach is None or breach.foreign or self._disposals.is_no_conviction(world, breach):
            return None
        made, day = order.day("made"), breach.on
        if day is None:
            if not world.ask(breach.event.path("on"), (True, False)):
                return None
            latest = min(filter(None, (self._view.as_of, order.day("until"), self._endings.death)))
            day = max(made or law.PART_2, latest)
        if made is not None and day < made:
            return None
        law_day = made or day
        if not law.BREACHED_ORDERS[order.get("type")].on(self._view.nation_on(law_day), law_day):
            return None
        return self._while_in_force(order, Span(day, None, dated=breach.on is not None))

    def _notice_span(self, world: World, notice: Event) -> Span | None:
        """From service to the end that the foreign disposal gives (notification-law 2.4.2, 2.4.3)."""
        served, made = notice.day("served"), notice.day("made")
        if served is None:
            if not world.ask(notice.path("served"), (True, False)):
                return None
        named = self._disposals.by_id.get(self._view.reference(notice.get("disposal", "")))
        if named is None or named.on is None:
            path = notice.path("disposal") if named is None else named.event.path("on")
            longest = world.ask(path, ("shortest", "longest")) == "longest"
            start = served or made or law.PART_2
            span = Span(start, None if longest else start)
        else:
            foreign = self._disposals.span(world, named)
            if foreign is None:
                return None
            start = served or made or foreign.start
            if foreign.last is not None and foreign.last < start:
                return None
            span = Span(start, foreign.last, foreign.indefinite)
            span = self._endings.reviewed(world, span)
            if span is None:
                return None
        return self._while_in_force(notice, replace(span, dated=served is not None))

    @staticmethod
    def _bound_if_served(order: Event, answers: list[tuple[Facts, Span | None]]) -> list[tuple[Facts, Span | None]]:
        """A notice that was served exists, unless the foreign period was certainly over; then it is over at once."""
        spans = [span for _, span in answers if span is not None]
        if order.get("type") not in law.FOREIGN_NOTICES or "served" not in order.raw or not spans:
            return answers
        over = replace(spans[0], last=spans[0].start - DAY, indefinite=False, discharged=False)
        return [(facts, span or over) for facts, span in answers]

    def _while_in_force(self, order: Event, span: Span) -> Span | None:
        """The span up to the last day of the order, or the day before its discharge."""
        until, discharged = order.day("until"), order.day("discharged")
        if until is not None:
            span = span.cut(until)
        if span is not None and discharged is not None and discharged <= self._view.as_of:
            span = span.cut(discharged - DAY)
        return span

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def disposals(self) -> Disposals:
        return self._disposals

    def run_on(self, day: date) -> Run | None:
        return next((run for run in self.runs if run.holds(day)), None)

    def disposal_of(self, period: Period) -> Disposal | None:
        """The disposal itself, or the foreign one of a notice or notification order."""
        named = period.source.get("disposal", period.source.id)
        return self._disposals.by_id.get(self._view.reference(named))

    def relevant_date(self, period: Period) -> date:
        """s.82(6): of a notice or notification order the date of the foreign disposal (notification-law 2.4.2)."""
        disposal = self.disposal_of(period)
        return disposal.on if disposal is not None and disposal.foreign and disposal.on else period.start

    def orders_in_force(self) -> list[tuple[Event, date, date | None]]:
        """Orders made up to `as_of`, with their first and last day in force."""
        found = []
        for order in self.orders:
            made = order.day("made") or order.day("served")
            if made is not None and made <= self._view.as_of:
                span = self._while_in_force(order, Span(made, None))
                if span is not None:
                    found.append((order, span.start, span.last))
        return found

    def certain(self) -> list[Period]:
        return self._certain

    def governing_run(self) -> Run | None:
        """The run that holds `as_of`; once ended, the last that ended; None before any."""
        begun = _runs(p for p in self._certain if p.start <= self._view.as_of)
        return begun[-1] if begun else None

    # -- status ----------------------------------------------------------------------------------------------------

    def status(self) -> tuple[str, list[str]]:
        """The status at the end of `as_of`, and the paths of the missing facts that decide it."""
        worlds: list[tuple[Facts, tuple[Span, ...]]] = [({}, ())]
        for period in self.all:
            begun = [(facts, self._begun(span)) for facts, span in period.answers]
            if all(span is not None and self._is_on(span) for _, span in begun):
                return "subject", []
            worlds = self._combined(worlds, begun)
        answers = [(facts, self._status_of(spans)) for facts, spans in worlds]
        if len({answer for _, answer in answers}) == 1:
            return answers[0][1], []
        return "unknown", deciding(answers)

    def _begun(self, span: Span | None) -> Span | None:
        return span if span is not None and span.start <= self._view.as_of else None

    def _is_on(self, span: Span) -> bool:
        return span.last is None or self._view.as_of <= span.last

    @staticmethod
    def _combined(worlds: list[tuple[Facts, tuple[Span, ...]]], answers: list[tuple[Facts, Span | None]]) -> list:
        if len({span for _, span in answers}) == 1:
            answers = [({}, answers[0][1])]
        return [
            ({**facts, **taken}, spans if span is None else (*spans, span))
            for facts, spans in worlds
            for taken, span in answers
            if agree(facts, taken)
        ]

    def _status_of(self, spans: tuple[Span, ...]) -> str:
        if not spans:
            return "never_subject"
        if any(self._is_on(span) for span in spans):
            return "subject"
        latest = max(span.last for span in spans)
        return "discharged" if any(s.discharged for s in spans if s.last == latest) else "ended"
