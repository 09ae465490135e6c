"""Lengths of sentences as s.82 measures them (notification-law 2.2, 2.3; decisions 0018, 0019)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import law_values as law
from .dates import add_months

_FAR = 24 * 200  # half months that no threshold reaches


@dataclass(frozen=True)
class Length:
    """In halves, for of a detention and training order one half counts (Slocombe)."""

    half_months: int = 0
    half_weeks: int = 0
    half_days: int = 0

    def __add__(self, other: Length) -> Length:
        return Length(
            self.half_months + other.half_months,
            self.half_weeks + other.half_weeks,
            self.half_days + other.half_days,
        )

    def __neg__(self) -> Length:
        return Length(-self.half_months, -self.half_weeks, -self.half_days)

    def __sub__(self, other: Length) -> Length:
        return self + -other

    def _ordinal_end(self, start: date) -> float:
        """Laid on the calendar from the day of sentence: whole months, then weeks and days."""
        half_months = min(self.half_months, _FAR)
        months, half = divmod(half_months, 2)
        end = add_months(start, months)
        ordinal = float(end.toordinal())
        if half:
            ordinal += (add_months(start, months + 1) - end).days / 2
        return ordinal + 3.5 * self.half_weeks + self.half_days / 2

    def is_over(self, months: int, start: date) -> bool:
        return self._ordinal_end(start) > add_months(start, months).toordinal()

    def runs_past(self, day: date, start: date) -> bool:
        return self._ordinal_end(start) > day.toordinal()

    def is_more_than_six_months(self, start: date) -> bool:
        if not self.half_months and not self.half_days and self.half_weeks == 2 * law.WEEKS_OF_SIX_MONTHS:
            return False
        return self.is_over(law.SHORT_TERM_MONTHS, start)

    def is_thirty_months_or_more(self, start: date) -> bool:
        return self._ordinal_end(start) >= add_months(start, law.INDEFINITE_TERM_MONTHS).toordinal()


NOTHING = Length()
ENDLESS = Length(half_months=_FAR)


def months(number: int, *, halved: bool = False) -> Length:
    return Length(half_months=number if halved else 2 * number)


def read(term: dict, *, halved: bool = False) -> Length:
    """A `term` or `extension` of the record."""
    parts = 1 if halved else 2
    return Length(
        parts * (12 * term.get("years", 0) + term.get("months", 0)),
        parts * term.get("weeks", 0),
        parts * term.get("days", 0),
    )
