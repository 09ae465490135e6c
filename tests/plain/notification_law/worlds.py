"""Missing facts: every answer that they allow (record format 5, Periods; decision 0022).

A computation asks a `World` for the facts that it needs. Where a fact is not recorded and no value is taken for it
yet, the computation is done again once for each value that it could have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

Result = TypeVar("Result")
Facts = Mapping[str, object]


class _Undecided(Exception):
    def __init__(self, path: str, options: Iterable[object]):
        self.path = path
        self.options = tuple(options)


class World:
    """The record, with values taken for some facts that it lacks."""

    def __init__(self, taken: Facts):
        self._taken = taken

    def ask(self, path: str, options: Iterable[object]) -> object:
        """The value taken for the missing fact at this path."""
        if path not in self._taken:
            raise _Undecided(path, options)
        return self._taken[path]


def every_world(compute: Callable[[World], Result]) -> list[tuple[Facts, Result]]:
    """What the computation gives in each world, with the facts taken there; one without any if nothing is missing."""
    found = []
    open_worlds: list[Facts] = [{}]
    while open_worlds:
        taken = open_worlds.pop()
        try:
            found.append((taken, compute(World(taken))))
        except _Undecided as missing:
            open_worlds += [{**taken, missing.path: value} for value in missing.options]
    return found


def agree(one: Facts, other: Facts, *, but: str | None = None) -> bool:
    """Whether both can be true at once, leaving one fact out of account."""
    return all(other.get(path, value) == value for path, value in one.items() if path != but)


def deciding(answers: list[tuple[Facts, Result]]) -> list[str]:
    """Paths of the facts on which alone, everything else equal, the answer can turn."""
    return sorted(
        path
        for path in {path for facts, _ in answers for path in facts}
        if any(
            one[path] != other.get(path, one[path]) and answer != another and agree(one, other, but=path)
            for one, answer in answers
            if path in one
            for other, another in answers
        )
    )
