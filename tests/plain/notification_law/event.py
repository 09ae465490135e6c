"""One event of a record of format 1."""

from __future__ import annotations

from datetime import date, datetime

from .dates import instant


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

    @property
    def recorded(self) -> datetime | None:
        return self.instant("recorded")

    def path(self, *keys: str) -> str:
        return ".".join((f"events[{self.index}]", *keys))
