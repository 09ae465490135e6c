"""Who is a relevant offender, from when and for how long (ss.80-82, 132, 134, Sch. 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from . import law_values as law
from .dates import DAY, add_months, last_day_beginning_with, under_age
from .lengths import ENDLESS, NOTHING, Length, months, read
from .liberty import Liberty
from .record import Event, View
from .worlds import World

# s.131: what counts as imprisonment
_TERMS = frozenset(
    "imprisonment detention suspended special_custodial extended detention_and_training hospital_and_limitation".split()
)
_SUPERVISED = frozenset({"hospital_order", "community_order", "youth_rehabilitation", "payback_supervision"})
_ROWS = {"other": law.MONTHS_OTHER, "short term": law.MONTHS_SHORT_TERM, "long term": law.MONTHS_LONG_TERM}
# A sentence that is not recorded: the row that it can have, and what it then adds to other terms.
_POSSIBLE = {
    "other": NOTHING,
    "short term": months(law.SHORT_TERM_MONTHS),
    "long term": months(law.SHORT_TERM_MONTHS + 1),
    "indefinite": ENDLESS,
}
_EXTENDED = frozenset({"extended", "special_custodial"})
_ENDLESS = frozenset(
    "life public_protection lifelong_restriction restricted_hospital_order hospital_and_limitation".split()
)
_AS_LONG_AS_ITSELF = frozenset({"conditional_discharge", "payback_supervision"})


@dataclass(frozen=True)
class Span:
    """A period of notification: both days included; `last` None: without end."""

    start: date
    last: date | None
    indefinite: bool = False
    discharged: bool = False  # ended by a review
    dated: bool = True  # whether the day on which it starts is known

    def cut(self, last: date, *, discharged: bool = False) -> Span | None:
        if self.last is not None and self.last <= last:
            return self
        if last < self.start:
            return None
        return replace(self, last=last, indefinite=False, discharged=discharged)


class Join(NamedTuple):
    """A term that follows another, or runs partly beside it."""

    to: str
    overlap: dict | None = None  # s.82(4): what ran beside the other
    path: str = ""  # of the overlap's length


class Disposal:
    """One disposal and what its fields say, as far as they are recorded."""

    def __init__(self, event: Event):
        self.event = event
        self.id = event.id
        self.on = event.day("on")
        self.basis: str | None = event.get("basis")
        self.sentenced = event.day("sentenced")
        self.sentence: dict | None = event.get("sentence")
        self.foreign: bool = event.get("foreign", False)
        self.noticed = False  # listed through an order or notice
        self.listing: dict = event.get("offence", {}).get("schedule3", {})

    @property
    def sentence_type(self) -> str | None:
        return self.sentence.get("type") if self.sentence is not None else None

    @property
    def sentence_day(self) -> date:
        """Taken as the day of conviction where it is not recorded."""
        return self.sentenced or self.on or law.PART_2

    @property
    def sentence_path(self) -> str:
        return self.event.path("sentence") if self.sentence is None else self.event.path("sentence", "type")

    def listing_path(self, key: str) -> str:
        return self.event.path("offence", "schedule3", key)


class Disposals:
    """All disposals of a record; a period may hang on others through consecutive terms."""

    def __init__(self, view: View, liberty: Liberty):
        self._view = view
        self._liberty = liberty
        self.all = [Disposal(e) for e in view.of("disposal")]
        self.by_id = {d.id: d for d in self.all}
        self._mark_foreign()
        self._births = self._possible_births()
        self._before, self._after = self._read_joins()

    def _mark_foreign(self) -> None:
        """What a notice or notification order names is a foreign disposal."""
        for order in self._view.of("order"):
            named = self.by_id.get(self._view.reference(order.get("disposal", "")))
            if order.get("type") in law.FOREIGN_NOTICES and named is not None:
                named.foreign = named.noticed = True

    # -- s.80, s.81, s.132: listed, and from when ------------------------------------------------------------------

    def relevant_date(self, world: World, disposal: Disposal) -> date | None:
        """None: not, or not yet, a disposal for a Schedule 3 offence. Not recorded: long ago, now, or to come."""
        key = self._dated_by(world, disposal)
        if key is None:
            return None
        day = disposal.event.day(key)
        if day is None:
            return world.ask(disposal.event.path(key), (law.ACT_OF_1997, self._view.as_of, None))
        return day if disposal.foreign or self._carried_over(world, disposal, day) else None

    def _dated_by(self, world: World, disposal: Disposal) -> str | None:
        """Which of its days is the relevant date; None: not listed, or not yet."""
        if disposal.foreign:
            # Listed only through an order or notice; its own date governs (notification-law 2.4.2, 2.4.3).
            return "on" if disposal.noticed else None
        if not self._is_listed(world, disposal):
            return None
        if self.is_no_conviction(world, disposal):
            return None
        if not self._hangs_on_sentence(world, disposal):
            return "on"
        not_yet = disposal.sentence is None and "condition_met" not in disposal.listing
        return None if not_yet and "sentence_condition" in disposal.listing else "sentenced"

    def is_no_conviction(self, world: World, disposal: Disposal) -> bool:
        """One that was discharged absolutely is none (notification-law 1.9)."""
        return disposal.sentence_type == "absolute_discharge" and self._basis(world, disposal) == "conviction"

    @staticmethod
    def _basis(world: World, disposal: Disposal) -> str:
        """Not recorded: a sentence tells that it was no caution."""
        if disposal.basis is not None:
            return disposal.basis
        if disposal.sentence is None:
            return str(world.ask(disposal.event.path("basis"), ("conviction", "caution")))
        if disposal.sentence_type == "absolute_discharge":
            return str(world.ask(disposal.event.path("basis"), ("conviction", "insanity_finding")))
        return "conviction"

    @staticmethod
    def _is_listed(world: World, disposal: Disposal) -> bool:
        listing, path = disposal.listing, disposal.listing_path
        listed = listing.get("listed", "unknown")
        if listed == "no" or (listing.get("condition_met") is False and listing.get("sentence_condition", True)):
            return False
        if listed == "unknown" and not world.ask(path("listed"), (True, False)):
            return False
        if listing.get("sentence_condition") and disposal.sentence is not None and "condition_met" not in listing:
            return bool(world.ask(path("condition_met"), (True, False)))
        return True

    def _hangs_on_sentence(self, world: World, disposal: Disposal) -> bool:
        """s.132; not recorded it makes a doubt only where sentence and conviction were on different days (0022)."""
        condition = disposal.listing.get("sentence_condition")
        if condition is not None:
            return condition
        days = {disposal.on, disposal.sentenced}
        if disposal.basis == "caution" or None in days or len(days) == 1:
            return False
        return bool(world.ask(disposal.listing_path("sentence_condition"), (True, False)))

    def _carried_over(self, world: World, disposal: Disposal, day: date) -> bool:
        """s.81(3)-(5): before 1 September 1997 only what was not dealt with, served or supervised on that day."""
        if day >= law.ACT_OF_1997:
            return True
        if disposal.basis == "caution":
            return False
        if disposal.sentenced is not None and disposal.sentenced >= law.ACT_OF_1997:
            return True
        if self._liberty.was_detained_at_the_beginning_of(law.ACT_OF_1997):
            return True
        # No stay is recorded; that there was none is not known.
        return self._may_have_run_on(disposal) and bool(world.ask("events", (True, False)))

    @staticmethod
    def _may_have_run_on(disposal: Disposal) -> bool:
        kind, sentence = disposal.sentence_type, disposal.sentence or {}
        if kind in _TERMS - _ENDLESS and sentence.get("term"):
            length = read(sentence["term"]) + read(sentence.get("extension", {}))
            return length.runs_past(law.ACT_OF_1997, disposal.sentence_day)
        return kind is None or kind in _TERMS or kind in _ENDLESS or kind in _SUPERVISED

    # -- s.82: how long --------------------------------------------------------------------------------------------

    def span(self, world: World, disposal: Disposal) -> Span | None:
        start = self.relevant_date(world, disposal)
        if start is None:
            return None
        if start not in (disposal.on, disposal.sentenced):
            return Span(start, None if start == self._view.as_of else start, dated=False)
        last, indefinite = self._end(world, disposal, start)
        span: Span | None = Span(start, last, indefinite)
        tried = disposal.event.day("tried_on")
        if disposal.basis == "disability_finding" and tried is not None and tried <= self._view.as_of:
            span = span.cut(tried - DAY)  # s.82(5)
        return span

    def _end(self, world: World, disposal: Disposal, start: date) -> tuple[date | None, bool]:
        if self._basis(world, disposal) == "caution":
            return self._row(world, law.MONTHS_CAUTION, start), False
        kind = disposal.sentence_type
        if kind is None:
            row = world.ask(disposal.sentence_path, _POSSIBLE)
            return (None, True) if row == "indefinite" else (self._row(world, _ROWS[row], start), False)
        if kind in _ENDLESS:
            return None, True
        if kind in _AS_LONG_AS_ITSELF:
            return self._end_of_itself(world, disposal, start), False
        if kind in _TERMS:
            return self._end_of_term(world, disposal, start)
        return self._row(world, _ROWS["short term" if kind == "hospital_order" else "other"], start), False

    def _row(self, world: World, adult_months: int, start: date) -> date:
        under_18 = under_age(self._born(world), law.ADULT, start)
        return last_day_beginning_with(start, adult_months // 2 if under_18 else adult_months)

    def _end_of_itself(self, world: World, disposal: Disposal, start: date) -> date | None:
        """A conditional discharge or supervision requirement, which runs from its order (decision 0017)."""
        ordered = disposal.sentenced
        if ordered is None:
            if world.ask(disposal.event.path("sentenced"), ("at once", "later")) == "later":
                return None
            ordered = start
        term = disposal.sentence.get("term")
        if not term:
            longest = world.ask(disposal.event.path("sentence", "term"), ("shortest", "longest")) == "longest"
            return None if longest else max(start, ordered)
        whole_months = 12 * term.get("years", 0) + term.get("months", 0)
        days = 7 * term.get("weeks", 0) + term.get("days", 0)
        return last_day_beginning_with(ordered, whole_months) + DAY * days

    def _end_of_term(self, world: World, disposal: Disposal, start: date) -> tuple[date | None, bool]:
        lengths = self._chains(world, disposal)
        sentenced = disposal.sentence_day
        if any(length.is_thirty_months_or_more(sentenced) for length in lengths):
            return None, True
        if any(length.is_more_than_six_months(sentenced) for length in lengths):
            return self._row(world, law.MONTHS_LONG_TERM, start), False
        return self._row(world, law.MONTHS_SHORT_TERM, start), False

    # -- s.82(3), (4): terms that join -----------------------------------------------------------------------------

    def _read_joins(self) -> tuple[dict[str, list[Join]], dict[str, list[Join]]]:
        """For each disposal those that it follows, and those that follow it."""
        before: dict[str, list[Join]] = {}
        after: dict[str, list[Join]] = {}
        for disposal in self.all:
            joins = [Join(other) for other in disposal.event.get("consecutive_to", ())]
            joins += [
                Join(o["with"], o, disposal.event.path(f"overlaps[{place}]", "term"))
                for place, o in enumerate(disposal.event.get("overlaps", ()))
                if "with" in o
            ]
            for join in joins:
                other = self._view.reference(join.to)
                if other in self.by_id and other != disposal.id:
                    before.setdefault(disposal.id, []).append(join._replace(to=other))
                    after.setdefault(other, []).append(join._replace(to=disposal.id))
        return before, after

    def _chains(self, world: World, disposal: Disposal) -> list[Length]:
        """The length of every chain of terms through the disposal."""
        own = self._term(world, disposal)
        earlier = self._paths(world, disposal, disposal, self._before, frozenset({disposal.id}))
        later = self._paths(world, disposal, disposal, self._after, frozenset({disposal.id}))
        return [own + one + other for one in earlier for other in later]

    def _paths(self, world: World, of: Disposal, at: Disposal, joins: dict, seen: frozenset[str]) -> list[Length]:
        """Lengths that are added to `at` by each way through the joins, nothing included."""
        found = [NOTHING]
        for join in joins.get(at.id, ()):
            if join.to in seen:
                continue
            other = self.by_id[join.to]
            added = self._adds(world, of, other)
            length = added or NOTHING
            if join.overlap is not None and added is not None and self._adds(world, of, at) is not None:
                if join.overlap.get("term"):
                    length -= read(join.overlap["term"])
                elif world.ask(join.path, ("nothing", "all of it")) == "all of it":
                    length = NOTHING
            found += [length + rest for rest in self._paths(world, of, other, joins, seen | {join.to})]
        return found

    def _adds(self, world: World, of: Disposal, other: Disposal) -> Length | None:
        """The term of another disposal; None: not listed, no term, or not yet dated."""
        if other.basis not in ("conviction", None):
            return None
        if other.sentence is not None and other.sentence_type is not None and other.sentence_type not in _TERMS:
            return None
        dated = self.relevant_date(world, other)
        if dated is None or dated > max(self._view.as_of, of.on or self._view.as_of):
            return None
        return self._term(world, other)

    def _term(self, world: World, disposal: Disposal) -> Length:
        sentence = disposal.sentence
        if sentence is None or "type" not in sentence:
            return _POSSIBLE[world.ask(disposal.sentence_path, _POSSIBLE)]
        term = sentence.get("term")
        if term:
            length = read(term, halved=sentence["type"] == "detention_and_training")
        else:
            length = self._possible(world, disposal.event.path("sentence", "term"), self._longest(disposal))
        if sentence["type"] in _EXTENDED:
            extension = sentence.get("extension")
            if extension:
                length += read(extension)
            else:
                longest = months(law.SPECIAL_EXTENSION) if sentence["type"] == "special_custodial" else ENDLESS
                length += self._possible(world, disposal.event.path("sentence", "extension"), longest)
        return length

    @staticmethod
    def _possible(world: World, path: str, longest: Length) -> Length:
        """A length that is not recorded, at the marks that tell the rows of s.82 apart."""
        return world.ask(path, (NOTHING, months(law.SHORT_TERM_MONTHS + 1), longest))

    def _longest(self, disposal: Disposal) -> Length:
        """The longest term that the sentence can have."""
        if disposal.sentence_type == "detention_and_training":
            return months(law.TRAINING_ORDER_MOST, halved=True)
        if disposal.sentence_type == "suspended":
            convicted = disposal.on or date.max
            if self._view.nation_on(convicted) == law.NORTHERN_IRELAND:
                return ENDLESS  # no limit is held for its courts
            return months([most for since, most in law.SUSPENDED_MOST if since <= convicted][-1])
        return ENDLESS

    # -- age -------------------------------------------------------------------------------------------------------

    def _born(self, world: World) -> date:
        if self._view.born is not None:
            return self._view.born
        return world.ask("offender.born", self._births)

    def _possible_births(self) -> list[date]:
        """Not known: one birthday for each division of the relevant dates into under 18 and of age."""
        days = sorted({day for d in self.all for day in (d.on, d.sentenced) if day is not None})
        return [date.min, *(add_months(day, -12 * law.ADULT) + DAY for day in days)]
