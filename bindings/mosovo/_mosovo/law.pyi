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

class Batch:
    """What evaluating many records came to, as numpy columns; `evaluate_many` makes it."""
    def because(self: mosovo._mosovo.law.Batch, obligation: int) -> typing.List[mosovo._mosovo.law.Step]:
        """Why the obligation at that position is as it is: its steps, as in `evaluate`.
        Raises IndexError where there is no such position."""
    @property
    def bytes(self) -> typing.Any: ...
    def frame_columns(self: mosovo._mosovo.law.Batch) -> dict:
        """The columns that `obligations_frame` shows."""
    @property
    def obligations(self) -> typing.Any: ...
    @property
    def standings(self) -> typing.Any: ...

class DerivedListing:
    """What Schedule 3 makes of one disposal: `listed` (yes, no, unknown), whether that hangs on the sentence and the condition is met, the paragraph, the facts missing and why."""
    @property
    def because(self) -> list[mosovo._mosovo.law.Step]: ...
    @property
    def condition_met(self) -> bool | None: ...
    @property
    def listed(self) -> str: ...
    @property
    def missing(self) -> list[str]: ...
    @property
    def paragraph(self) -> str | None: ...
    @property
    def sentence_condition(self) -> bool | None: ...

class Evaluation:
    """What follows from a record on one day (record format, section 4)."""
    @property
    def as_of(self) -> datetime.date: ...
    @property
    def missing(self) -> list[str]: ...
    @property
    def obligations(self) -> list[mosovo._mosovo.law.Obligation]: ...
    @property
    def period(self) -> mosovo._mosovo.law.NotificationPeriod | None: ...
    @property
    def periods(self) -> list[mosovo._mosovo.law.NotificationPeriod]: ...
    @property
    def status(self) -> str: ...
    def to_dict(self: mosovo._mosovo.law.Evaluation) -> typing.Any:
        """As record format section 4 has it: days as ISO text; `opens`, `latest` and `safe_day` only where there is one."""
    def to_json(self: mosovo._mosovo.law.Evaluation) -> str:
        """The same as JSON text."""

class Facts:
    """What the law reads of many records, laid out once and evaluated as often as asked.

known_at  only events recorded by then: a datetime, or ISO text; None: all
The records are shared, not copied. Laying them out takes several times as long as evaluating them."""
    @property
    def events(self) -> typing.Any: ...

class ListingOf:
    """A disposal's id and what Schedule 3 makes of it."""
    @property
    def disposal(self) -> str: ...
    @property
    def listing(self) -> mosovo._mosovo.law.DerivedListing: ...

class NotificationPeriod:
    """A notification period and why."""
    @property
    def because(self) -> list[mosovo._mosovo.law.Step]: ...
    @property
    def from_(self) -> list[str]: ...
    @property
    def indefinite(self) -> bool: ...
    @property
    def last_day(self) -> datetime.date | None: ...
    @property
    def starts(self) -> datetime.date | None: ...

class Obligation:
    """One duty or right, its days, its state and why."""
    @property
    def arises_from(self) -> str: ...
    @property
    def because(self) -> list[mosovo._mosovo.law.Step]: ...
    @property
    def duty(self) -> str: ...
    @property
    def last_day(self) -> datetime.date | None: ...
    @property
    def latest(self) -> datetime.datetime | None: ...
    @property
    def met_by(self) -> str | None: ...
    @property
    def on_whom(self) -> str: ...
    @property
    def opens(self) -> datetime.date | datetime.datetime | None: ...
    @property
    def safe_day(self) -> datetime.date | None: ...
    @property
    def state(self) -> str: ...

class Step:
    """One link of the reasoning: rule, citation, sentence, day before and after."""
    @property
    def after(self) -> datetime.date | None: ...
    @property
    def before(self) -> datetime.date | None: ...
    @property
    def citation(self) -> mosovo._mosovo.rules.Citation: ...
    @property
    def rule(self) -> str: ...
    @property
    def says(self) -> str: ...

def evaluate(record: mosovo._mosovo.record.Record, *, as_of: datetime.date, known_at: typing.Any = None, readings: typing.Optional[typing.Dict[str, str]] = None, rules: mosovo._mosovo.rules.Rulebook | None = None) -> mosovo._mosovo.law.Evaluation:
    """Every period and obligation that follows from a record.
    
    as_of     datetime.date, taken at its last moment
    known_at  only events recorded by then: a datetime, or ISO text; None: all
    readings  {name: choice} for doubts of the law, as `reading_choices` lists them; None: the defaults
    rules     a Rulebook; None: what the library ships
    Raises LawNotHeldError where the law of that nation and day is not held.
    Source: Sexual Offences Act 2003 Part 2."""

def evaluate_many(facts: mosovo._mosovo.law.Facts, *, as_of: datetime.date, readings: typing.Optional[typing.Dict[str, str]] = None, rules: mosovo._mosovo.rules.Rulebook | None = None, reasons: bool = False, threads: int = 1) -> mosovo._mosovo.law.Batch:
    """Every obligation that follows from many records, into columns; other Python threads go on meanwhile.
    
    as_of, readings, rules  as for `evaluate`
    reasons  True builds every sentence now; False leaves them until `because` is asked
    threads  how many at once; 0: as many as the machine has
    Raises LawNotHeldError as `evaluate`."""

def listings(record: mosovo._mosovo.record.Record, known_at: typing.Any = None) -> list:
    """The listing of every disposal in effect that names an offence code, derived from code, ages and sentence.
    
    known_at  only events recorded by then: a datetime, or ISO text; None: all
    What is recorded in `offence.schedule3` plays no part. Unknown facts answer unknown and are named in `missing`.
    Source: Sexual Offences Act 2003 Schedule 3 (England and Wales), ss.131-133."""

def reading_choices() -> dict:
    """Each doubt of the law and its readings, the default first."""

def schedule3_columns() -> dict: ...
