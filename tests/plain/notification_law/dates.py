"""Days, periods and instants as the law counts them (notification-law, section 12)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The corresponding day; where the month has none, its last day (12.3)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_free_day(start: date, months: int) -> date:
    """The day after a period of months that begins with `start`; no such day: the first of the next month (2.5.2)."""
    corresponding = add_months(start, months)
    return corresponding if corresponding.day == start.day else corresponding + DAY


def last_day_beginning_with(start: date, months: int) -> date:
    return first_free_day(start, months) - DAY


def under_age(born: date, years: int, on: date) -> bool:
    """An age is attained at the beginning of the birthday; born on 29 February: 1 March in other years (12.9)."""
    return on < first_free_day(born, 12 * years)


def instant(text: str) -> datetime:
    """Local wall clock in London, with an offset where the clocks show it twice; in UTC, so that hours are elapsed."""
    read = datetime.fromisoformat(text)
    return (read if read.tzinfo else read.replace(tzinfo=LONDON)).astimezone(timezone.utc)


def start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(timezone.utc)


def london_day(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def as_text(moment: date | datetime | None) -> str | None:
    """ISO; a local time that the clocks show twice carries its offset."""
    if not isinstance(moment, datetime):
        return moment and moment.isoformat()
    local = moment.astimezone(LONDON)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return (local if twice else local.replace(tzinfo=None)).isoformat(timespec="minutes")
