"""The notification law (Sexual Offences Act 2003, Part 2)."""

from mosovo import _frames
from mosovo._mosovo import law as _law
from mosovo._mosovo.law import Evaluation, NotificationPeriod, Obligation, Step, evaluate, reading_choices
from mosovo._mosovo.rules import Rulebook, coverage_columns


def obligations_frame(records, as_of, known_at=None, readings=None, rules=None):
    """One row an obligation, over many records; built from numpy columns without reasons.

    Columns: offender, status, duty, arises_from, opens, last_day, latest, safe_day, state, met_by, on_whom. Days are
    inclusive; `latest` is an instant, shown on the clocks of Europe/London; NaT where there is none.
    For the reasons of a row call `evaluate` on its record. Raises LawNotHeldError as `evaluate`.
    """
    book = rules if rules is not None else Rulebook.built_in()
    columns = _law.obligation_columns(_frames.as_list(records), as_of, known_at, readings, book)
    return _frames.frame(columns, instants={"latest"})


def coverage(rules=None):
    """Every rule of law held, as a frame: provision, nation, in force from and to, value, confidence, checked on."""
    return _frames.frame(coverage_columns(rules if rules is not None else Rulebook.built_in()))


__all__ = [
    "Evaluation",
    "NotificationPeriod",
    "Obligation",
    "Step",
    "coverage",
    "evaluate",
    "obligations_frame",
    "reading_choices",
]
