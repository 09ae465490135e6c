"""Who is a relevant offender, from when and for how long (ss.80-82, 132, 134, Sch. 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

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
_EXTENDED = frozenset({"extended", "special_custodial"})
_ENDLESS = frozenset({"life", "public_protection", "lifelong_restriction", "restricted_hospital_order", "hospital_and_limitation"})
_AS_LONG_AS_ITSELF = frozenset({"conditional_discharge", "payback_supervision"})


@dataclass(frozen=True)
class Span:
    """A period of notification: both days included; `last` None: without end."""

    start: date
    last: date | None
    indefinite: bool = False
    discharged: bool = False  # ended by a review

    def cut(self, last: date, *, discharged: bool = False) -> Span | None:
        if self.last is not None and self.last <= last:
            return self
        if last < self.start:
            return None
        return replace(self, last=last, indefinite=False, discharged=discharged)


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
        self.listing: dict = event.get("offence", {}).get("schedule3", {})

    @property
    def sentence_type(self) -> str | None:
        return self.sentence.get("type") if self.sentence is not None else None

    @property
    def sentence_day(self) -> date:
        return self.sentenced or self.on

    def listing_path(self, key: str) -> str:
        return self.event.path("offence", "schedule3", key)


class Disposals:
    """All disposals of a record; a period may hang on others through consecutive terms."""

    def __init__(self, view: View, liberty: Liberty):
        self._view = view
        self._liberty = liberty
        read_all = [Disposal(e) for e in view.of("disposal")]
        self.all = [d for d in read_all if d.on is not None]
        self.by_id = {d.id: d for d in self.all}
        self._births = self._possible_births()
        self._before, self._after = self._read_joins()

    # -- s.80, s.81, s.132: listed, and from when ------------------------------------------------------------------

    def relevant_date(self, world: World, disposal: Disposal) -> date | None:
        """None: not, or not yet, a disposal for a Schedule 3 offence."""
        if not self._is_listed(world, disposal):
            return None
        if disposal.sentence_type == "absolute_discharge" and disposal.basis in ("conviction", None):
            return None
        day = disposal.sentenced if self._hangs_on_sentence(world, disposal) else disposal.on
        if day is None or not self._carried_over(disposal, day):
            return None
        return day

    @staticmethod
    def _is_listed(world: World, disposal: Disposal) -> bool:
        listed = disposal.listing.get("listed", "unknown")
        if listed == "unknown":
            return bool(world.ask(disposal.listing_path("listed"), (True, False)))
        if listed == "no" or disposal.listing.get("condition_met") is False:
            return False
        if disposal.listing.get("sentence_condition") and disposal.sentence is not None and "condition_met" not in disposal.listing:
            return bool(world.ask(disposal.listing_path("condition_met"), (True, False)))
        return True

    @staticmethod
    def _hangs_on_sentence(world: World, disposal: Disposal) -> bool:
        condition = disposal.listing.get("sentence_condition")
        if condition is not None:
            return condition
        if disposal.basis == "caution" or disposal.sentenced is None or disposal.sentenced == disposal.on:
            return False
        return bool(world.ask(disposal.listing_path("sentence_condition"), (True, False)))

    def _carried_over(self, disposal: Disposal, day: date) -> bool:
        """s.81: before 1 September 1997 only where not dealt with, serving or detained for it on that day."""
        if day >= law.ACT_OF_1997:
            return True
        if disposal.basis == "caution":
            return False
        if disposal.sentenced is None or disposal.sentenced > law.ACT_OF_1997:
            return True
        return any(
            s.detained and s.first <= law.ACT_OF_1997 and (s.end is None or law.ACT_OF_1997 < s.end) for s in self._liberty.stays
        )

    # -- s.82: how long --------------------------------------------------------------------------------------------

    def span(self, world: World, disposal: Disposal) -> Span | None:
        start = self.relevant_date(world, disposal)
        if start is None:
            return None
        last, indefinite = self._end(world, disposal, start)
        span: Span | None = Span(start, last, indefinite)
        tried = disposal.event.day("tried_on")
        if disposal.basis == "disability_finding" and tried is not None and tried <= self._view.as_of:
            span = span.cut(tried - DAY)  # s.82(5)
        return span

    def _end(self, world: World, disposal: Disposal, start: date) -> tuple[date | None, bool]:
        if disposal.basis == "caution":
            return self._row(world, law.MONTHS_CAUTION, start), False
        kind = disposal.sentence_type
        if kind is None:
            path = disposal.event.path("sentence") if disposal.sentence is None else disposal.event.path("sentence", "type")
            if world.ask(path, ("shortest", "longest")) == "longest":
                return None, True
            return self._row(world, law.MONTHS_OTHER, start), False
        if kind in _ENDLESS:
            return None, True
        if kind in _AS_LONG_AS_ITSELF:
            return self._end_of_itself(world, disposal, start), False
        if kind in _TERMS:
            return self._end_of_term(world, disposal, start)
        if kind == "hospital_order":
            return self._row(world, law.MONTHS_SHORT_TERM, start), False
        return self._row(world, law.MONTHS_OTHER, start), False

    def _row(self, world: World, adult_months: int, start: date) -> date:
        under_18 = under_age(self._born(world), law.ADULT, start)
        return last_day_beginning_with(start, adult_months // 2 if under_18 else adult_months)

    def _end_of_itself(self, world: World, disposal: Disposal, start: date) -> date | None:
        """A conditional discharge or supervision requirement, which runs from its order (decision 0017)."""
        ordered = disposal.sentence_day
        if "term" not in disposal.sentence:
            longest = world.ask(disposal.event.path("sentence", "term"), ("shortest", "longest")) == "longest"
            return None if longest else max(start, ordered)
        term = disposal.sentence["term"]
        whole_months = 12 * term.get("years", 0) + term.get("months", 0)
        return last_day_beginning_with(ordered, whole_months) + DAY * (7 * term.get("weeks", 0) + term.get("days", 0))

    def _end_of_term(self, world: World, disposal: Disposal, start: date) -> tuple[date | None, bool]:
        lengths = self._chains(world, disposal)
        sentenced = disposal.sentence_day
        if any(length.is_thirty_months_or_more(sentenced) for length in lengths):
            return None, True
        if any(length.is_more_than_six_months(sentenced) for length in lengths):
            return self._row(world, law.MONTHS_LONG_TERM, start), False
        return self._row(world, law.MONTHS_SHORT_TERM, start), False

    # -- s.82(3), (4): terms that join -----------------------------------------------------------------------------

    def _read_joins(self) -> tuple[dict[str, list[tuple[str, dict | None]]], dict[str, list[tuple[str, dict | None]]]]:
        """For each disposal those that it follows, and those that follow it, with the overlap if there is one."""
        before: dict[str, list[tuple[str, dict | None]]] = {}
        after: dict[str, list[tuple[str, dict | None]]] = {}
        for disposal in self.all:
            joins = [(other, None) for other in disposal.event.get("consecutive_to", ())]
            joins += [(o["with"], o) for o in disposal.event.get("overlaps", ()) if "with" in o]
            for other_id, overlap in joins:
                other = self._view.reference(other_id)
                if other in self.by_id and other != disposal.id:
                    before.setdefault(disposal.id, []).append((other, overlap))
                    after.setdefault(other, []).append((disposal.id, overlap))
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
        for other_id, overlap in joins.get(at.id, ()):
            if other_id in seen:
                continue
            other = self.by_id[other_id]
            length = self._adds(world, of, other)
            if overlap is not None and length != NOTHING and self._adds(world, of, at) != NOTHING:
                length -= self._overlap(world, at, other, overlap)
            found += [length + rest for rest in self._paths(world, of, other, joins, seen | {other_id})]
        return found

    def _adds(self, world: World, of: Disposal, other: Disposal) -> Length:
        """The term of another disposal, or nothing: not listed, no term, or not yet dated."""
        if other.basis not in ("conviction", None):
            return NOTHING
        if other.sentence is not None and other.sentence_type is not None and other.sentence_type not in _TERMS:
            return NOTHING
        dated = self.relevant_date(world, other)
        if dated is None or dated > max(self._view.as_of, of.on):
            return NOTHING
        return self._term(world, other)

    @staticmethod
    def _overlap(world: World, one: Disposal, other: Disposal, overlap: dict) -> Length:
        return read(overlap.get("term", {}))

    def _term(self, world: World, disposal: Disposal) -> Length:
        sentence = disposal.sentence
        path = disposal.event.path
        if sentence is None or "type" not in sentence:
            missing = path("sentence") if sentence is None else path("sentence", "type")
            return ENDLESS if world.ask(missing, ("shortest", "longest")) == "longest" else NOTHING
        halved = sentence["type"] == "detention_and_training"
        if "term" in sentence:
            length = read(sentence["term"], halved=halved)
        elif world.ask(path("sentence", "term"), ("shortest", "longest")) == "longest":
            length = self._longest(disposal)
        else:
            length = NOTHING
        if sentence["type"] in _EXTENDED:
            if "extension" in sentence:
                length += read(sentence["extension"])
            elif world.ask(path("sentence", "extension"), ("shortest", "longest")) == "longest":
                length += ENDLESS
        return length

    @staticmethod
    def _longest(disposal: Disposal) -> Length:
        """The longest term that the sentence can have."""
        if disposal.sentence_type == "detention_and_training":
            return months(law.TRAINING_ORDER_MOST, halved=True)
        if disposal.sentence_type == "suspended":
            return months([most for since, most in law.SUSPENDED_MOST if since <= disposal.on][-1])
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
