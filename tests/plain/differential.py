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
from random_record import Case, random_case


def of_the_library(case: Case) -> dict:
    record = mosovo.Record.from_json(case.record)
    return mosovo.law.evaluate(record, as_of=case.as_of, known_at=case.known_at).to_dict()


def plainly(case: Case) -> dict:
    return notification_law.evaluate(case.record, case.as_of, case.known_at)


def comparable(result: dict) -> dict[tuple, object]:
    """The result as flat facts: order does not matter, reasons are left out, what there is none of is left out."""
    facts: dict[tuple, object] = {}
    for key in ("as_of", "status", "missing"):
        facts[(key,)] = result.get(key)
    rows = [(("period",), result["period"])] if result.get("period") else []
    rows += [(("periods", *period["from"]), period) for period in result["periods"]]
    rows += [(("obligations", o["duty"], o["arises_from"]), o) for o in result["obligations"]]
    for place, row in rows:
        if (*place, "is") in facts:
            facts[(*place, "again")] = True
        facts[(*place, "is")] = True
        facts |= {(*place, key): value for key, value in row.items() if key != "because"}
    return {key: value for key, value in facts.items() if value is not None}


@dataclass(frozen=True)
class Difference:
    what: tuple
    library: object
    plain: object

    @property
    def kind(self) -> str:
        """What differs, without the ids."""
        return ".".join(str(part) for part in (self.what[0], *self.what[1:2], self.what[-1])) if self.what[0] == "obligations" else (
            f"{self.what[0]}.{self.what[-1]}")  # fmt: skip

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.what))}: library {self.library!r}, plain {self.plain!r}"


def differences(case: Case) -> list[Difference]:
    library, plain = comparable(of_the_library(case)), comparable(plainly(case))
    return [
        Difference(key, library.get(key), plain.get(key))
        for key in sorted(library.keys() | plain.keys(), key=str)
        if library.get(key) != plain.get(key)
    ]


def shrunk(case: Case, still: Callable[[Case], bool]) -> Case:
    """The case without every event and key that it does not need to go on failing."""
    def fails(candidate: Case) -> bool:
        try:
            return still(candidate)
        except (mosovo.ProblemsError, KeyError, ValueError):
            return False

    smaller = True
    while smaller:
        smaller = False
        for candidate in _smaller(case):
            if fails(candidate):
                case, smaller = candidate, True
                break
    return case


def _smaller(case: Case) -> Iterator[Case]:
    if case.known_at is not None:
        yield replace(case, known_at=None)
    for index in reversed(range(len(case.record["events"]))):
        record = copy.deepcopy(case.record)
        del record["events"][index]
        yield replace(case, record=record)
    for index, event in enumerate(case.record["events"]):
        for key, value in event.items():
            if key in ("id", "kind"):
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
    return (f'as_of {case.as_of}, known_at {case.known_at}, {json.dumps(case.record["offender"])}\n [{events}]')  # fmt: skip


def report(seed: int, case: Case, found: Difference) -> str:
    small = shrunk(case, lambda c: any(d.kind == found.kind for d in differences(c)))
    lines = "\n".join(map(str, differences(small)))
    return f"seed {seed}\n{lines}\n{as_json(small)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--complete", action="store_true", help="no missing keys")
    parser.add_argument("--each", type=int, default=1, help="reports for each kind of difference")
    given = parser.parse_args()
    counts: dict[str, int] = {}
    for seed in range(given.seed, given.seed + given.records):
        case = random_case(seed, missing=not given.complete)
        for kind, found in {d.kind: d for d in differences(case)}.items():
            counts[kind] = counts.get(kind, 0) + 1
            if counts[kind] <= given.each:
                print(report(seed, case, found), "\n", flush=True)
    print(f"{given.records} records; kinds of difference and in how many records: {counts}")


if __name__ == "__main__":
    main()
