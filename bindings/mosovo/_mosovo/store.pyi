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

class CheckFinding:
    """One thing a full check found."""
    @property
    def message(self) -> str: ...
    @property
    def part(self) -> str: ...

class Counts:
    """How much a store holds."""
    @property
    def events(self) -> int: ...
    @property
    def offenders(self) -> int: ...

class Key:
    """What opens a store: a file of 32 bytes, or a passphrase. Cannot be empty, short or printed."""
    @staticmethod
    def from_file(path: str | os.PathLike[str]) -> mosovo._mosovo.store.Key:
        """Exactly 32 bytes, readable by nobody else. Raises StoreError saying which of these it is not."""
    @staticmethod
    def from_passphrase(passphrase: bytearray) -> mosovo._mosovo.store.Key:
        """Takes a bytearray, which is overwritten with zeros: text in Python cannot be wiped. At least 12 characters."""

class Saved:
    """What a save added."""
    @property
    def details_changed(self) -> int: ...
    @property
    def events_added(self) -> int: ...
    @property
    def offenders_added(self) -> int: ...
    @property
    def unchanged(self) -> int: ...

class Store:
    """Opening is a proof: it encrypts, the key is right, nothing was altered. Saving only adds."""
    def check(self: mosovo._mosovo.store.Store) -> typing.Any:
        """Checks every page, the database, the audit chain and every record. Empty: sound."""
    def count(self: mosovo._mosovo.store.Store) -> mosovo._mosovo.store.Counts:
        """How many offenders and events it holds."""
    @staticmethod
    def create(path: str | os.PathLike[str], *, key: mosovo._mosovo.store.Key, actor: str, role: str, purpose: str) -> mosovo._mosovo.store.Store:
        """Makes a new store and opens it; arguments as `open`. Never over a file that exists."""
    def load(self: mosovo._mosovo.store.Store, offender: str) -> typing.Any:
        """One record by its offender's reference, or None where there is no such offender."""
    def load_all(self: mosovo._mosovo.store.Store) -> list:
        """All records, in the order in which their offenders were first saved."""
    def offender_ids(self: mosovo._mosovo.store.Store) -> typing.Any:
        """References of all offenders, in the order in which they were first saved."""
    @staticmethod
    def open(path: str | os.PathLike[str], *, key: mosovo._mosovo.store.Key, actor: str, role: str, purpose: str) -> mosovo._mosovo.store.Store:
        """Opens a store.
        
        actor    reference of the member of staff
        role     offender_manager, supervisor, local_contact, central_contact, administrator, analyst or auditor
        purpose  why, for the audit log
        Raises WrongKeyError, or another StoreError, with a sentence that says what to do; nothing is changed."""
    def save(self: mosovo._mosovo.store.Store, record: mosovo._mosovo.record.Record) -> mosovo._mosovo.store.Saved:
        """Adds what is not stored yet; on disk when it returns.
        
        Raises ConflictError where a stored event is missing or altered, DeniedError where the role may not."""
    def save_all(self: mosovo._mosovo.store.Store, records: typing.List[mosovo._mosovo.record.Record]) -> mosovo._mosovo.store.Saved:
        """All of them, or where one is refused, none."""

def write_new_key_file(path: str | os.PathLike[str]) -> None:
    """Makes a key file, mode 0600. Never overwrites."""
