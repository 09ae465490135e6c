"""What the notification law asks on a day, as record format 1 section 4 shows it, without reasons."""

from __future__ import annotations

from datetime import date, datetime

from .absence import absence_duties
from .advance import Advance, non_occurrence_duties
from .change import change_duties
from .dates import instant
from .initial import initial_duties
from .liberty import Liberty
from .periodic import periodic_duties
from .periods import Periods
from .places import place_events
from .record import View
from .review import review_duties
from .travel import travel_duties


def evaluate(record: dict, as_of: date, known_at: datetime | str | None = None) -> dict:
    """The status, periods and obligations of one record at the end of `as_of`, from what was known at `known_at`."""
    view = View(record, as_of, instant(known_at) if isinstance(known_at, str) else known_at)
    liberty = Liberty(view)
    periods = Periods(view, liberty)
    places = place_events(view, periods)
    advance = Advance(view, _event_days(view, places))
    obligations = [
        *initial_duties(view, liberty, periods),
        *change_duties(view, liberty, periods, places, advance),
        *non_occurrence_duties(view, liberty, periods, advance),
        *periodic_duties(view, liberty, periods, advance),
        *travel_duties(view, periods),
        *absence_duties(view, periods),
        *review_duties(view, liberty, periods, advance),
    ]
    status, missing = periods.status()
    run = periods.governing_run()
    found = {
        "as_of": as_of.isoformat(),
        "status": status,
        "period": run.to_dict() if run else None,
        "periods": [period.to_dict() for period in periods.all],
        "obligations": [duty.to_dict() for duty in obligations],
    }
    if missing:
        found["missing"] = missing
    return found


def _event_days(view: View, places: list) -> dict[str, date]:
    """The days of events that have happened, by the id that an advance notice would cover."""
    changes = ((c.id, c.day("on")) for c in view.of("change"))
    days = {change_id: day for change_id, day in changes if day is not None and day <= view.as_of}
    for place in places:
        days.update(dict.fromkeys(place.stays, place.day))
    return days
