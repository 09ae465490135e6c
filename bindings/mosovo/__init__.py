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
    BadKeyError,
    BusyError,
    ConflictError,
    DamagedError,
    DeniedError,
    HolidaysNotHeldError,
    LawNotHeldError,
    NotConfiguredError,
    Problem,
    ProblemsError,
    StoreError,
    WrongKeyError,
    __version__,
)
from mosovo._mosovo.record import Record

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
