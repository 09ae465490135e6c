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

class Citation:
    """Where a rule stands."""
    @property
    def href(self) -> str: ...
    @property
    def title(self) -> str: ...

class Rulebook:
    """All rules that an evaluation reads. Never changed: variants are new books."""
    def as_if_commenced(self: mosovo._mosovo.rules.Rulebook, rule_prefix: str, day: datetime.date) -> mosovo._mosovo.rules.Rulebook:
        """For what-if runs: rules enacted and not commenced are in force from `day`."""
    @staticmethod
    def built_in() -> mosovo._mosovo.rules.Rulebook:
        """The law and practice that the library ships."""
    def with_force_values(self: mosovo._mosovo.rules.Rulebook, json: str) -> mosovo._mosovo.rules.Rulebook:
        """This book with a force's own practice values laid over it.
        
        json  an array of {"rule", "value" (or "unset": true), "from", "set_by", "on", "rationale"}; only
              practice may be set, never law
        Raises ProblemsError with every fault and its path."""

def coverage_columns(book: mosovo._mosovo.rules.Rulebook) -> dict: ...

def practice_columns(book: mosovo._mosovo.rules.Rulebook) -> dict: ...
