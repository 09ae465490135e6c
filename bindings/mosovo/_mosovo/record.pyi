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

class Arrival:
    """A day and a place of arrival."""
    @property
    def on(self) -> datetime.date | None: ...
    @property
    def point(self) -> str | None: ...

class Coordinates:
    """WGS84 degrees."""
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...

class Event:
    """One dated event. Its own fields are attributes: event.on, event.given, …"""
    @property
    def by(self) -> str | None: ...
    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def recorded(self) -> datetime.datetime | None: ...
    @property
    def strikes(self) -> str | None: ...
    @property
    def supersedes(self) -> str | None: ...
    def __getattr__(self, name: str) -> typing.Any: ...

class FactorRating:
    """One ARMS factor: rating and evidence."""
    @property
    def evidence(self) -> list[str] | None: ...
    @property
    def rating(self) -> str | None: ...
    @property
    def source(self) -> list[str] | None: ...

class Identifier:
    """An identifier as some system gave it."""
    @property
    def source(self) -> str | None: ...
    @property
    def type(self) -> str | None: ...
    @property
    def value(self) -> str | None: ...

class IdentityChecks:
    """Fingerprints and photograph (s.87(4))."""
    @property
    def fingerprints(self) -> str | None: ...
    @property
    def photograph(self) -> str | None: ...

class Name:
    """A name of an offender."""
    @property
    def family(self) -> str | None: ...
    @property
    def given(self) -> str | None: ...
    @property
    def use(self) -> str | None: ...

class NotificationPlace:
    """Where a notification was taken (s.87)."""
    @property
    def approved_by(self) -> str | None: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def station(self) -> str | None: ...

class Offence:
    """What he was dealt with for."""
    @property
    def code(self) -> str | None: ...
    @property
    def committed(self) -> datetime.date | None: ...
    @property
    def schedule3(self) -> mosovo._mosovo.record.Schedule3 | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def victim_age(self) -> int | None: ...

class Offender:
    """The person a record is about."""
    @property
    def born(self) -> datetime.date | None: ...
    @property
    def id(self) -> str | None: ...
    @property
    def identifiers(self) -> list[mosovo._mosovo.record.Identifier] | None: ...
    @property
    def jurisdiction(self) -> str | None: ...
    @property
    def names(self) -> list[mosovo._mosovo.record.Name] | None: ...
    @property
    def sex(self) -> str | None: ...

class Overlap:
    """A term partly concurrent with another."""
    @property
    def term(self) -> mosovo._mosovo.record.Term | None: ...
    @property
    def with_(self) -> str | None: ...

class Record:
    """One offender's record, format 1: facts only, never changed."""
    @property
    def events(self) -> list[mosovo._mosovo.record.Event]: ...
    @staticmethod
    def from_json(text_or_dict: typing.Any, file: str = '') -> mosovo._mosovo.record.Record:
        """Reads one record of format 1 from its JSON text, or from dicts and lists of the same shape.
        
        file  how the caller calls the text; stands in each problem
        Raises ProblemsError with every fault and its path; nothing is half read."""
    @property
    def id(self) -> str: ...
    @staticmethod
    def list_from_json(text: str, file: str = '') -> list:
        """Reads a JSON array of records, or one record a line. Raises ProblemsError."""
    @property
    def offender(self) -> mosovo._mosovo.record.Offender: ...
    def problems(self: mosovo._mosovo.record.Record, year: int) -> typing.Any:
        """Identifiers whose shape or check letter is wrong: warnings, never refused."""
    def to_dict(self: mosovo._mosovo.record.Record) -> typing.Any:
        """The record as the JSON's own dicts and lists."""
    def to_json(self: mosovo._mosovo.record.Record) -> str:
        """The record as JSON, without loss."""

class Schedule3:
    """Whether the offence is listed in Schedule 3."""
    @property
    def condition_met(self) -> bool | None: ...
    @property
    def listed(self) -> str | None: ...
    @property
    def sentence_condition(self) -> bool | None: ...

class Sentence:
    """What the court imposed."""
    @property
    def extension(self) -> mosovo._mosovo.record.Term | None: ...
    @property
    def term(self) -> mosovo._mosovo.record.Term | None: ...
    @property
    def type(self) -> str | None: ...

class Term:
    """A length as the court pronounced it."""
    @property
    def days(self) -> int | None: ...
    @property
    def months(self) -> int | None: ...
    @property
    def weeks(self) -> int | None: ...
    @property
    def years(self) -> int | None: ...

def event_columns(records: typing.List[mosovo._mosovo.record.Record]) -> dict: ...
