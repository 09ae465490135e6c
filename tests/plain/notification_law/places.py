"""s.84(1)(c), (ca): premises stayed at for a qualifying period, and twelve hours where a child lives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from . import law_values as law
from .dates import DAY, first_free_day, london_day
from .periods import Periods
from .record import Event, View


@dataclass(frozen=True)
class PlaceEvent:
    arises_from: str
    day: date
    stays: frozenset[str]  # every stay of its kind there
    place: frozenset[str]  # every stay there: covering any of them tells the place


def place_events(view: View, periods: Periods) -> list[PlaceEvent]:
    """One for each place and kind, on the first day on which he is subject and it is reached."""
    found = []
    places = _by_place(view.of("premises_stay", "child_household_stay"))
    for everything in places:
        place = frozenset(s.id for s in everything)
        for kind, days_of in (("premises_stay", _qualifying_days), ("child_household_stay", _twelfth_hours)):
            stays = [s for s in everything if s.kind == kind]
            reached = next(((day, s) for day, s in days_of(stays, view) if periods.run_on(day) is not None), None)
            if reached is not None:
                found.append(PlaceEvent(reached[1].id, reached[0], frozenset(s.id for s in stays), place))
    return found


def _by_place(stays: list[Event]) -> list[list[Event]]:
    """By place; where that is not recorded each stay is at one of its own."""
    places: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for stay in stays:
        if stay.get("from") is not None:
            place = ("premises", stay.raw["premises"]) if "premises" in stay.raw else ("stay", stay.id)
            places[place].append(stay)
    return list(places.values())


def _qualifying_days(stays: list[Event], view: View) -> Iterator[tuple[date, Event]]:
    """Days that complete seven in twelve months; any calendar day with a stay is one (decision 0016)."""
    stay_on: dict[date, Event] = {}
    for stay in stays:
        day, last = stay.day("from"), min(stay.day("to") or view.as_of, view.as_of)
        while day <= last:
            stay_on.setdefault(day, stay)
            day += DAY
    days = sorted(stay_on)
    for first, seventh in zip(days, days[law.QUALIFYING_DAYS - 1 :]):
        if seventh < first_free_day(first, law.QUALIFYING_WINDOW_MONTHS) and seventh >= law.PART_2:
            yield seventh, stay_on[seventh]


def _twelfth_hours(stays: list[Event], view: View) -> Iterator[tuple[date, Event]]:
    """Days on which the twelfth elapsed hour of one continuous time there falls, where the nation has the rule."""
    for first, last, joined in _continuous(stays):
        full = first + timedelta(hours=law.HOUSEHOLD_HOURS)
        day = london_day(full)
        if (last is None or full <= last) and day <= view.as_of and law.HOUSEHOLDS.on(view.nation_on(day), day):
            # The stay in which that hour falls; of several the one begun last.
            holding = [s for s in joined if s.instant("from") < full and _is_there(s, full)]
            yield day, holding[-1]


def _is_there(stay: Event, moment: datetime) -> bool:
    end = stay.instant("to")
    return end is None or moment <= end


def _continuous(stays: list[Event]) -> Iterator[tuple[datetime, datetime | None, list[Event]]]:
    """Stays that overlap or touch, as one; the end is None where the last continues."""
    times = sorted(((s.instant("from"), s) for s in stays), key=lambda item: item[0])
    while times:
        first, stay = times.pop(0)
        last, joined = stay.instant("to"), [stay]
        while times and (last is None or times[0][0] <= last):
            _, stay = times.pop(0)
            end = stay.instant("to")
            last = None if last is None or end is None else max(last, end)
            joined.append(stay)
        yield first, last, joined
