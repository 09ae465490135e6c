"""Faults of the library that the comparison has found and that are not mended yet.

Each says what is right and by which words, for which records it shows, and in which rows of the result. It is drawn
wider than the fault, so it hides others: take it out when the fault is mended. `differential.py --all` shows what is
hidden. `notes` are the notes on the law, `format` is record format 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import notification_law
from random_record import Case

REVIEWS = frozenset(
    "review_eligible review_acknowledgement body_reply review_determination appeal scottish_review".split()
)
ALL = REVIEWS | frozenset(
    "result period periods initial_notification change_notification non_occurrence periodic_notification "
    "travel_notification travel_change return_notification absence_notification absence_return".split()
)
BARRING = frozenset({"shpo", "interim_shpo", "sopo", "interim_sopo", "continuation_order"})
JOINS = frozenset({"consecutive_to", "overlaps"})
NOTICES = frozenset({"notice_96za", "notification_order"})
BREACHED = frozenset({"sro", "interim_sro", "rsho", "interim_rsho"})


@dataclass(frozen=True)
class Fault:
    right: str  # what is right, and the words that say so
    shows: Callable[[Case], bool]
    rows: frozenset[str]
    fields: Callable[[object], bool] = lambda difference: True

    def explains(self, case: Case, difference) -> bool:
        return difference.place[0] in self.rows and self.fields(difference) and self.shows(case)


def _of(case: Case, *kinds: str) -> Iterator[dict]:
    return (e for e in case.record["events"] if e["kind"] in kinds)


def _day(event: dict, key: str) -> date | None:
    return date.fromisoformat(event[key][:10]) if key in event else None


def _advance(case: Case) -> Iterator[dict]:
    return (n for n in _of(case, "notification") if "expected" in n and "change" in n.get("under", ()))


def _advance_over_a_stay(case: Case) -> bool:
    for told in _advance(case):
        first = _day(told, "expected")
        for stay in _of(case, "stay"):
            begins, ends = _day(stay, "from"), _day(stay, "to")
            if begins is not None and begins <= first + timedelta(days=2) and (ends is None or first < ends):
                return True
    return False


def _decided_while_not_subject(case: Case) -> bool:
    days = [_day(d, "made") for d in _of(case, "review_determination") if "made" in d]
    return any(notification_law.evaluate(case.record, day, case.known_at)["status"] != "subject" for day in days)


def _no_first_right(case: Case) -> bool:
    duties = notification_law.evaluate(case.record, case.as_of, case.known_at)["obligations"]
    told = {n["id"] for n in _of(case, "notification")}
    return not any(d["duty"] == "review_eligible" and d["arises_from"] in told for d in duties)


def _left_before_the_change(case: Case) -> bool:
    dated = (t for t in _of(case, "travel") if {"departs", "details_changed"} <= t.keys())
    return any(t["departs"] <= t["details_changed"] for t in dated)


def _notices(case: Case) -> Iterator[dict]:
    return (o for o in _of(case, "order") if o.get("type") in NOTICES)


def _discharge(case: Case) -> Iterator[dict]:
    return (d for d in _of(case, "review_determination") if d.get("outcome") == "discharged")


def _listing(disposal: dict) -> dict:
    return disposal.get("offence", {}).get("schedule3", {})


def _is_open(sentence: dict) -> bool:
    """Whether it is not known what it is, or how long."""
    extended = sentence.get("type") in ("extended", "special_custodial")
    return not {"type", "term"} <= sentence.keys() or (extended and "extension" not in sentence)


def _has(*kinds: str) -> Callable[[Case], bool]:
    return lambda case: any(_of(case, *kinds))


FAULTS = [
    Fault(
        "The three days of s.84(4) are S to S+2 whatever he does: s.84(5) stretches only those of s.84(1) and the "
        "six of (4)(b); format 5, Duties: `not_required` once the event happened by S+2.",
        _advance_over_a_stay,
        frozenset({"change_notification", "non_occurrence", "periodic_notification", *REVIEWS}),
    ),
    Fault(
        "A decision while he was not subject gives no right of appeal and no further right: format 5, Duties: "
        "subject on its day.",
        _decided_while_not_subject,
        REVIEWS,
    ),
    Fault(
        "A decision that keeps him on gives a right of appeal and a further date of its own (s.91B(3), s.91E), "
        "though his first notification since release is not recorded.",
        _no_first_right,
        REVIEWS,
        lambda difference: difference.library is None,
    ),
    Fault(
        "`opens` is the first day on which it could be done (format 4): an order that barred the qualifying date "
        "still counts when it has ended.",
        lambda case: any(o.get("type") in BARRING for o in _of(case, "order")),
        frozenset({"review_eligible"}),
        lambda difference: difference.fields == ["opens"]
        and difference.library.get("opens", "9") < difference.plain.get("opens", "9"),
    ),
    Fault(
        "Details found wrong after he left ask for nothing: notes 6B.8, reg 7: before leaving.",
        _left_before_the_change,
        frozenset({"travel_change"}),
        lambda difference: difference.plain is None,
    ),
    Fault(
        "A notice yet to be made, or made after the foreign period or his life was over, cannot have been served "
        "to effect: the status does not hang on `served`. Format 5, Periods.",
        lambda case: any("served" not in n for n in _notices(case)),
        frozenset({"result", "periods"}),
        lambda difference: difference.place[0] == "result" or difference.plain is None,
    ),
    Fault(
        "`missing` names what decides the day, all of it and no more: format 5, Periods.",
        lambda case: True,
        frozenset({"result"}),
        lambda difference: difference.fields == ["missing"],
    ),
    Fault(
        "What cannot be done yet is upcoming, also where its time would be over at once: format 5, View.",
        lambda case: any(_of(case, "travel", "absence")),
        frozenset({"travel_change", "travel_notification"}),
        lambda difference: difference.fields == ["state"] and difference.plain["state"] == "upcoming",
    ),
    Fault(
        "An application after a discharge starts nothing: format 5, Duties: subject on its day.",
        lambda case: any(_discharge(case)) and any(_of(case, "review_application")),
        REVIEWS,
    ),
    Fault(
        "Who died before the decision was not discharged by it.",
        lambda case: any(_discharge(case)) and any(_of(case, "death")),
        frozenset({"result", *REVIEWS}),
    ),
    Fault(
        "No application before ss.91A-91F (30 July 2012) or Sch. 3A (1 March 2014) were in force: notes 9A, 9C.",
        lambda case: any((_day(a, "received") or date.max) < date(2014, 3, 1) for a in _of(case, "review_application")),
        REVIEWS,
    ),
    Fault(
        "The first day on which it can be done is none before ss.91A-91F or Sch. 3A were in force: format 4, "
        "`opens`.",
        lambda case: True,
        frozenset({"review_eligible"}),
        lambda difference: (difference.plain or {}).get("opens") in ("2012-07-30", "2014-03-01"),
    ),
    Fault(
        "A period that may not exist stands without an end and is not indefinite: decision 0022.",
        lambda case: any("served" not in o or "made" not in o for o in _of(case, "order"))
        or any("on" not in d or "sentenced" not in d for d in _of(case, "disposal")),
        frozenset({"periods"}),
        lambda difference: difference.library is not None and set(difference.fields) <= {"indefinite", "last_day"},
    ),
    Fault(
        "An advance notice that failed is no first notification, in Scotland as in England: notes 5.3.",
        lambda case: any(_advance(case)),
        frozenset({"scottish_review"}),
    ),
    Fault(
        "An indefinite requirement that its order's discharge ended does not delay the review of another.",
        lambda case: any("discharged" in n for n in _notices(case)),
        REVIEWS,
    ),
    Fault(
        "An order is in force at the latest from its service: s.91A bars an application under it though `made` is "
        "not recorded.",
        lambda case: any("made" not in o and o.get("type") in BARRING for o in _of(case, "order")),
        REVIEWS,
    ),
    Fault(
        "The law of the day on which the twelfth hour falls decides: notes 4.2.",
        _has("child_household_stay"),
        frozenset({"change_notification"}),
        lambda difference: difference.library is None,
    ),
    Fault(
        "A suspended term is at most 24 months, or 36: format 5, Periods; after ten years nothing hangs on it.",
        lambda case: any(
            d.get("sentence", {}).get("type") == "suspended" and "term" not in d["sentence"]
            for d in _of(case, "disposal")
        ),
        ALL,
    ),
    Fault(
        "Where it is not known that the requirement was indefinite, it is not known that a decision discharged it.",
        lambda case: any(_discharge(case))
        and any(
            _is_open(d.get("sentence", {})) or _listing(d).get("listed", "unknown") == "unknown"
            for d in _of(case, "disposal")
        ),
        ALL,
    ),
    Fault(
        "A notification given before he was subject is no first notification: notes 9B.1.",
        lambda case: any(_notices(case)),
        frozenset({"scottish_review"}),
    ),
    Fault(
        "A notification that tells a place in time starts the year again, also where it names another day: notes "
        "5.3.",
        lambda case: any(_advance(case)) and any(_of(case, "premises_stay", "child_household_stay")),
        frozenset({"periodic_notification", "non_occurrence", *REVIEWS}),
    ),
    Fault(
        "A term lengthens another from the day on which its condition is met: format 5, Periods: not listed yet; "
        "s.132.",
        lambda case: any(_listing(d).get("sentence_condition") for d in _of(case, "disposal"))
        and any(not JOINS.isdisjoint(d) for d in _of(case, "disposal")),
        ALL,
    ),
    Fault(
        "Of two orders the second still bars when the first has ended: format 5, Reviews: while one is in force.",
        lambda case: sum(o.get("type") in BARRING for o in _of(case, "order")) > 1,
        frozenset({"review_eligible"}),
    ),
    Fault(
        "What is ignored is time away up to the date of discharge, as far as it is put off by other time away, and "
        "none after it: notes 9B.1.",
        _has("stay"),
        frozenset({"scottish_review"}),
        lambda difference: difference.library is not None and difference.fields[0] in ("last_day", "state"),
    ),
    Fault(
        "A foreign travel order is in force at the latest from its service, though `made` is not recorded.",
        lambda case: any(o.get("type") == "fto" and "made" not in o for o in _of(case, "order")),
        frozenset({"travel_notification", "travel_change", "return_notification"}),
    ),
    Fault(
        "A training order of some months is over by 1 September 1997 as any term is: s.81(3)(b).",
        lambda case: any(d.get("on", "2") < "1997-09-01" for d in _of(case, "disposal")),
        frozenset({"result", "period", "periods"}),
    ),
    Fault(
        "Till the order is made he is subject because of the conviction, whatever its term: decision 0017.",
        lambda case: any(_day(d, "sentenced") != _day(d, "on") for d in _of(case, "disposal")),
        frozenset({"result"}),
        lambda difference: difference.plain["status"] == "subject",
    ),
    Fault(
        "An offence that is not recorded leaves open, too, whether its listing hangs on the sentence: format 2, 5.",
        lambda case: any(not _listing(d) for d in _of(case, "disposal")),
        frozenset({"result"}),
    ),
    Fault(
        "A breach comes after the making of its order, also where that is not recorded or is yet to come: notes "
        "10.8, 10.10. The library takes `as_of` for a day of making that is not recorded.",
        lambda case: any(
            o.get("type") in BREACHED and (_day(o, "made") or date.max) > case.as_of for o in _of(case, "order")
        ),
        ALL,
    ),
    Fault(
        "An event that is struck, or was not entered yet, is as one that is not in the record: format 1; `covers` "
        "may name such a one. The library knows of it that it is a stay, and takes the advance notice for notice "
        "of a release.",
        lambda case: any(_advance(case))
        and any("recorded" in e or "strikes" in e for e in case.record["events"]),
        frozenset({"non_occurrence", "periodic_notification", *REVIEWS}),
    ),
    Fault(
        "A discharge without any day may have come or not: format 5, Periods.",
        lambda case: any({"made", "notice_received"}.isdisjoint(d) for d in _discharge(case)),
        ALL,
    ),
    Fault(
        "The latest end of a run does not hang on a fact where it is the same without it: format 4, `period`.",
        lambda case: True,
        frozenset({"period"}),
        lambda difference: difference.fields == ["last_day"] and "last_day" not in difference.library,
    ),
]  # fmt: skip


def is_known(case: Case, difference) -> bool:
    return any(fault.explains(case, difference) for fault in FAULTS)
