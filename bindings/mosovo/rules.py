"""The dated, cited numbers of law and practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mosovo import _frames
from mosovo._mosovo.rules import Citation, Rulebook, practice_columns

if TYPE_CHECKING:
    import pandas


def practice(rules: Rulebook | None = None) -> pandas.DataFrame:
    """Every value of every practice parameter: the value in words or "unset", in force from and to (that day
    included), source, confidence, and where the force set it itself who did, when and why."""
    return _frames.frame(practice_columns(rules if rules is not None else Rulebook.built_in()))


__all__ = ["Citation", "Rulebook", "practice"]
