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

def add_months(start: datetime.date, months: int, *, otherwise: str) -> datetime.date:
    """The same day-number, `months` on; `otherwise` is last_of_month, first_of_next or refuse.
    
    Raises ValueError where there is none and `otherwise` is refuse.
    Source: Dodds v Walker [1981] 1 WLR 1027."""

def is_bank_holiday(day: datetime.date, nation: str = 'england_wales') -> bool:
    """Whether it is a bank holiday there. Raises HolidaysNotHeldError outside 2015 to 2028.
    Source: gov.uk/bank-holidays."""

def last_day(trigger: datetime.date, *, days: typing.Optional[int] = None, months: typing.Optional[int] = None, opens: str) -> datetime.date:
    """Last day in time, itself included. `opens` is beginning_with or after.
    
    Raises ValueError below one day or month.
    Source: notification-law counting rules; Zoan v Rouamba."""
