"""Events that others correct or strike (record format 5, Corrections). The reader refuses rings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .event import Event


class Corrections:
    """What of the known events is in effect.

    A correction takes the place of its event, and is what a reference to that event means. A strike withdraws the
    event that it names, with every correction of it that was not entered later; where a correction is struck, what it
    corrected comes back.
    """

    def __init__(self, known: list[Event]):
        self._known = {e.id: e for e in known}
        self._successors: dict[str, list[Event]] = defaultdict(list)
        self._strikers: dict[str, list[Event]] = defaultdict(list)
        for event in known:
            if "supersedes" in event.raw:
                self._successors[event.raw["supersedes"]].append(event)
        strikes = [e for e in known if "strikes" in e.raw]
        for striker in strikes:
            for struck in self._withdrawn_by(striker):
                self._strikers[struck].append(striker)

    def _withdrawn_by(self, striker: Event) -> Iterator[str]:
        open_ids = [striker.raw["strikes"]]
        while open_ids:
            event_id = open_ids.pop()
            yield event_id
            open_ids += [e.id for e in self._successors.get(event_id, ()) if not _entered_later(e, striker)]

    def _is_struck(self, event: Event) -> bool:
        return any(self.in_effect(striker) for striker in self._strikers.get(event.id, ()))

    def in_effect(self, event: Event) -> bool:
        """Whether it stands, and nothing entered later corrects it or what it corrects."""
        return all(self._latest(event_id) is event for event_id in self._with_corrected(event.id))

    def _with_corrected(self, event_id: str) -> Iterator[str]:
        """The event, what it corrects, what that corrects, and so on."""
        while event_id is not None:
            yield event_id
            event = self._known.get(event_id)
            event_id = None if event is None else event.raw.get("supersedes")

    def _latest(self, event_id: str) -> Event | None:
        """What of the event and its corrections stands, the one entered last."""
        for successor in sorted(self._successors.get(event_id, ()), key=_entered, reverse=True):
            latest = self._latest(successor.id)
            if latest is not None:
                return latest
        event = self._known.get(event_id)
        return None if event is None or self._is_struck(event) else event

    def reference(self, event_id: str) -> str:
        """The id of the event that is in effect where this one is named."""
        latest = (self._latest(e) for e in self._with_corrected(event_id))
        return next((e.id for e in latest if e is not None), event_id)


def _entered(event: Event) -> tuple[bool, object, int]:
    """In the order of entry: without `recorded`, known from the beginning."""
    return event.recorded is not None, event.recorded or 0, event.index


def _entered_later(event: Event, other: Event) -> bool:
    return event.recorded is not None and (other.recorded is None or event.recorded > other.recorded)
