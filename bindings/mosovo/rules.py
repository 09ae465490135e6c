"""The dated, cited numbers of law and practice."""

from mosovo import _frames
from mosovo._mosovo.rules import Citation, Rulebook, practice_columns


def practice(rules=None):
    """Every practice parameter as a frame: value or "unset", source, confidence, and who set it."""
    return _frames.frame(practice_columns(rules if rules is not None else Rulebook.built_in()))


__all__ = ["Citation", "Rulebook", "practice"]
