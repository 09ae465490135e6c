"""Statutory deadlines, assessment and visits for MOSOVO units.

    import mosovo
    record = mosovo.Record.from_json(text)
    result = mosovo.law.evaluate(record, as_of=date(2026, 11, 22))
    frame = mosovo.law.obligations_frame(records, as_of=date(2026, 11, 22))

Days are datetime.date, times datetime.datetime in Europe/London; None means "not known". Nothing here reads the
clock but `mosovo.store`, whose audit log says when.
"""

from mosovo import assessment, calendar, law, rules, schedule, store, synth
from mosovo._mosovo import (
    HolidaysNotHeldError,
    LawNotHeldError,
    NotConfiguredError,
    Problem,
    ProblemsError,
    StoreError,
    __version__,
)
from mosovo._mosovo.record import Record
from mosovo.store import BadKey as BadKeyError
from mosovo.store import Busy as BusyError
from mosovo.store import Conflict as ConflictError
from mosovo.store import Damaged as DamagedError
from mosovo.store import Denied as DeniedError
from mosovo.store import WrongKey as WrongKeyError

__all__ = [
    "BadKeyError",
    "BusyError",
    "ConflictError",
    "DamagedError",
    "DeniedError",
    "HolidaysNotHeldError",
    "LawNotHeldError",
    "NotConfiguredError",
    "Problem",
    "ProblemsError",
    "Record",
    "StoreError",
    "WrongKeyError",
    "__version__",
    "assessment",
    "calendar",
    "law",
    "rules",
    "schedule",
    "store",
    "synth",
]
