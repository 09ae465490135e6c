"""The library against the plain implementation, on random records.

    PYTHONPATH=build/dev/python /usr/bin/python3 tests/plain/differential.py --records 100000 --seed 1

prints each kind of difference with its smallest record. The same seed gives the same record everywhere.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import mosovo

sys.path.insert(0, str(Path(__file__).parent))

import notification_law
from known_faults import is_known
from random_record import Case, may_be_missing, random_case


def of_the_library(case: Case) -> dict:
    record = mosovo.Record.from_json(case.record)
    return mosovo.law.evaluate(record, as_of=case.as_of, known_at=case.known_at).to_dict()


def plainly(case: Case) -> dict:
    return notification_law.evaluate(case.record, case.as_of, case.known_at)


def comparable(result: dict) -> dict[tuple, dict]:
    """The rows of a result by what they are about, in no order; reasons and what there is none of are left out."""
    rows: dict[tuple, dict] = {}
    rows["result",] = {key: result.get(key) for key in ("as_of", "status", "missing")}
    if result.get("period"):
        rows["period",] = result["period"]
    for period in result["periods"]:
        rows["periods", *period["from"]] = period
    for obligation in result["obligations"]:
        rows[obligation["duty"], obligation["arises_from"]] = obligation
    count = 1 + bool(result.get("period")) + len(result["periods"]) + len(result["obligations"])
    if count != len(rows):
        rows["result",]["twice"] = count - len(rows)
    return {place: {k: v for k, v in row.items() if v is not None and k != "because"} for place, row in rows.items()}


@dataclass(frozen=True)
class Difference:
    place: tuple
    library: dict | None
    plain: dict | None

    @property
    def fields(self) -> list[str]:
        if self.library is None or self.plain is None:
            return ["only plain" if self.library is None else "only library"]
        keys = self.library.keys() | self.plain.keys()
        return sorted(key for key in keys if self.library.get(key) != self.plain.get(key))

    @property
    def kind(self) -> str:
        """What differs, without the ids."""
        return f"{self.place[0]}: {', '.join(self.fields)}"

    def __str__(self) -> str:
        return f"{' '.join(self.place)}: {', '.join(self.fields)}\n   library {self.library}\n   plain   {self.plain}"


def differences(case: Case) -> list[Difference]:
    library, plain = comparable(of_the_library(case)), comparable(plainly(case))
    places = sorted(library.keys() | plain.keys())
    return [Difference(p, library.get(p), plain.get(p)) for p in places if library.get(p) != plain.get(p)]


Look = Callable[[Case], list[Difference]]


def new_differences(case: Case) -> list[Difference]:
    """Those that no known fault of the library explains."""
    return [d for d in differences(case) if not is_known(case, d)]


def shrunk(case: Case, still: Callable[[Case], bool], *, keys: bool = True) -> Case:
    """The case without every event and, where asked, every key that it does not need to go on failing."""
    def fails(candidate: Case) -> bool:
        try:
            return still(candidate)
        except (mosovo.ProblemsError, KeyError, ValueError):
            return False

    smaller = True
    while smaller:
        smaller = False
        for candidate in _smaller(case, keys):
            if fails(candidate):
                case, smaller = candidate, True
                break
    return case


def _smaller(case: Case, keys: bool) -> Iterator[Case]:
    if case.known_at is not None:
        yield replace(case, known_at=None)
    for index in reversed(range(len(case.record["events"]))):
        record = copy.deepcopy(case.record)
        del record["events"][index]
        yield replace(case, record=record)
    for index, event in enumerate(case.record["events"] if keys else ()):
        for key, value in event.items():
            if not may_be_missing(event, key):
                continue
            record = copy.deepcopy(case.record)
            del record["events"][index][key]
            yield replace(case, record=record)
            for position in range(len(value)) if isinstance(value, list) and len(value) > 1 else ():
                record = copy.deepcopy(case.record)
                del record["events"][index][key][position]
                yield replace(case, record=record)


def as_json(case: Case) -> str:
    events = ",\n  ".join(json.dumps(event) for event in case.record["events"])
    offender = json.dumps(case.record["offender"])
    return f"as_of {case.as_of}, known_at {case.known_at}, {offender}\n [{events}]"


def report(seed: int, case: Case, found: Difference, look: Look = new_differences, *, keys: bool = True) -> str:
    small = shrunk(case, lambda c: any(d.kind == found.kind for d in look(c)), keys=keys)
    lines = "\n".join(map(str, differences(small)))
    return f"seed {seed}\n{lines}\n{as_json(small)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--complete", action="store_true", help="no missing keys")
    parser.add_argument("--each", type=int, default=1, help="reports for each kind of difference")
    parser.add_argument("--all", action="store_true", help="known faults of the library too")
    given = parser.parse_args()
    look = differences if given.all else new_differences
    counts: dict[str, int] = {}
    for seed in range(given.seed, given.seed + given.records):
        case = random_case(seed, missing=not given.complete)
        for kind, found in {d.kind: d for d in look(case)}.items():
            counts[kind] = counts.get(kind, 0) + 1
            if counts[kind] <= given.each:
                print(report(seed, case, found, look, keys=not given.complete), "\n", flush=True)
    print(f"{given.records} records; kinds of difference and in how many records: {counts}")


if __name__ == "__main__":
    main()
