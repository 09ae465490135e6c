"""Reproducible made-up caseloads. Nobody in them exists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from mosovo import _frames
from mosovo._mosovo import record as _record
from mosovo._mosovo import synth as _synth
from mosovo._mosovo.record import Record
from mosovo._mosovo.schedule import Roster

if TYPE_CHECKING:
    import pandas


class Caseload(list[Record]):
    """A list of Record, with the roster of those who manage them. A slice of it is a plain list."""

    def __init__(self, records: Iterable[Record], roster: Roster) -> None:
        super().__init__(records)
        self.roster = roster

    def __repr__(self) -> str:
        return f"<mosovo Caseload, {len(self)} records>"

    def events_frame(self) -> pandas.DataFrame:
        """One row an event: offender, id, kind, day (when it happened or began, of an action in a plan its due day; NaT
        where the record does not say) and recorded (an instant, on the clocks of Europe/London)."""
        frame = _frames.frame(_record.event_columns(_frames.as_list(self)), instants={"recorded"})
        frame["kind"] = frame["kind"].astype("category")
        return frame


def caseload(offenders: int, seed: int = 1, *, as_of: date, officers: int | None = None) -> Caseload:
    """A made-up caseload: the same seed gives the same people on every machine.

    offenders  how many, 0 to 1,000,000; about 40 kB each in memory
    seed       a whole number from 0
    as_of      the day it is looked at, 2015 to 2045; histories end here, plans go on
    officers   how many; None: one for about 50 offenders

    Raises ValueError where one of these is out of range.
    """
    return Caseload(*_synth.caseload(offenders, seed, as_of, officers))


__all__ = ["Caseload", "caseload"]
