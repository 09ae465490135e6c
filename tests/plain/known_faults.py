"""Differences between the library and the plain law that are known and rare: about one record in ten thousand.

Each says what it is about and for which records it shows, and in which rows of the result. It is drawn wider than the
difference, so it hides others: `differential.py --all` shows what is hidden. `notes` are the notes on the law,
`format` is record format 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from random_record import Case

REVIEWS = frozenset(
    "review_eligible review_acknowledgement body_reply review_determination appeal scottish_review".split()
)
DUTIES = REVIEWS | frozenset(
    "initial_notification change_notification non_occurrence periodic_notification travel_notification travel_change "
    "return_notification absence_notification absence_return".split()
)
PERIODS = frozenset({"result", "period", "periods"})
ALL = DUTIES | PERIODS
JOINS = frozenset({"consecutive_to", "overlaps"})
BREACHED = frozenset({"sro", "interim_sro", "rsho", "interim_rsho"})


@dataclass(frozen=True)
class Fault:
    about: str
    shows: Callable[[Case], bool]
    rows: frozenset[str]
    fields: Callable[[object], bool] = lambda difference: True

    def explains(self, case: Case, difference) -> bool:
        return difference.place[0] in self.rows and self.fields(difference) and self.shows(case)


def _of(case: Case, *kinds: str) -> Iterator[dict]:
    return (e for e in case.record["events"] if e["kind"] in kinds)


def _joined(case: Case) -> bool:
    return any(not JOINS.isdisjoint(d) for d in _of(case, "disposal"))


def _yet_to_come_or_undated(case: Case) -> bool:
    days = [d.get("sentenced") or d.get("on") for d in _of(case, "disposal")]
    return any(day is None or date.fromisoformat(day) > case.as_of for day in days)


def _not_dated_yet(case: Case) -> bool:
    return any("sentenced" not in d for d in _of(case, "disposal"))


def _undated_discharge(case: Case) -> bool:
    found = (d for d in _of(case, "review_determination") if d.get("outcome") == "discharged")
    return any({"made", "notice_received"}.isdisjoint(d) for d in found)


FAULTS = [
    Fault(
        "`missing`: a fact on which more than one period hangs is looked at in each alone. Format 5, Periods.",
        lambda case: len(list(_of(case, "disposal", "order"))) > 1,
        frozenset({"result"}),
        lambda difference: difference.fields == ["missing"],
    ),
    Fault(
        "Which of several terms that are all still to come lengthen each other, and a term whose own day is not "
        "recorded. Format 5, Periods: only disposals dated up to `as_of` lengthen an earlier one.",
        lambda case: _joined(case) and (_yet_to_come_or_undated(case) or _not_dated_yet(case)),
        ALL,
    ),
    Fault(
        "A discharge without any day: what a duty of before it comes to. Format 5, Periods.",
        _undated_discharge,
        DUTIES,
    ),
    Fault(
        "A notice in advance of a stay at a place where a child's household stay was never told: whether it is of one "
        "event or of two. Format 5, Duties: one duty for one place.",
        lambda case: any(_of(case, "child_household_stay")) and any(_of(case, "premises_stay")),
        frozenset({"non_occurrence", "periodic_notification", *REVIEWS}),
    ),
    Fault(
        "A review applied for in one nation and looked at from another.",
        lambda case: any(_of(case, "jurisdiction_change")),
        REVIEWS,
    ),
    Fault(
        "Breach of a risk order by a conviction whose day is not recorded.",
        lambda case: any(o.get("type") in BREACHED for o in _of(case, "order")),
        PERIODS,
        lambda difference: {"missing", "status"} & set(difference.fields) or difference.place[0] != "result",
    ),
]  # fmt: skip


def is_known(case: Case, difference) -> bool:
    return any(fault.explains(case, difference) for fault in FAULTS)
