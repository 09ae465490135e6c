"""Makes the events of random records: scenes whose days lie round the edges of the law. Everybody is made up."""

from __future__ import annotations

import random
from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NATIONS = ("england_wales", "scotland", "northern_ireland")
PART_2 = date(2004, 5, 1)
ACT_OF_1997 = date(1997, 9, 1)

# Days on which the law changed, and days that February or the clocks make special.
TURNS = [
    PART_2, date(2007, 4, 1), date(2011, 1, 28), date(2012, 7, 30), date(2012, 8, 13), date(2012, 8, 28),
    date(2013, 6, 22), date(2013, 7, 8), date(2014, 3, 1), date(2014, 6, 23), date(2026, 3, 22), date(2024, 2, 29),
    date(2028, 2, 29), date(2026, 3, 29), date(2026, 10, 25), date(2012, 10, 28), date(2018, 3, 25),
]  # fmt: skip
CLOCK_CHANGES = (date(2026, 3, 29), date(2026, 10, 25), date(2018, 3, 25))
HOURS = ((0, 0), (0, 1), (1, 30), (9, 0), (11, 59), (12, 0), (12, 30), (13, 30), (15, 15), (20, 0), (23, 59))

TERMS = ("imprisonment", "imprisonment", "detention", "suspended", "extended", "special_custodial",
         "detention_and_training")  # fmt: skip
PLAIN = (
    "life", "public_protection", "lifelong_restriction", "hospital_order", "restricted_hospital_order",
    "hospital_and_limitation", "community_order", "community_order", "youth_rehabilitation", "referral_order", "fine",
    "fine", "admonition", "payback_unpaid_work", "other", "absolute_discharge", "conditional_discharge",
    "payback_supervision",
)  # fmt: skip
OF_A_FINDING = ("hospital_order", "restricted_hospital_order", "other", "absolute_discharge")
INDEFINITE = (
    {"type": "life"},
    {"type": "imprisonment", "term": {"years": 4}},
    {"type": "detention", "term": {"months": 30}},
)
EXTENSIONS = ({"years": 1}, {"months": 12}, {"months": 1}, {"years": 3})
LENGTHS = ({"months": 6}, {"months": 12}, {"months": 18}, {"years": 2}, {"months": 3, "days": 10})
BINDING = ("shpo", "shpo", "interim_shpo", "sopo", "interim_sopo")
OTHER_ORDERS = ("sro", "interim_sro", "rsho", "interim_rsho", "fto", "fto", "continuation_order")
CHANGES = ("name", "home_address", "bank_account", "card", "identity_document", "child_household", "passport")


def days(number: int) -> timedelta:
    return timedelta(days=number)


def months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def local_text(local: datetime) -> str:
    """A wall clock time as the reader wants it: with its offset where it occurs twice, never one that is left out."""
    earlier, later = (local.replace(tzinfo=LONDON, fold=fold) for fold in (0, 1))
    if earlier.utcoffset() == later.utcoffset():
        return local.strftime("%Y-%m-%dT%H:%M")
    if earlier.utcoffset() > later.utcoffset():
        return (earlier if local.minute % 2 else later).isoformat(timespec="minutes")
    return local_text(local + timedelta(hours=1))


def _text(value):
    if isinstance(value, datetime):
        return local_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _text(inner) for key, inner in value.items()}
    return value


def _can_join(disposal: dict) -> bool:
    return "foreign" not in disposal and "term" in disposal.get("sentence", {})


class Maker:
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

    def maybe(self, probability: float, value):
        return value if self.chance(probability) else None

    def one(self, *choices):
        return self.rng.choice(choices)

    def note(self, *found: date) -> None:
        self.days += found

    def near(self, day: date, spread: int = 2) -> date:
        return day + days(self.rng.randint(-spread, spread))

    def after(self, day: date, *offsets: int) -> date:
        return day + days(self.rng.choice(offsets))

    def day(self) -> date:
        if self.days and self.chance(0.85):
            return self.near(self.rng.choice(self.days))
        if self.chance(0.4):
            return self.near(self.rng.choice(TURNS))
        return PART_2 + days(self.rng.randrange(13500))

    def time_on(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, *self.rng.choice(HOURS))

    def add(self, kind: str, **fields) -> dict:
        event = {"id": f"{kind[:2]}{len(self.events)}", "kind": kind}
        event |= {key.rstrip("_"): _text(value) for key, value in fields.items() if value is not None}
        self.events.append(event)
        return event

    def told(self, under: list[str], day: date, covers: list[str] | None = None, home: bool = True, **fields) -> dict:
        if home and self.chance(0.93):
            fields["home"] = "place_found" if self.chance(0.2) else "main_residence"
        if covers is not None or self.chance(0.5):
            fields["covers"] = covers or []
        self.note(day)
        return self.add("notification", given=self.time_on(day), under=under, **fields)

    # -- disposals -------------------------------------------------------------------------------------------------

    def term(self, most: int | None = None) -> dict:
        if most is not None:
            return self.one({"months": self.rng.randint(1, most)}, {"weeks": self.rng.randint(1, 4 * most)})
        shape = self.rng.random()
        if shape < 0.6:
            return {"months": self.one(1, 3, 5, 6, 6, 7, 12, 15, 18, 24, 29, 30, 30, 31, 48)}
        if shape < 0.75:
            return {"weeks": self.one(8, 13, 25, 26, 26, 27, 52, 130, 131)}
        if shape < 0.9:
            return {"years": self.rng.randint(1, 3), "months": self.one(0, 5, 6, 6, 7)}
        return {"months": self.one(5, 6, 29), "days": self.one(1, 28, 29, 30, 31)}

    def sentence(self, on: date) -> dict:
        kind = self.rng.choice(TERMS if self.chance(0.55) else PLAIN)
        found = {"type": kind}
        if kind == "detention_and_training":
            # Whole days of detention: how half a day counts is not settled.
            found["term"] = self.one({"months": self.rng.randint(1, 24)}, {"weeks": 2 * self.rng.randint(1, 52)})
        elif kind == "suspended":
            found["term"] = self.term(36 if on >= date(2026, 3, 22) else 24)
        elif kind in TERMS or kind == "hospital_and_limitation":
            found["term"] = self.term()
        elif kind in ("conditional_discharge", "payback_supervision"):
            found["term"] = self.rng.choice(LENGTHS)
        if kind in ("extended", "special_custodial"):
            found["extension"] = self.rng.choice(EXTENSIONS)
        return found

    def disposal(self, on: date, sentence: dict | None = None, **fields) -> dict:
        words = ("conviction", "caution", "insanity_finding", "disability_finding")
        basis = "conviction" if sentence else self.rng.choices(words, (80, 10, 4, 6))[0]
        listing = {"listed": self.rng.choices(("yes", "no", "unknown"), (88, 7, 5))[0], "sentence_condition": False}
        start = on
        if basis != "caution":
            sentenced = on if self.chance(0.6) else self.after(on, 1, 2, 3, 28, 60)
            if sentence is None:
                sentence = self.sentence(on) if basis == "conviction" else {"type": self.rng.choice(OF_A_FINDING)}
            fields |= {"sentenced": sentenced, "sentence": sentence}
            if self.chance(0.12):
                listing |= {"sentence_condition": True, "condition_met": not self.chance(0.2)}
                start = sentenced
        if basis == "disability_finding" and self.chance(0.5):
            fields["tried_on"] = self.near(self.one(on + days(40), months_after(on, 12)))
            self.note(fields["tried_on"])
        event = self.add("disposal", basis=basis, on=on, offence={"schedule3": listing}, **fields)
        self.note(on, on, start, on + days(2))
        self.note(*(months_after(start, months) for months in (12, 24, 30, 42, 60, 84, 120)))
        if self.born is None:
            age = self.one(18, 18, 25, 40)
            self.born = self.near(months_after(start, -12 * age), 1 if age == 18 else 0)
        self.last_disposal = event
        return event

    def joined(self, event: dict, others: list[dict]) -> None:
        """Some terms follow earlier ones, or overlap with them."""
        for other in others:
            if other["on"] > event["on"] or not all(map(_can_join, (event, other))):
                continue
            if self.chance(0.5):
                event.setdefault("consecutive_to", []).append(other["id"])
            elif self.chance(0.4):
                overlap = {"with": other["id"], "term": self.one({"weeks": 3}, {"months": 1})}
                event.setdefault("overlaps", []).append(overlap)

    # -- scenes ----------------------------------------------------------------------------------------------------

    def first_notification(self) -> None:
        self.told(["initial"], self.after(date.fromisoformat(self.last_disposal["on"]), 0, 1, 2, 2, 3, 9))

    def more_disposals(self) -> None:
        for _ in range(self.one(1, 1, 2)):
            others = [e for e in self.events if e["kind"] == "disposal"]
            self.joined(self.disposal(self.day()), others)

    def stays(self) -> None:
        for _ in range(self.one(1, 1, 2, 3)):
            first = self.day()
            if self.last_disposal and self.chance(0.4):
                first = date.fromisoformat(self.last_disposal.get("sentenced", self.last_disposal["on"]))
            end = self.maybe(0.85, self.after(first, 0, 1, 2, 3, 5, 10, 30, 200, 400))
            stay = self.add("stay", where=self.one("custody", "custody", "hospital", "abroad"), from_=first, to=end)
            self.note(first)
            if end is not None:
                self.note(end, end, end + days(2))
                if self.chance(0.5):
                    under = self.one(["change"], ["initial", "change"], ["initial"], ["periodic"])
                    self.told(under, self.after(end, 0, 1, 2, 3), [stay["id"]])

    def periodic(self) -> None:
        day = self.day()
        for _ in range(self.rng.randint(1, 4)):
            under = self.one(["periodic"], ["periodic"], ["change"], ["initial"], ["change", "periodic"])
            weekly = self.told(under, day).get("home") == "place_found"
            day = day + days(7) if weekly else months_after(day, 12)
            self.note(day, day)
            day = self.near(day, 1)

    def change(self, on: date) -> str:
        home = self.maybe(0.1, self.one("main_residence", "place_found"))
        way = self.maybe(0.3, self.one("started", "ceased"))
        self.note(on, on + days(2))
        return self.add("change", what=self.rng.choice(CHANGES), on=on, home=home, change=way)["id"]

    def changes(self) -> None:
        on = self.day()
        changes = [self.change(on), *(self.change(self.day()) for _ in range(self.one(0, 0, 1)))]
        if self.chance(0.75):
            under = self.one(["change"], ["change"], ["change"], ["periodic"], ["initial", "change"])
            self.told(under, self.after(on, -1, 0, 1, 2, 2, 3, 30), [c for c in changes if self.chance(0.85)])

    def advance(self) -> None:
        given = self.day()
        expected = self.after(given, 0, 1, 2, 5, 10)
        places = [e["id"] for e in self.events if e["kind"] in ("stay", "premises_stay")]
        covers = ["not-yet"]
        kind = self.rng.random()
        if kind < 0.7:
            covers = [self.change(self.after(expected, -3, -2, -1, 0, 1, 2, 3, 4))]
            if self.chance(0.1):
                covers.append(self.change(self.near(expected, 4)))
        elif kind < 0.8 and places:
            covers = [self.rng.choice(places)]
        under = ["change"] if self.chance(0.9) else ["change", "periodic"]
        told = self.told(under, given, covers, expected=expected)
        self.note(expected, expected + days(2), expected + days(5))
        if self.chance(0.4):
            self.told(["non_occurrence"], self.after(expected, 1, 2, 3, 4, 5, 6), [told["id"]], home=False)

    def premises(self) -> None:
        place, first = self.one("flat", "house"), self.day()
        stays, day = [], first
        for _ in range(self.one(1, 2, 3)):
            last = self.after(day, 0, 1, 2, 3, 5, 6, 7)
            stay = self.add("premises_stay", premises=place, from_=day, to=self.maybe(0.92, last))
            stays.append(stay["id"])
            self.note(day, day + days(6), last)
            day = self.after(last, 0, 1, 2, 40, 180, 357, 360)
        if self.chance(0.6):
            told = self.after(first, -1, 5, 6, 7, 8, 9)
            under = ["change"] if self.chance(0.85) else ["initial"]
            expected = self.maybe(0.15 if under == ["change"] else 0, self.after(told, 0, 1, 2, 3, 4))
            self.told(under, told, [self.rng.choice(stays)], expected=expected)

    def household(self) -> None:
        day = self.one(self.day(), self.near(self.rng.choice(CLOCK_CHANGES), 1))
        first = self.time_on(day)
        last = first + timedelta(hours=self.one(11, 12, 12, 13, 24), minutes=self.one(-1, 0, 0, 1))
        if local_text(last) <= local_text(first):
            return
        place = self.one("flat", "house")
        stay = self.add("child_household_stay", premises=place, from_=first, to=self.maybe(0.9, last))
        self.note(day, day + days(1), day + days(3))
        if self.chance(0.5):
            self.told(["change"], self.after(day, -1, 0, 1, 2, 3), [stay["id"]])

    def travel(self) -> None:
        on = self.day()
        back = self.after(on, 0, 1, 2, 3, 4, 14)
        returned = {"on": max(on, self.near(back, 1)), "point": self.one("LGW", "LHR")}
        trip = self.add(
            "travel",
            departs=self.one(self.time_on(on), on),
            known=self.maybe(0.85, self.after(on, -1, -6, -7, -8, -9, -40)),
            country=self.one("ES", "FR", "IE", "IE"),
            excuse=self.maybe(0.3, True),
            details_changed=self.maybe(0.4, self.time_on(self.after(on, 0, -1, -2, -3, -5))),
            intended_return=self.maybe(0.7, back),
            disclosed_return=self.maybe(0.5, {"on": back, "point": "LGW"}),
            returned=self.maybe(0.6, returned),
        )
        self.note(on, on - days(8), on - days(1), back, back + days(3))
        covers = [trip["id"]]
        if self.chance(0.7):
            self.told(["travel"], self.after(on, 0, -1, -2, -7, -8, -9, -20), covers, home=False)
        if self.chance(0.4):
            self.told(["travel_change"], self.after(on, 0, -1, -2, -3, -4), covers, home=False)
        if self.chance(0.4):
            self.told(["return"], self.after(back, 0, 1, 2, 3, 4), covers, home=False)
        if self.chance(0.4):
            self.add("stay", where="abroad", from_=on, to=back)

    def absence(self) -> None:
        on = self.day()
        back = self.after(on, 2, 3, 4, 5)
        event = self.add(
            "absence",
            leaves=self.time_on(on),
            intended_return=self.maybe(0.85, back),
            nights=self.maybe(0.5, self.one(2, 3, 4, 5)),
            returned=self.maybe(0.6, max(on, self.near(back, 2))),
        )
        self.note(on, on - days(1), back, back + days(3))
        if self.chance(0.7):
            self.told(["absence"], self.after(on, 1, 0, -1, -2), [event["id"]], home=False)
        if self.chance(0.5):
            self.told(["absence_return"], self.after(back, 0, 1, 2, 3, 4), [event["id"]], home=False)

    def orders(self) -> None:
        for _ in range(self.one(1, 1, 2)):
            made = max(self.day(), PART_2)
            served = self.maybe(0.9, self.after(made, 0, 0, 0, 1, 4))
            until = self.maybe(0.75, months_after(made, self.one(1, 24, 60, 60, 120)) - days(1))
            ended = self.maybe(0.2, self.after(made, 0, 1, 40, 800))
            if ended and until:
                ended = min(ended, until)
            kind = self.rng.choice(BINDING if self.chance(0.65) else OTHER_ORDERS)
            self.add("order", type=kind, made=made, served=served, until=until, discharged=ended)
            self.note(made, made + days(2), *filter(None, (until, ended, served)))
            if self.chance(0.4):
                self.told(["initial"], self.after(served or made, 0, 1, 2, 3))

    def notice(self) -> None:
        convicted, before = self.day(), self.last_disposal
        foreign = self.disposal(convicted, foreign=True) if self.chance(0.9) else self.disposal(convicted)
        self.last_disposal = before or foreign
        made = max(self.after(convicted, 0, 30, 400, 1500), PART_2)
        served = self.maybe(0.92, self.after(made, 0, 0, 2))
        kind, ended = self.one("notice_96za", "notification_order"), self.maybe(0.1, made + days(300))
        self.add("order", type=kind, made=made, served=served, disposal=foreign["id"], discharged=ended)
        self.note(made, made + days(2))
        if self.chance(0.6):
            self.told(["initial"], self.after(served or made, 0, 1, 2, 3))

    def breach(self) -> None:
        """An order that binds nobody until he is convicted of or cautioned for breaching it."""
        kind = self.one("sro", "sro", "rsho", "interim_sro")
        made = max(self.day(), PART_2 if kind == "rsho" else date(2015, 3, 8))
        before, on = self.last_disposal, self.after(made, -1, 0, 1, 100, 800)
        breach = self.disposal(on)
        breach["offence"]["schedule3"]["listed"] = self.one("no", "no", "no", "yes")
        self.last_disposal = before or breach
        until = self.maybe(0.75, months_after(made, self.one(24, 60)) - days(1))
        self.add("order", type=kind, made=made, served=made, until=until, disposal=breach["id"])
        self.note(made, *filter(None, (until,)))
        if self.chance(0.6):
            self.told(["initial"], self.after(on, 0, 1, 2, 3))

    def review(self) -> None:
        """An indefinite requirement and what may follow fifteen or eight years on."""
        on = PART_2 + days(self.rng.randrange(6500))
        self.disposal(on, self.rng.choice(INDEFINITE))
        if self.chance(0.7):
            first = self.near(on, 1)
            out = self.after(first, 1, 30, 700)
            stay = self.add("stay", where=self.one("custody", "hospital"), from_=first, to=out)
            under = self.one(["initial", "change"], ["initial"], ["change"])
            told = self.told(under, self.after(out, 0, 1, 2), [stay["id"]])
        else:
            told = self.told(["initial"], self.after(on, 0, 1, 2, 3))
        qualifies = months_after(date.fromisoformat(told["given"][:10]), 12 * self.one(15, 15, 8))
        self.note(qualifies, months_after(on, 180), months_after(on, 96))
        if self.chance(0.3):
            made = max(PART_2, self.near(self.after(qualifies, 0, -300), 3))
            until = max(made, self.near(self.after(qualifies, 0, 300), 3))
            self.add("order", type=self.rng.choice(BINDING), made=made, served=made, until=self.maybe(0.7, until))
            self.note(until)
        if self.chance(0.75):
            self.application(self.near(qualifies, 1) if self.chance(0.7) else self.day())

    def application(self, received: date) -> None:
        asked = self.add("review_application", received=received)
        self.note(received, received + days(14), received + days(84))
        if self.chance(0.6):
            self.add("review_acknowledged", application=asked["id"], on=self.after(received, 0, 13, 14, 15))
        for _ in range(self.one(0, 1, 2)):
            day = self.after(received, 0, 3, 14)
            body = self.add("body_notified", body="probation", received=day)
            self.note(day + days(28), day + days(70))
            if self.chance(0.6):
                self.add("body_replied", body_notified=body["id"], on=self.after(day, 0, 27, 28, 29))
        if self.chance(0.65):
            self.determination(self.after(received, 10, 42, 84, 85))

    def determination(self, made: date) -> None:
        # In force in all three nations; no two on one day, and one discharge.
        made = max(made, date(2014, 3, 1) + days(len(self.events)))
        outcome = self.one("discharged", "continued", "continued")
        if any(e.get("outcome") == "discharged" for e in self.events):
            outcome = "continued"
        years = self.maybe(0.4, self.one(8, 10, 15))
        again = months_after(made, 12 * (years or 8))
        got = self.maybe(0.9, self.after(made, 0, 2, 5))
        self.add("review_determination", made=made, outcome=outcome, years=years, notice_received=got)
        self.note(made, made + days(20), made + days(21), again)
        if outcome == "continued" and self.chance(0.4):
            self.application(self.near(again, 1))

    def ending(self) -> None:
        self.add(self.one("death", "death", "emigrated"), on=self.day())

    def move(self) -> None:
        day = self.day()
        moved = {e["on"] for e in self.events if e["kind"] == "jurisdiction_change"}
        if day.isoformat() not in moved:
            self.add("jurisdiction_change", on=day, to=self.rng.choice(NATIONS))
            self.note(day)

    # -- corrections and what was known when -----------------------------------------------------------------------

    def corrections(self) -> None:
        """Some events corrected, some struck, some corrections struck."""
        for _ in range(self.one(1, 2, 3)):
            target = self.rng.choice(self.events)
            if target["kind"] == "note" or self.chance(0.5):
                self.add("note", strikes=target["id"])
            elif not any(e.get("supersedes") == target["id"] for e in self.events):
                self.events.append(self.corrected(target))

    def corrected(self, event: dict) -> dict:
        again = {**event, "id": f"{event['id']}+{len(self.events)}", "supersedes": event["id"]}
        again.pop("strikes", None)
        if event["kind"] in ("change", "death"):
            again["on"] = self.near(date.fromisoformat(event["on"]), 1).isoformat()
        elif event["kind"] == "notification" and self.chance(0.7):
            again["given"] = local_text(self.time_on(self.near(date.fromisoformat(event["given"][:10]), 1)))
        return again

    def record_times(self) -> None:
        """When some events entered the record; a correction or strike after what it names."""
        entered: dict[str, str] = {}
        for event in self.events:
            named = event.get("supersedes") or event.get("strikes")
            if named or self.chance(0.4):
                event["recorded"] = entered[event["id"]] = local_text(self.time_on(self.day()))
            if named and entered.get(named, "") > event["recorded"]:
                event["recorded"] = entered[event["id"]] = entered[named]
