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

def evaluation_page(record: mosovo._mosovo.record.Record, *, as_of: datetime.date, known_at: typing.Any = None, readings: typing.Optional[typing.Dict[str, str]] = None, rules: mosovo._mosovo.rules.Rulebook | None = None, heading: typing.Optional[str] = None) -> str:
    """A whole evaluation as a page of plain text: status, periods, every duty by what is to be done about it, each
    step of the reasoning with its source, the readings taken, what is missing.
    
    heading  shown under the title: the only place for a name; without it the offender's reference alone stands
             on the page
    The other arguments and the errors are those of `mosovo.law.evaluate`. The page carries the marking
    OFFICIAL-SENSITIVE, and is not legal advice."""
