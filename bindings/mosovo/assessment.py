"""When each visit is due, and what else is."""

from datetime import timedelta

from mosovo import _frames
from mosovo._mosovo import assessment as _assessment
from mosovo._mosovo.assessment import DueRow, VisitDue, visit_due


def visits_frame(records, as_of, rules=None):
    """One row an offender: the state of his visit clock, when the next visit is due, days overdue."""
    return _frames.frame(_assessment.visit_columns(_frames.as_list(records), as_of, rules))


def due_frame(records, as_of, days=28, rules=None):
    """What is overdue on `as_of` or falls due in the `days` after it, most overdue first, with reason and section."""
    until = as_of + timedelta(days=days)
    return _frames.frame(_assessment.due_columns(_frames.as_list(records), as_of, until, rules), instants={"latest"})


__all__ = ["DueRow", "VisitDue", "due_frame", "visit_due", "visits_frame"]
