"""Random records that look for the edges of the notification law. Everybody in them is made up.

`random_case(seed)` gives a record of format 1 that the reader accepts, a day to look from and perhaps a `known_at`. Days are
drawn round the days that the events already there make interesting: the last day of a duty, the day before, the day after.
"""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NATIONS = ("england_wales", "scotland", "northern_ireland")

# Days on which the law changed, and days that no month but February or the clocks make special.
TURNS = [
    date(2004, 5, 1), date(2007, 4, 1), date(2011, 1, 28), date(2012, 7, 30), date(2012, 8, 13), date(2012, 8, 28),
    date(2013, 6, 22), date(2013, 7, 8), date(2014, 3, 1), date(2014, 6, 23), date(2026, 3, 22),
    date(2024, 2, 29), date(2028, 2, 29), date(2026, 3, 29), date(2026, 10, 25), date(2012, 10, 28), date(2018, 3, 25),
]  # fmt: skip

MAIN_TERMS = ("imprisonment", "imprisonment", "detention", "suspended", "extended", "special_custodial", "detention_and_training")
PLAIN = (
    "life", "public_protection", "lifelong_restriction", "hospital_order", "restricted_hospital_order", "hospital_and_limitation",
    "community_order", "youth_rehabilitation", "referral_order", "fine", "admonition", "payback_unpaid_work", "other",
    "absolute_discharge", "fine", "community_order",
)  # fmt: skip
BINDING = ("shpo", "shpo", "interim_shpo", "sopo", "interim_sopo")
OTHER_ORDERS = ("sro", "interim_sro", "rsho", "interim_rsho", "fto", "fto", "continuation_order")
CHANGES = ("name", "home_address", "bank_account", "card", "identity_document", "child_household", "passport")


@dataclass(frozen=True)
class Case:
    record: dict
    as_of: date
    known_at: str | None


def months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def local_text(local: datetime) -> str:
    """A wall clock time as the reader wants it: with its offset where it occurs twice, never one that does not exist."""
    earlier, later = (local.replace(tzinfo=LONDON, fold=fold) for fold in (0, 1))
    if earlier.utcoffset() == later.utcoffset():
        return local.strftime("%Y-%m-%dT%H:%M")
    if earlier.utcoffset() > later.utcoffset():
        return (earlier if local.minute % 2 else later).isoformat(timespec="minutes")
    return local_text(local + timedelta(hours=1))


class _Maker:
    def __init__(self, rng: random.Random):
        self.rng = rng
        self.events: list[dict] = []
        self.days: list[date] = []
        self.nation = rng.choice(NATIONS)
        self.born: date | None = None
        self.last_disposal: dict | None = None

    # -- drawing ---------------------------------------------------------------------------------------------------

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def note(self, *days: date) -> None:
        self.days += days

    def near(self, day: date, spread: int = 2) -> date:
        return day + timedelta(days=self.rng.randint(-spread, spread))

    def day(self) -> date:
        if self.days and self.chance(0.85):
            return self.near(self.rng.choice(self.days))
        if self.chance(0.4):
            return self.near(self.rng.choice(TURNS))
        return date(2004, 5, 1) + timedelta(days=self.rng.randrange(13500))

    def time_on(self, day: date) -> datetime:
        hour, minute = self.rng.choice(((0, 0), (0, 1), (1, 30), (9, 0), (11, 59), (12, 0), (12, 30), (13, 30), (15, 15), (20, 0), (23, 59)))
        return datetime(day.year, day.month, day.day, hour, minute)

    def add(self, kind: str, **fields) -> dict:
        event = {"id": f"{kind[:2]}{len(self.events)}", "kind": kind}
        event |= {key.rstrip("_"): _text(value) for key, value in fields.items() if value is not None}
        self.events.append(event)
        return event

    def pick(self, *kinds: str) -> dict | None:
        found = [e for e in self.events if e["kind"] in kinds]
        return self.rng.choice(found) if found else None

    # -- disposals -------------------------------------------------------------------------------------------------

    def term(self, most: int | None = None) -> dict:
        rng = self.rng
        if most is not None:
            return {"months": rng.randint(1, most)} if self.chance(0.8) else {"weeks": rng.randint(1, 4 * most)}
        shape = rng.random()
        if shape < 0.6:
            return {"months": rng.choice((1, 3, 5, 6, 6, 7, 12, 15, 18, 24, 29, 30, 30, 31, 48))}
        if shape < 0.75:
            return {"weeks": rng.choice((8, 13, 25, 26, 26, 27, 52, 130, 131))}
        if shape < 0.9:
            return {"years": rng.randint(1, 3), "months": rng.choice((0, 5, 6, 6, 7))}
        return {"months": rng.choice((5, 6, 29)), "days": rng.choice((1, 28, 29, 30, 31))}

    def sentence(self, on: date) -> dict:
        rng = self.rng
        kind = self.rng.choice(MAIN_TERMS) if self.chance(0.55) else self.rng.choice((*PLAIN, "conditional_discharge", "payback_supervision"))
        if kind == "detention_and_training":
            return {"type": kind, "term": rng.choice(({"months": rng.randint(1, 24)}, {"weeks": 2 * rng.randint(1, 52)}))}
        if kind == "suspended":
            return {"type": kind, "term": self.term(36 if on >= date(2026, 3, 22) else 24)}
        if kind in ("extended", "special_custodial"):
            return {"type": kind, "term": self.term(), "extension": self.rng.choice(({"years": 1}, {"months": 12}, {"months": 1}, {"years": 3}))}
        if kind in MAIN_TERMS or kind == "hospital_and_limitation":
            return {"type": kind, "term": self.term()}
        if kind in ("conditional_discharge", "payback_supervision"):
            return {"type": kind, "term": self.rng.choice(({"months": 6}, {"months": 12}, {"months": 18}, {"years": 2}, {"months": 3, "days": 10}))}
        return {"type": kind}

    def disposal(self, on: date, sentence: dict | None = None, **fields) -> dict:
        rng = self.rng
        basis = rng.choices(("conviction", "caution", "insanity_finding", "disability_finding"), (80, 10, 4, 6))[0]
        if sentence is not None:
            basis = "conviction"
        listing = {"listed": rng.choices(("yes", "no", "unknown"), (88, 7, 5))[0], "sentence_condition": False}
        sentenced = on if self.chance(0.6) else on + timedelta(days=rng.choice((1, 2, 3, 28, 60)))
        if basis != "caution":
            if self.chance(0.12):
                listing["sentence_condition"] = True
                listing["condition_met"] = not self.chance(0.2)
            if basis != "conviction" and sentence is None:
                sentence = {"type": rng.choice(("hospital_order", "restricted_hospital_order", "other", "absolute_discharge"))}
            fields |= {"sentenced": sentenced, "sentence": sentence or self.sentence(on)}
        if basis == "disability_finding" and self.chance(0.5):
            fields["tried_on"] = self.near(rng.choice((on + timedelta(days=40), months_after(on, 12))))
            self.note(fields["tried_on"])
        event = self.add("disposal", basis=basis, on=on, offence={"schedule3": listing}, **fields)
        self.note(on, on, sentenced, on + timedelta(days=2))
        start = sentenced if listing["sentence_condition"] else on
        for months in (12, 24, 30, 42, 60, 84, 120):
            self.note(months_after(start, months))
        if self.born is None:
            age = rng.choice((18, 18, 25, 40))
            self.born = self.near(months_after(start, -12 * age), 1) if age == 18 else months_after(start, -12 * age)
        self.last_disposal = event
        return event

    def joined(self, event: dict, others: list[dict]) -> None:
        """Some terms follow others, or overlap with them."""
        for other in others:
            if other is event or other["on"] > event["on"] or any("term" not in e.get("sentence", {}) or "foreign" in e for e in (event, other)):
                continue
            if self.chance(0.5):
                event.setdefault("consecutive_to", []).append(other["id"])
            elif self.chance(0.4):
                event.setdefault("overlaps", []).append({"with": other["id"], "term": self.rng.choice(({"weeks": 3}, {"months": 1}, {"months": 1}))})

    # -- scenes ----------------------------------------------------------------------------------------------------

    def told(self, under: list[str], day: date, covers: list[str] | None = None, home: bool = True, **fields) -> dict:
        if home and self.chance(0.93):
            fields["home"] = "place_found" if self.chance(0.2) else "main_residence"
        if covers is not None or self.chance(0.5):
            fields["covers"] = covers or []
        event = self.add("notification", given=self.time_on(day), under=under, **fields)
        self.note(day)
        return event

    def first_notification(self) -> None:
        start = date.fromisoformat(self.last_disposal["on"])
        self.told(["initial"], start + timedelta(days=self.rng.choice((0, 1, 2, 2, 3, 9))))

    def more_disposals(self) -> None:
        for _ in range(self.rng.choice((1, 1, 2))):
            others = [e for e in self.events if e["kind"] == "disposal"]
            self.joined(self.disposal(self.day()), others)

    def stays(self) -> None:
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            first = self.day()
            if self.last_disposal and self.chance(0.4):
                first = date.fromisoformat(self.last_disposal.get("sentenced", self.last_disposal["on"]))
            end = None if self.chance(0.15) else first + timedelta(days=self.rng.choice((0, 1, 2, 3, 5, 10, 30, 200, 400)))
            stay = self.add("stay", where=self.rng.choice(("custody", "custody", "hospital", "abroad")), from_=first, to=end)
            self.note(first)
            if end is not None:
                self.note(end, end, end + timedelta(days=2))
                if self.chance(0.5):
                    under = self.rng.choice((["change"], ["initial", "change"], ["initial"], ["periodic"]))
                    self.told(under, end + timedelta(days=self.rng.choice((0, 1, 2, 3))), [stay["id"]])

    def periodic(self) -> None:
        day = self.day()
        for _ in range(self.rng.randint(1, 4)):
            told = self.told(self.rng.choice((["periodic"], ["periodic"], ["change"], ["initial"], ["change", "periodic"])), day)
            weekly = told.get("home") == "place_found"
            day = day + timedelta(days=7) if weekly else months_after(day, 12)
            self.note(day, day)
            day = self.near(day, 1)

    def changes(self) -> None:
        covered = []
        for _ in range(self.rng.choice((1, 1, 2))):
            day = self.day()
            home = self.rng.choice(("main_residence", "place_found")) if self.chance(0.1) else None
            covered.append(self.add("change", what=self.rng.choice(CHANGES), on=day, home=home, change="started" if self.chance(0.3) else None))
            self.note(day, day + timedelta(days=2))
        if self.chance(0.75):
            day = date.fromisoformat(covered[0]["on"]) + timedelta(days=self.rng.choice((-1, 0, 1, 2, 2, 3, 30)))
            under = self.rng.choice((["change"], ["change"], ["change"], ["periodic"], ["initial", "change"]))
            self.told(under, day, [c["id"] for c in covered if self.chance(0.85)])

    def advance(self) -> None:
        given = self.day()
        expected = given + timedelta(days=self.rng.choice((0, 1, 2, 5, 10)))
        kind = self.rng.random()
        covers = ["not-yet"]
        if kind < 0.7:
            day = expected + timedelta(days=self.rng.choice((-3, -2, -1, 0, 1, 2, 3, 4)))
            covers = [self.add("change", what=self.rng.choice(CHANGES), on=day)["id"]]
            if self.chance(0.1):
                covers.append(self.add("change", what=self.rng.choice(CHANGES), on=self.near(expected, 4))["id"])
        elif kind < 0.8 and (stay := self.pick("stay", "premises_stay")):
            covers = [stay["id"]]
        told = self.told(["change"] if self.chance(0.9) else ["change", "periodic"], given, covers, expected=expected)
        self.note(expected, expected + timedelta(days=2), expected + timedelta(days=5))
        if self.chance(0.4):
            self.told(["non_occurrence"], expected + timedelta(days=self.rng.choice((1, 2, 3, 4, 5, 6))), [told["id"]], home=False)

    def premises(self) -> None:
        place = self.rng.choice(("flat", "house"))
        day = self.day()
        stays = []
        for _ in range(self.rng.choice((1, 2, 3))):
            length = self.rng.choice((0, 1, 2, 3, 5, 6, 7))
            last = None if self.chance(0.08) else day + timedelta(days=length)
            stays.append(self.add("premises_stay", premises=place, from_=day, to=last))
            self.note(day, day + timedelta(days=6), day + timedelta(days=length))
            day = day + timedelta(days=length) + timedelta(days=self.rng.choice((0, 1, 2, 40, 180, 357, 360)))
        if self.chance(0.6):
            told = date.fromisoformat(stays[0]["from"]) + timedelta(days=self.rng.choice((-1, 5, 6, 7, 8, 9)))
            expected = told + timedelta(days=self.rng.randint(0, 4)) if self.chance(0.15) else None
            self.told(["change"] if self.chance(0.85) else ["initial"], told, [self.rng.choice(stays)["id"]], expected=expected)

    def household(self) -> None:
        day = self.rng.choice((self.day(), self.near(self.rng.choice((date(2026, 3, 29), date(2026, 10, 25), date(2018, 3, 25))), 1)))
        first = self.time_on(day)
        hours = self.rng.choice((11, 12, 12, 13, 24))
        last = None if self.chance(0.1) else first + timedelta(hours=hours, minutes=self.rng.choice((-1, 0, 0, 1)))
        if last is not None and local_text(last) <= local_text(first):
            return
        stay = self.add("child_household_stay", premises=self.rng.choice(("flat", "house")), from_=first, to=last)
        self.note(day, day + timedelta(days=1), day + timedelta(days=3))
        if self.chance(0.5):
            self.told(["change"], day + timedelta(days=self.rng.choice((-1, 0, 1, 2, 3))), [stay["id"]])

    def travel(self) -> None:
        on = self.day()
        known = on - timedelta(days=self.rng.choice((1, 6, 7, 8, 9, 40))) if self.chance(0.85) else None
        back = on + timedelta(days=self.rng.choice((0, 1, 2, 3, 4, 14)))
        departs = self.time_on(on) if self.chance(0.6) else on
        changed = self.time_on(on - timedelta(days=self.rng.choice((0, 1, 2, 3, 5)))) if self.chance(0.4) else None
        returned = {"on": self.near(back, 1), "point": self.rng.choice(("LGW", "LHR"))} if self.chance(0.6) else None
        if returned and returned["on"] < on:
            returned["on"] = on
        trip = self.add(
            "travel",
            departs=departs,
            known=known,
            country=self.rng.choice(("ES", "FR", "IE", "IE")),
            excuse=True if self.chance(0.3) else None,
            details_changed=changed,
            intended_return=back if self.chance(0.7) else None,
            disclosed_return={"on": back, "point": "LGW"} if self.chance(0.5) else None,
            returned=returned,
        )
        self.note(on, on - timedelta(days=8), on - timedelta(days=1), back, back + timedelta(days=3))
        if self.chance(0.7):
            self.told(["travel"], on - timedelta(days=self.rng.choice((0, 1, 2, 7, 8, 9, 20))), [trip["id"]], home=False)
        if self.chance(0.4):
            self.told(["travel_change"], on - timedelta(days=self.rng.choice((0, 1, 2, 3, 4))), [trip["id"]], home=False)
        if self.chance(0.4):
            self.told(["return"], back + timedelta(days=self.rng.choice((0, 1, 2, 3, 4))), [trip["id"]], home=False)
        if self.chance(0.4):
            self.add("stay", where="abroad", from_=on, to=max(on, back))

    def absence(self) -> None:
        on = self.day()
        back = on + timedelta(days=self.rng.choice((2, 3, 4, 5)))
        came = self.near(back, 2) if self.chance(0.6) else None
        event = self.add(
            "absence",
            leaves=self.time_on(on),
            intended_return=back if self.chance(0.85) else None,
            nights=self.rng.choice((2, 3, 4, 5)) if self.chance(0.5) else None,
            returned=max(came, on) if came else None,
        )
        self.note(on, on - timedelta(days=1), back, back + timedelta(days=3))
        if self.chance(0.7):
            self.told(["absence"], on - timedelta(days=self.rng.choice((-1, 0, 1, 2))), [event["id"]], home=False)
        if self.chance(0.5):
            self.told(["absence_return"], back + timedelta(days=self.rng.choice((0, 1, 2, 3, 4))), [event["id"]], home=False)

    def orders(self) -> None:
        for _ in range(self.rng.choice((1, 1, 2))):
            kind = self.rng.choice(BINDING) if self.chance(0.65) else self.rng.choice(OTHER_ORDERS)
            made = max(self.day(), date(2004, 5, 1))
            served = made + timedelta(days=self.rng.choice((0, 0, 0, 1, 4))) if self.chance(0.9) else None
            until = months_after(made, self.rng.choice((1, 24, 60, 60, 120))) - timedelta(days=1) if self.chance(0.75) else None
            ended = made + timedelta(days=self.rng.choice((0, 1, 40, 800))) if self.chance(0.2) else None
            if ended and until and ended > until:
                ended = until
            self.add("order", type=kind, made=made, served=served, until=until, discharged=ended)
            self.note(made, made + timedelta(days=2), *filter(None, (until, ended, served)))
            if self.chance(0.4):
                self.told(["initial"], (served or made) + timedelta(days=self.rng.choice((0, 1, 2, 3))))

    def notice(self) -> None:
        convicted = self.day()
        before = self.last_disposal
        foreign = self.disposal(convicted, foreign=True) if self.chance(0.9) else self.disposal(convicted)
        self.last_disposal = before or foreign
        made = max(convicted + timedelta(days=self.rng.choice((0, 30, 400, 1500))), date(2004, 5, 1))
        served = made + timedelta(days=self.rng.choice((0, 0, 2))) if self.chance(0.92) else None
        kind = self.rng.choice(("notice_96za", "notification_order"))
        self.add("order", type=kind, made=made, served=served, disposal=foreign["id"], discharged=made + timedelta(days=300) if self.chance(0.1) else None)
        self.note(made, made + timedelta(days=2))
        if self.chance(0.6):
            self.told(["initial"], (served or made) + timedelta(days=self.rng.choice((0, 1, 2, 3))))

    def review(self) -> None:
        """An indefinite requirement and what may follow fifteen or eight years on."""
        rng = self.rng
        on = date(2004, 5, 1) + timedelta(days=rng.randrange(6500))
        self.disposal(on, rng.choice(({"type": "life"}, {"type": "imprisonment", "term": {"years": 4}}, {"type": "detention", "term": {"months": 30}})))
        out = on
        if self.chance(0.7):
            first = self.near(on, 1)
            out = first + timedelta(days=rng.choice((1, 30, 700)))
            stay = self.add("stay", where=rng.choice(("custody", "hospital")), from_=first, to=out)
            self.told(rng.choice((["initial", "change"], ["initial"], ["change"])), out + timedelta(days=rng.choice((0, 1, 2))), [stay["id"]])
        else:
            self.told(["initial"], on + timedelta(days=rng.choice((0, 1, 2, 3))))
        told = date.fromisoformat(self.events[-1]["given"][:10])
        qualifies = months_after(told, 12 * rng.choice((15, 15, 8)))
        self.note(qualifies, months_after(on, 180), months_after(on, 96))
        if self.chance(0.3):
            made = self.near(qualifies - timedelta(days=rng.choice((0, 300))), 3)
            until = None if self.chance(0.3) else self.near(qualifies + timedelta(days=rng.choice((0, 300))), 3)
            if until is None or until >= made:
                self.add("order", type=rng.choice(BINDING), made=made, served=made, until=until)
                self.note(*filter(None, (until,)))
        if self.chance(0.75):
            self.application(self.near(qualifies, 1) if self.chance(0.7) else self.day())

    def application(self, received: date) -> None:
        rng = self.rng
        asked = self.add("review_application", received=received)
        self.note(received, received + timedelta(days=14), received + timedelta(days=84))
        if self.chance(0.6):
            self.add("review_acknowledged", application=asked["id"], on=received + timedelta(days=rng.choice((0, 13, 14, 15))))
        for _ in range(rng.choice((0, 1, 2))):
            day = received + timedelta(days=rng.choice((0, 3, 14)))
            body = self.add("body_notified", body="probation", received=day)
            self.note(day + timedelta(days=28), day + timedelta(days=70))
            if self.chance(0.6):
                self.add("body_replied", body_notified=body["id"], on=day + timedelta(days=rng.choice((0, 27, 28, 29))))
        if self.chance(0.65):
            self.determination(received + timedelta(days=rng.choice((10, 42, 84, 85))))

    def determination(self, made: date) -> None:
        rng = self.rng
        made = max(made, date(2014, 3, 1) + timedelta(days=len(self.events)))  # in force in all three nations
        got = made + timedelta(days=rng.choice((0, 2, 5))) if self.chance(0.9) else None
        outcome = rng.choice(("discharged", "continued", "continued"))
        if any(e.get("outcome") == "discharged" for e in self.events):
            outcome = "continued"
        years = rng.choice((8, 10, 15)) if self.chance(0.4) else None
        self.add("review_determination", made=made, outcome=outcome, years=years, notice_received=got)
        self.note(made, made + timedelta(days=20), made + timedelta(days=21), months_after(made, 12 * (years or 8)))
        if outcome == "continued" and self.chance(0.4):
            self.application(self.near(months_after(made, 12 * (years or 8)), 1))

    def ending(self) -> None:
        kind = self.rng.choice(("death", "death", "emigrated"))
        self.add(kind, on=self.day())

    def move(self) -> None:
        day = self.day()
        taken = [e["on"] for e in self.events if e["kind"] == "jurisdiction_change"]
        if day.isoformat() not in taken:
            self.add("jurisdiction_change", on=day, to=self.rng.choice(NATIONS))
            self.note(day)

    def corrections(self) -> None:
        """Some events corrected, some struck, some corrections struck."""
        for _ in range(self.rng.choice((1, 2, 3))):
            target = self.rng.choice(self.events)
            if self.chance(0.5) and target["kind"] != "note":
                if any(e.get("supersedes") == target["id"] for e in self.events):
                    continue
                again = {**target, "id": f"{target['id']}+{len(self.events)}", "supersedes": target["id"]}
                again.pop("recorded", None)
                again.pop("strikes", None)
                day = again.get("on")
                if day is not None and "sentenced" not in again and "tried_on" not in again and target["kind"] in ("change", "death"):
                    again["on"] = self.near(date.fromisoformat(day), 1).isoformat()
                elif again.get("given") and self.chance(0.7):
                    again["given"] = local_text(self.time_on(self.near(date.fromisoformat(again["given"][:10]), 1)))
                self.events.append(again)
            else:
                self.add("note", strikes=target["id"])


    def record_times(self) -> None:
        """When some events entered the record; a correction or strike after what it names."""
        entered: dict[str, str] = {}
        for event in self.events:
            named = event.get("supersedes") or event.get("strikes")
            if named or self.chance(0.4):
                event["recorded"] = entered[event["id"]] = local_text(self.time_on(self.day()))
            if named and entered.get(named, "") > event["recorded"]:
                event["recorded"] = entered[event["id"]] = entered[named]


def _text(value):
    if isinstance(value, datetime):
        return local_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _text(inner) for key, inner in value.items()}
    return value


SCENES = ("more_disposals", "stays", "periodic", "changes", "advance", "premises", "household", "travel", "absence", "orders",
          "notice", "review", "ending", "move")  # fmt: skip
WEIGHTS = (8, 14, 12, 12, 8, 8, 6, 8, 5, 10, 4, 8, 3, 4)

def may_be_missing(event: dict, key: str) -> bool:
    """Whether the key can be left out and the record still means one thing.

    A sentence tells that it was no caution, a condition that was met or not that there is one, and a stay is time away wherever
    it was; what the library makes of such a record without them is not compared.
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
            inner = isinstance(value, dict) and key in ("offence", "schedule3", "sentence", "returned", "disclosed_return")
            found[key] = _without_some(value, rng, probability) if inner else value
    return found


def random_case(seed: int, *, missing: bool = True) -> Case:
    rng = random.Random(seed)
    made = _Maker(rng)
    if not made.chance(0.12):
        on = made.near(rng.choice(TURNS)) if made.chance(0.3) else date(2003, 1, 1) + timedelta(days=rng.randrange(13000))
        made.disposal(on)
        if made.chance(0.7):
            made.first_notification()
    for scene in rng.choices(SCENES, WEIGHTS, k=rng.choice((1, 2, 2, 3, 3, 4, 6))):
        getattr(made, scene)()
    if made.events and made.chance(0.12):
        made.corrections()
    as_of = max(made.day(), date(2004, 5, 1))
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
        probability = rng.choice((0.02, 0.05, 0.12))
        events = [_without_some(e, rng, probability) for e in events]
        for key in ("jurisdiction", "born"):
            if made.chance(0.15):
                offender.pop(key, None)
    return Case({"format": "mosovo.record/1", "offender": offender, "events": events}, min(as_of, date(2045, 12, 31)), known_at)
