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
    def from_descriptor(descriptor: int) -> mosovo._mosovo.store.Key:
        """Exactly 32 bytes, then the end, from an open file or pipe; leaves it open."""
    @staticmethod
    def from_file(path: str | os.PathLike[str]) -> mosovo._mosovo.store.Key:
        """Exactly 32 bytes, readable by nobody else. Raises StoreError saying which of these it is not."""
    @staticmethod
    def from_passphrase(passphrase: bytearray) -> mosovo._mosovo.store.Key:
        """Takes a bytearray, which is overwritten with zeros: text in Python cannot be wiped. At least 12 characters."""

class Policy:
    """What the force has settled: purpose (required, optional), own_work (refused, flagged), days (month, quarter, year), least_count. Keywords; what is left out is not set."""
    @property
    def days(self) -> str | None: ...
    @property
    def least_count(self) -> int | None: ...
    @property
    def own_work(self) -> str | None: ...
    @property
    def purpose(self) -> str | None: ...

class RecordVersion:
    """How far a stored record had grown when it was read."""
    @property
    def details(self) -> int: ...
    @property
    def events(self) -> int: ...

class Saved:
    """What a save added."""
    @property
    def details_changed(self) -> int: ...
    @property
    def events_added(self) -> int: ...
    @property
    def offenders_added(self) -> int: ...
    @property
    def own_work(self) -> int: ...
    @property
    def unchanged(self) -> int: ...

class Search:
    """What is asked of the register; everything given must hold. family, given, match (exact, sounds_like), identifier, born, born_within (days), officer, area, due_from, due_to; as keywords."""
    @property
    def area(self) -> str | None: ...
    @property
    def born(self) -> datetime.date | None: ...
    @property
    def born_within(self) -> int | None: ...
    @property
    def due_from(self) -> datetime.date | None: ...
    @property
    def due_to(self) -> datetime.date | None: ...
    @property
    def family(self) -> str | None: ...
    @property
    def given(self) -> str | None: ...
    @property
    def identifier(self) -> str | None: ...
    @property
    def match(self) -> str | None: ...
    @property
    def officer(self) -> str | None: ...

class Store:
    """Opening is a proof: it encrypts, the key is right, nothing was altered. Saving only adds.

A context manager: `with Store.open(…) as store:` closes it. One store is for one thread at a time; a call from a second thread raises Busy and changes nothing. Every call lets go of the interpreter lock while it works."""
    def audit(self: mosovo._mosovo.store.Store) -> list:
        """The audit log, oldest first, as dicts. For an auditor."""
    def backup(self: mosovo._mosovo.store.Store, to: str | os.PathLike[str], *, key: mosovo._mosovo.store.Key, progress: typing.Any = None) -> str:
        """Copies the store while others use it and proves the copy. Gives the signed head of the copy as JSON: keep it apart from the copy."""
    def change_key(self: mosovo._mosovo.store.Store, *, current: mosovo._mosovo.store.Key, next: mosovo._mosovo.store.Key, progress: typing.Any = None) -> None:
        """Encrypts the whole store anew, at one stroke. Backups made before still open with the old key."""
    def check(self: mosovo._mosovo.store.Store) -> typing.Any:
        """Checks every page, the database, the audit chain and every record. Empty: sound."""
    def close(self: mosovo._mosovo.store.Store) -> None:
        """Lets go of the file. A closed store refuses every call; closing twice is no fault."""
    def combine(self: mosovo._mosovo.store.Store, into: str, other: str) -> mosovo._mosovo.store.Saved:
        """Brings two records of one person together: `into` gets what `other` holds and it does not. `other` stays, to be disposed of. Raises Conflict (its .events and .fields name what) where they contradict each other."""
    def count(self: mosovo._mosovo.store.Store) -> mosovo._mosovo.store.Counts:
        """How many offenders and events it holds."""
    @staticmethod
    def create(path: str | os.PathLike[str], *, key: mosovo._mosovo.store.Key, actor: str, role: str, purpose: str) -> mosovo._mosovo.store.Store:
        """Makes a new store and opens it; arguments as `open`. Never over a file that exists."""
    def disclose_intelligence(self: mosovo._mosovo.store.Store, offenders: typing.List[str], *, recipient: str, gateway: str) -> list:
        """What may go to local intelligence: open fields, nothing medical or financial. Gives (record, whether financial facts are held) for each; every one is a disclosure in the log."""
    def dispose(self: mosovo._mosovo.store.Store, offender: str) -> bool:
        """Removes a record for good, and the content of the log about it; the chain still holds. False: not stored."""
    def export_audit(self: mosovo._mosovo.store.Store, to: str | os.PathLike[str]) -> None:
        """Writes the log as lines of JSON, for `verify_audit` and for `python3 -m mosovo.verify_audit`."""
    def export_audit_key(self: mosovo._mosovo.store.Store, to: str | os.PathLike[str]) -> None:
        """Writes the key of the log's chain into a key file. Opens no record."""
    def extract(self: mosovo._mosovo.store.Store) -> list:
        """All records under pseudonyms of this one extract, days as coarse as the policy says. For an analyst."""
    def find(self: mosovo._mosovo.store.Store, search: mosovo._mosovo.store.Search) -> list:
        """Records that answer everything a Search asks, in the order of their offenders; those kept to a list on which this session is not are left out."""
    def load(self: mosovo._mosovo.store.Store, offender: str) -> typing.Any:
        """One record by its offender's reference, or None where there is no such offender."""
    def load_all(self: mosovo._mosovo.store.Store, *, progress: typing.Any = None) -> list:
        """All records that this session may see, in the order in which their offenders were first saved."""
    def load_as_stored(self: mosovo._mosovo.store.Store, offender: str, at: str) -> typing.Any:
        """The record as this store held it at a moment of universal time ("2026-03-10T09:00:00Z"), or None."""
    def load_known(self: mosovo._mosovo.store.Store, offender: str, known_at: str) -> typing.Any:
        """The record with the events recorded by then ("2026-03-10T09:00", local time, that minute included)."""
    def load_versioned(self: mosovo._mosovo.store.Store, offender: str) -> typing.Any:
        """The record and its version, for `save(record, read_as=version)`; or None."""
    def offender_ids(self: mosovo._mosovo.store.Store) -> typing.Any:
        """References of all offenders, in the order in which they were first saved."""
    @staticmethod
    def open(path: str | os.PathLike[str], *, key: mosovo._mosovo.store.Key, actor: str, role: str, purpose: str = '') -> mosovo._mosovo.store.Store:
        """Opens a store.
        
        actor    reference of the member of staff
        role     offender_manager, supervisor, local_contact, central_contact, administrator, analyst or auditor
        purpose  why, for the audit log; may be left out only where the store's policy lets it
        Raises WrongKey, or another StoreError, with a sentence that says what to do; nothing is changed."""
    @property
    def policy(self) -> typing.Any: ...
    @staticmethod
    def restore(backup: str | os.PathLike[str], to: str | os.PathLike[str], *, key: mosovo._mosovo.store.Key, actor: str, role: str, purpose: str, newest_head: typing.Optional[str] = None) -> mosovo._mosovo.store.Store:
        """Proves a backup and puts it where no file is. Raises Tampered where it is older than `newest_head`."""
    def restrict_access(self: mosovo._mosovo.store.Store, offender: str, members: typing.Optional[typing.List[str]]) -> None:
        """Keeps a record to a list of staff; None opens it again."""
    def save(self: mosovo._mosovo.store.Store, record: mosovo._mosovo.record.Record, *, read_as: typing.Optional[mosovo._mosovo.store.RecordVersion] = None) -> mosovo._mosovo.store.Saved:
        """Adds what is not stored yet; on disk when it returns.
        
        read_as  the version that `load_versioned` gave: then whatever others changed meanwhile is a Conflict
        Raises Conflict (its .events and .fields name what), Denied where the role or the rule of own work says no."""
    def save_all(self: mosovo._mosovo.store.Store, records: typing.List[mosovo._mosovo.record.Record], *, progress: typing.Any = None) -> mosovo._mosovo.store.Saved:
        """All of them or, where one is refused or `progress(done, total)` gives False, none. Others wait until it ends."""
    def save_in_batches(self: mosovo._mosovo.store.Store, records: typing.List[mosovo._mosovo.record.Record], *, at_a_time: int = 500, progress: typing.Any = None) -> mosovo._mosovo.store.Saved:
        """The same, so many at a time (1 to 10,000), each batch all or nothing, with a pause between in which others work. What stops it leaves the batches before; done again it goes on."""
    def set_policy(self: mosovo._mosovo.store.Store, policy: mosovo._mosovo.store.Policy) -> None: ...
    def sign_head(self: mosovo._mosovo.store.Store) -> str:
        """Where the log ends, signed, as JSON. Keep it where nobody can reach it who can reach the file."""

def hide_small_counts(cells: typing.List[typing.Tuple[str, str, int]], *, least: int, noughts: str = 'shown') -> tuple:
    """Hides counts from 1 up to `least`, and what would give them away by the totals of rows and columns. Takes (row, column, count); gives the cells with None for a hidden count, the report of what was hidden and why (small, would_tell), and whether totals may be published at all."""

def verify_audit(text: str, *, key_file: str | os.PathLike[str], heads: typing.List[str] = [], store: str = '') -> list:
    """Checks an exported log without the store. `heads`: signed heads exported earlier; `store`: the public key on paper. Empty: all is well; else dicts with fault, entry, message."""

def write_new_key_file(path: str | os.PathLike[str]) -> None:
    """Makes a key file, mode 0600. Never overwrites."""
