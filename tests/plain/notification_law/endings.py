"""What ends a period before its time: a review and death (record format 5, View, Periods)."""

from __future__ import annotations

from datetime import date

from . import law_values as law
from .dates import DAY
from .disposals import Span
from .record import Event, View
from .worlds import World


class Endings:
    """Endings dated up to `as_of`; a later one ends nothing."""

    def __init__(self, view: View):
        self._view = view
        deaths = [e.day("on") for e in view.of("death")]
        self.death: date | None = min((d for d in deaths if d is not None and d <= view.as_of), default=None)
        self._discharges = [e for e in view.of("review_determination") if e.get("outcome") == "discharged"]

    def apply(self, world: World, span: Span | None) -> Span | None:
        span = self.reviewed(world, span)
        if self.death is not None and span is not None:
            span = span.cut(self.death)
        return span

    def reviewed(self, world: World, span: Span | None) -> Span | None:
        if span is not None and span.indefinite:
            days = [self._ceases(world, d, span) for d in self._discharges]
            ceased = min((day for day in days if day is not None), default=None)
            if ceased is not None:
                span = span.cut(ceased - DAY, discharged=True)
        return span

    def _ceases(self, world: World, determination: Event, span: Span) -> date | None:
        """The day on which he ceases to be subject: receipt (s.91C(4)); in Northern Ireland the decision (9C.3)."""
        made = determination.day("made")
        if made is not None:
            if made > self._view.as_of or made <= span.start:
                return None
            if self._view.nation_on(made) == law.NORTHERN_IRELAND:
                return made
        received = determination.day("notice_received")
        if received is None:
            # Received on some day since, or not yet.
            came = world.ask(determination.path("notice_received"), (True, False))
            since = made or self._view.as_of
            return since if came and span.start < since else None
        return received if span.start < received <= self._view.as_of else None
