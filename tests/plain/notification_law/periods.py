"""The periods of one record, the runs that they make, and the status on a day (ss.80-82, 96ZA, 97, 103G)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from . import law_values as law
from .dates import DAY, as_text
from .disposals import Disposals, Span
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
    def is_certain(self) -> bool:
        return self.exists and len({(s.last, s.indefinite) for s in self.spans}) == 1

    @cached_property
    def indefinite(self) -> bool:
        return self.is_certain and self.spans[0].indefinite

    @property
    def shown_last(self) -> date | None:
        return self.last if self.is_certain else None

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.last is None or day <= self.last)

    def to_dict(self) -> dict:
        return _as_dict(self.start, self.shown_last, self.indefinite, [self.source.id])


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


def _as_dict(start: date, last: date | None, indefinite: bool, ids: list[str]) -> dict:
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
        notices = [o for o in self.orders if o.get("type") in law.FOREIGN_NOTICES]
        abroad = {view.reference(o.get("disposal")) for o in notices if "disposal" in o.raw}
        found = [
            Period(d.event, every_world(lambda world, d=d: self._endings.apply(world, self._disposals.span(world, d))))
            for d in self._disposals.all
            if not d.foreign and d.id not in abroad
        ]
        found += [
            Period(o, every_world(lambda world, o=o: self._endings.apply(world, self._order_span(world, o))))
            for o in self.orders
        ]
        self.all = [p for p in found if p.spans]
        self._certain = [p for p in self.all if p.exists]
        # Duties run on what is planned too; `period` and `status` do not.
        self.runs = _runs(self._certain)

    # -- orders ----------------------------------------------------------------------------------------------------

    def _order_span(self, world: World, order: Event) -> Span | None:
        kind = order.get("type")
        if kind in law.BINDING_ORDERS:
            made = order.day("made") or order.day("served")
            return None if made is None else self._while_in_force(order, Span(made, order.day("until")))
        if kind in law.FOREIGN_NOTICES:
            return self._notice_span(world, order)
        return None

    def _notice_span(self, world: World, notice: Event) -> Span | None:
        """From service to the end that the foreign disposal gives (notification-law 2.4.2, 2.4.3)."""
        served = notice.day("served")
        if served is None:
            return None
        disposal = self._disposals.by_id.get(self._view.reference(notice.get("disposal")) if "disposal" in notice.raw else "")
        if disposal is None:
            longest = world.ask(notice.path("disposal"), ("shortest", "longest")) == "longest"
            return self._while_in_force(notice, Span(served, None if longest else served))
        foreign = self._disposals.span(world, disposal)
        if foreign is None or (foreign.last is not None and foreign.last < served):
            return None
        return self._while_in_force(notice, Span(served, foreign.last, foreign.indefinite))

    def _while_in_force(self, order: Event, span: Span) -> Span | None:
        discharged = order.day("discharged")
        if discharged is None or discharged > self._view.as_of:
            return span
        return span.cut(discharged - DAY)

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def disposals(self) -> Disposals:
        return self._disposals

    def run_on(self, day: date) -> Run | None:
        return next((run for run in self.runs if run.holds(day)), None)

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
