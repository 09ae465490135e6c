"""What of a record takes part: known by then, not struck, not corrected (record format 1 and 5, View, Corrections)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from .corrections import Corrections
from .dates import instant, london_day
from .event import Event
from .law_values import ENGLAND_WALES


class Notification:
    """A notification given by the last moment of `as_of`."""

    __slots__ = ("covers", "day", "event", "expected", "given", "home", "id", "under")

    def __init__(self, event: Event, given: datetime):
        self.event = event
        self.id = event.id
        self.given = given
        self.day = london_day(given)
        self.under = frozenset(event.get("under", ()))
        self.covers: frozenset[str] = frozenset()
        self.expected = event.day("expected")
        self.home: str | None = event.get("home")

    @property
    def states_home(self) -> bool:
        """Whether it is given under s.83(1), s.84(1) or s.85(1), with the information of s.83(5)."""
        return not self.under.isdisjoint(("initial", "change", "periodic"))


class View:
    """The record as known at `known_at`, looked at from the end of `as_of`."""

    def __init__(self, record: dict, as_of: date, known_at: datetime | None):
        self.as_of = as_of
        offender = record["offender"]
        self.born = date.fromisoformat(offender["born"]) if "born" in offender else None
        known = [Event(index, raw) for index, raw in enumerate(record.get("events", ()))]
        if known_at is not None:
            known = [e for e in known if e.recorded is None or e.recorded <= known_at]
        self._corrections = Corrections(known)
        self.events = [e for e in known if self._corrections.in_effect(e)]
        self.by_id = {e.id: e for e in self.events}
        self._by_kind: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            self._by_kind[event.kind].append(event)
        self._moves = [(date.min, offender.get("jurisdiction", ENGLAND_WALES))]
        moves = [(e.day("on"), e.get("to")) for e in self.of("jurisdiction_change")]
        self._moves += sorted((m for m in moves if None not in m), key=lambda move: move[0])
        self.notifications = self._read_notifications()

    def _read_notifications(self) -> list[Notification]:
        """Those given by the last moment of `as_of`, in the order in which they were given."""
        read = []
        for event in self.of("notification"):
            given = event.instant("given")
            if given is None:
                continue
            told = Notification(event, given)
            if told.day <= self.as_of:
                told.covers = frozenset(map(self.reference, event.get("covers", ())))
                read.append(told)
        return sorted(read, key=lambda n: n.given)

    def of(self, *kinds: str) -> list[Event]:
        return [e for kind in kinds for e in self._by_kind.get(kind, ())]

    def reference(self, event_id: str) -> str:
        """A reference to a corrected event means the one that took its place; an id not in the record stays."""
        return self._corrections.reference(event_id)

    def event(self, event_id: str | None) -> Event | None:
        return None if event_id is None else self.by_id.get(self.reference(event_id))

    def nation_on(self, day: date) -> str:
        """Where the home address is; not recorded: England and Wales (decision 0021)."""
        nation = ENGLAND_WALES
        for since, to in self._moves:
            if since <= day:
                nation = to
        return nation
