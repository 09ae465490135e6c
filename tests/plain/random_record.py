"""Random records that look for the edges of the notification law. Everybody in them is made up.

`random_case(seed)` gives a record of format 1 that the reader accepts, a day to look from and perhaps a `known_at`.
Days are drawn round those that the events already there make interesting: the last day of a duty, one before and after.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from record_maker import ACT_OF_1997, PART_2, TURNS, Maker, days, local_text

SCENES = {
    "more_disposals": 8, "stays": 14, "periodic": 12, "changes": 12, "advance": 8, "premises": 8, "household": 6,
    "travel": 8, "absence": 5, "orders": 10, "notice": 4, "breach": 2, "review": 8, "ending": 3, "move": 4,
}  # fmt: skip
LAST = date(2045, 12, 31)


@dataclass(frozen=True)
class Case:
    record: dict
    as_of: date
    known_at: str | None


def random_case(seed: int, *, missing: bool = True) -> Case:
    """The case of this seed; without `missing` no key is left out."""
    rng = random.Random(seed)
    made = Maker(rng)
    if not made.chance(0.12):
        made.disposal(_first_day(made))
        if made.chance(0.7):
            made.first_notification()
    for scene in rng.choices(list(SCENES), list(SCENES.values()), k=made.one(1, 2, 2, 3, 3, 4, 6)):
        getattr(made, scene)()
    if made.events and made.chance(0.12):
        made.corrections()
    as_of = min(max(made.day(), PART_2), LAST)
    known_at = None
    if made.chance(0.12):
        known_at = local_text(made.time_on(made.day()))
        made.record_times()
    events = made.events
    if made.chance(0.25):
        rng.shuffle(events)
    offender = {"id": f"OFF-MADE-UP-{seed}", "jurisdiction": made.nation}
    if made.born is not None:
        offender["born"] = made.born.isoformat()
    if missing and made.chance(0.3):
        probability = made.one(0.02, 0.05, 0.12)
        events = [_without_some(event, rng, probability) for event in events]
        for key in ("jurisdiction", "born"):
            if made.chance(0.15):
                offender.pop(key, None)
    return Case({"format": "mosovo.record/1", "offender": offender, "events": events}, as_of, known_at)


def _first_day(made: Maker) -> date:
    if made.chance(0.03):
        return made.near(ACT_OF_1997, 700)
    return made.near(made.rng.choice(TURNS)) if made.chance(0.3) else date(2003, 1, 1) + days(made.rng.randrange(13000))


# -- keys that are not known ---------------------------------------------------------------------------------------


def may_be_missing(event: dict, key: str) -> bool:
    """Whether the key can be left out and it is still settled what the record means.

    A sentence tells that it was no caution, a condition that was met or not that there is one, and a stay is time away
    wherever it was: what the library makes of such a record without them is not compared.
    """
    if key in ("id", "kind", "supersedes", "strikes", "recorded", "where", "sentence_condition"):
        return False
    if key == "basis":
        return "sentence" not in event
    if key == "from":
        return event["kind"] != "stay"
    if key == "on":
        return event["kind"] != "disposal" or "term" not in event.get("sentence", {})
    return True


def _without_some(event: dict, rng: random.Random, probability: float) -> dict:
    """The event with some keys not known, inner ones too."""
    found = {}
    for key, value in event.items():
        if "kind" in event and not may_be_missing(event, key):
            found[key] = value
        elif key == "sentence_condition" or rng.random() >= probability:
            has_inner = isinstance(value, dict) and key not in ("term", "extension")
            found[key] = _without_some(value, rng, probability) if has_inner else value
    return found
