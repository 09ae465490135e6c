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
        for determination in self._discharges:
            if span is None or not span.indefinite:
                break
            ceased = self._ceases(world, determination)
            if ceased is not None and span.start < ceased:
                span = span.cut(ceased - DAY, discharged=True)
        if self.death is not None and span is not None:
            span = span.cut(self.death)
        return span

    def _ceases(self, world: World, determination: Event) -> date | None:
        """The day on which he ceases to be subject: receipt (s.91C(4)); in Northern Ireland the decision (9C.3)."""
        made = determination.day("made")
        if made is not None and made > self._view.as_of:
            return None
        if made is not None and self._view.nation_on(made) == law.NORTHERN_IRELAND:
            return made
        received = determination.day("notice_received")
        if received is None:
            # Received on some day since, or not yet.
            came = world.ask(determination.path("notice_received"), (True, False))
            return self._view.as_of if came else None
        return received if received <= self._view.as_of else None
