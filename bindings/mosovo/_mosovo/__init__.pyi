"""Made by bindings/make_stubs.py from the module; do not edit."""

import collections.abc
import datetime
import os
import typing

import mosovo._mosovo.assessment
import mosovo._mosovo.calendar
import mosovo._mosovo.law
import mosovo._mosovo.output
import mosovo._mosovo.record
import mosovo._mosovo.rules
import mosovo._mosovo.schedule
import mosovo._mosovo.store
import mosovo._mosovo.synth

from . import calendar, record, rules, law, output, assessment, schedule, store, synth

class BadKey(StoreError):
    """BadKey"""

class Busy(StoreError):
    """Busy"""

class Cancelled(StoreError):
    """Cancelled"""

class CannotEncrypt(StoreError):
    """CannotEncrypt"""

class Conflict(StoreError):
    """Conflict"""

class Damaged(StoreError):
    """Damaged"""

class Denied(StoreError):
    """Denied"""

class HolidaysNotHeldError(LookupError):
    """HolidaysNotHeldError"""

class LawNotHeldError(LookupError):
    """LawNotHeldError"""

class NewerSchema(StoreError):
    """NewerSchema"""

class NotConfiguredError(LookupError):
    """NotConfiguredError"""

class NotEncrypted(StoreError):
    """NotEncrypted"""

class Problem:
    """One fault in data: .code .path .file .row .column .message."""
    @property
    def code(self) -> str: ...
    @property
    def column(self) -> str | None: ...
    @property
    def file(self) -> str | None: ...
    @property
    def message(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def row(self) -> int | None: ...

class ProblemsError(ValueError):
    """The data holds faults: `.problems` lists each with its code, place and what to do."""
    problems: list[Problem]

class Replaced(StoreError):
    """Replaced"""

class StoreError(RuntimeError):
    """StoreError"""

class Tampered(Damaged):
    """Tampered"""

class WrongKey(StoreError):
    """WrongKey"""

__version__: str
