"""Time in custody, in hospital and outside the UK (s.83(6), s.84(5), s.85(3), (4); record format 5, Stays)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .dates import DAY
from .record import Event, View


@dataclass(frozen=True)
class Stay:
    event: Event
    where: str | None
    first: date
    end: date | None  # day of release or return; None = continuing

    @property
    def detained(self) -> bool:
        return self.where in ("custody", "hospital")


@dataclass(frozen=True)
class Away:
    """Stays that overlap or touch, run on as one. `end` is a day at liberty again."""

    first: date
    end: date | None

    def holds(self, day: date) -> bool:
        """The first day and the day of the end are days at liberty (decision 0010)."""
        return self.first < day and (self.end is None or day < self.end)


def _joined(stays: list[Stay]) -> list[Away]:
    joined: list[Away] = []
    for stay in sorted(stays, key=lambda s: s.first):
        last = joined[-1] if joined else None
        if last is None or (last.end is not None and last.end < stay.first):
            joined.append(Away(stay.first, stay.end))
        elif last.end is not None:
            joined[-1] = Away(last.first, None if stay.end is None else max(last.end, stay.end))
    return joined


class Liberty:
    """When he was away. A stay that begins after `as_of` holds nothing open, but its end is a release."""

    def __init__(self, view: View):
        stays = [Stay(e, e.get("where"), e.day("from") or e.day("to"), e.day("to")) for e in view.of("stay")]
        # Not known when it began: only its end is known, and may be a release.
        self.stays = [s for s in stays if s.first is not None]
        begun = [s for s in self.stays if s.first <= view.as_of]
        self.away = _joined(begun)
        self.detained = _joined([s for s in begun if s.detained])
        self._detained_ever = _joined([s for s in self.stays if s.detained])
        self._detained_from = {s.first for s in begun if s.detained}

    def held_on(self, day: date) -> Away | None:
        return next((a for a in self.away if a.holds(day)), None)

    def detained_on(self, day: date) -> Away | None:
        """The custody or hospital that holds this day, its first day included."""
        return next((a for a in self.detained if a.first <= day and (a.end is None or day < a.end)), None)

    def was_detained_at_the_beginning_of(self, day: date) -> bool:
        return any(a.first <= day and (a.end is None or day <= a.end) for a in self.detained)

    def _left_out(self, day: date, start: date) -> Away | None:
        """The absence that takes this day out of a period beginning with `start`."""
        if day == start and day in self._detained_from:
            away = next(a for a in self.away if a.first <= day and (a.end is None or day <= a.end))
            if away.end is None or day < away.end:
                return away
        return self.held_on(day)

    def counting_days(
        self, start: date, number: int, not_before: date | None = None
    ) -> tuple[date | None, date | None]:
        """First and last of `number` days beginning with `start` that count; None where a stay holds them open.

        `not_before`: the first is the first counting day from then on.
        """
        first = None
        day = start
        counted = 0
        while True:
            away = self._left_out(day, start)
            if away is not None:
                if away.end is None:
                    return first, None
                day = away.end
                continue
            counted += 1
            if first is None and (not_before is None or day >= not_before):
                first = day
            if counted >= number:
                return first, day
            day += DAY

    def put_off(self, start: date, last: date, until: date) -> date | None:
        """`last`, later by each day from `start` on that does not count, up to `until`; None where a stay is open."""
        day = start
        while day < min(until, last):
            away = self._left_out(day, start)
            if away is None:
                day += DAY
            elif away.end is None and until == date.max:
                return None
            else:
                day, before = min(until, away.end or until), day
                last += day - before
        return last

    def releases(self) -> list[tuple[Stay, set[str]]]:
        """Ends of custody or hospital outside every other such stay, planned or not (s.84(1)(d)).

        With the ids of the stays that run on as one there: telling the end of any of them tells the release.
        """
        found = []
        for away in self._detained_ever:
            if away.end is not None:
                joined = [s for s in self.stays if s.detained and away.first <= s.first <= away.end]
                last = min((s for s in joined if s.end == away.end), key=lambda s: s.first)
                found.append((last, {s.event.id for s in joined if s.end is not None and s.end <= away.end}))
        return found
