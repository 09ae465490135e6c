"""What of a record takes part: known by then, not struck, not corrected (record format 1 and 5, View, Corrections)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from .dates import instant, london_day
from .law_values import ENGLAND_WALES


class Event:
    """One event of the record: its fields as they stand, an absent key is not known."""

    __slots__ = ("id", "index", "kind", "raw")

    def __init__(self, index: int, raw: dict):
        self.index = index
        self.raw = raw
        self.id: str = raw["id"]
        self.kind: str = raw["kind"]

    def get(self, key: str, default=None):
        return self.raw.get(key, default)

    def day(self, key: str) -> date | None:
        text = self.raw.get(key)
        return None if text is None else date.fromisoformat(text)

    def instant(self, key: str) -> datetime | None:
        text = self.raw.get(key)
        return None if text is None else instant(text)

    def path(self, *keys: str) -> str:
        return ".".join((f"events[{self.index}]", *keys))


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


class View:
    """The record as known at `known_at`, looked at from the end of `as_of`."""

    def __init__(self, record: dict, as_of: date, known_at: datetime | None):
        self.as_of = as_of
        offender = record["offender"]
        self.born = date.fromisoformat(offender["born"]) if "born" in offender else None
        known = [Event(index, raw) for index, raw in enumerate(record.get("events", ()))]
        if known_at is not None:
            known = [e for e in known if "recorded" not in e.raw or instant(e.raw["recorded"]) <= known_at]
        self._settle_corrections(known)
        self._by_kind: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            self._by_kind[event.kind].append(event)
        self._moves = [(date.min, offender.get("jurisdiction", ENGLAND_WALES))]
        moves = [(e.day("on"), e.get("to")) for e in self.of("jurisdiction_change")]
        self._moves += sorted((m for m in moves if None not in m), key=lambda move: move[0])
        self.notifications = self._read_notifications()

    def _settle_corrections(self, known: list[Event]) -> None:
        struck = self._struck(known)
        standing = [e for e in known if e.id not in struck]
        successors: dict[str, list[Event]] = defaultdict(list)
        for event in known:
            if "supersedes" in event.raw:
                successors[event.raw["supersedes"]].append(event)
        self._stands_for: dict[str, str] = {}
        for event in known:
            latest = self._latest(event, successors, struck)
            if latest is not None:
                self._stands_for[event.id] = latest.id
        self.events = [e for e in standing if self._stands_for[e.id] == e.id]
        self.by_id = {e.id: e for e in self.events}

    @staticmethod
    def _struck(known: list[Event]) -> set[str]:
        """Ids that a strike withdraws which is not itself struck; the reader refuses rings."""
        strikers: dict[str, list[str]] = defaultdict(list)
        for event in known:
            if "strikes" in event.raw:
                strikers[event.raw["strikes"]].append(event.id)

        def is_struck(event_id: str) -> bool:
            return any(not is_struck(striker) for striker in strikers.get(event_id, ()))

        return {event_id for event_id in strikers if is_struck(event_id)}

    @staticmethod
    def _latest(event: Event, successors: dict[str, list[Event]], struck: set[str]) -> Event | None:
        """The last event of the chain of corrections from this one that is not struck."""
        found = None if event.id in struck else event
        for successor in successors.get(event.id, ()):
            found = View._latest(successor, successors, struck) or found
        return found

    def _read_notifications(self) -> list[Notification]:
        read = []
        for event in self.of("notification"):
            given = event.instant("given")
            if given is None:
                continue
            told = Notification(event, given)
            if told.day <= self.as_of:
                told.covers = frozenset(filter(None, map(self.reference, event.get("covers", ()))))
                read.append(told)
        return sorted(read, key=lambda n: n.given)

    def of(self, *kinds: str) -> list[Event]:
        return [e for kind in kinds for e in self._by_kind.get(kind, ())]

    def reference(self, event_id: str) -> str | None:
        """A reference to a corrected event means the one that took its place; an id not in the record stays as it is."""
        return self._stands_for.get(event_id, event_id)

    def event(self, event_id: str | None) -> Event | None:
        return None if event_id is None else self.by_id.get(self.reference(event_id))

    def nation_on(self, day: date) -> str:
        """Where the home address is; not recorded: England and Wales (decision 0021)."""
        nation = ENGLAND_WALES
        for since, to in self._moves:
            if since <= day:
                nation = to
        return nation
