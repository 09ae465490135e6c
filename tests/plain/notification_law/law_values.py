"""Every number of the notification law that this package uses, by nation and date, with its provision.

Read from the notes on the law (sections cited as `notes`); nothing here comes from the rule files of the library.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ENGLAND_WALES, SCOTLAND, NORTHERN_IRELAND = "england_wales", "scotland", "northern_ireland"

PART_2 = date(2004, 5, 1)  # commencement of Part 2; convictions before it are those of s.81 (notes 1.2)
ACT_OF_1997 = date(1997, 9, 1)  # s.81: the Sex Offenders Act 1997 (notes 1.2)

# s.82(1), (2): months of the notification period of an adult; under 18 on the relevant date the half (notes 2.1)
MONTHS_LONG_TERM = 120  # imprisonment of more than 6 and less than 30 months
MONTHS_SHORT_TERM = 84  # imprisonment of 6 months or less; hospital without restriction
MONTHS_CAUTION = 24
MONTHS_OTHER = 60  # any other description
ADULT = 18  # s.82(2)
SHORT_TERM_MONTHS = 6  # "6 months or less"
INDEFINITE_TERM_MONTHS = 30  # "30 months or more"
WEEKS_OF_SIX_MONTHS = 26  # decision 0018

TRAINING_ORDER_MOST = 24  # Sentencing Code s.236(1), months of the whole order
SUSPENDED_MOST = ((date.min, 24), (date(2026, 3, 22), 36))  # s.277; Sentencing Act 2026 ss.1, 2, by conviction
SPECIAL_EXTENSION = 12  # Sentencing Code s.278: months of extra licence of a special custodial sentence

INITIAL_DAYS = 3  # s.83(1), beginning with the relevant date
CHANGE_DAYS = 3  # s.84(1), beginning with the event
ADVANCE_EARLY_DAYS = 2  # s.84(3): more than 2 days before the day expected
ADVANCE_DAYS = 3  # s.84(4): by the end of 3 days beginning with the day expected
NON_OCCURRENCE_DAYS = 6  # s.84(4)(b), beginning with the day expected
QUALIFYING_DAYS = 7  # s.84(6)
QUALIFYING_WINDOW_MONTHS = 12  # s.84(6)
HOUSEHOLD_HOURS = 12  # SI 2012/1876 reg 11; SR 2014/185
PERIODIC_MONTHS = 12  # s.85(5)
WEEKLY_DAYS = 7  # s.85(5)(b) as prescribed
TAIL_DAYS = 3  # s.85(4), beginning with release or return

TRAVEL_CLEAR_DAYS = 7  # SI 2004/1220 reg 5(2)(a)
EXCUSED_HOURS = 24  # reg 5(2)(b)
TRAVEL_CHANGE_HOURS = 24  # reg 7(3), before the date
RETURN_DAYS = 3  # reg 8, within, of his return
SHORT_JOURNEY_DAYS = 3  # reg 5(1) as made: an absence of 3 days or longer

ABSENCE_DAYS = 3  # s.85A: more than 3 days
ABSENCE_HOURS = 12
ABSENCE_RETURN_DAYS = 3

REVIEW_YEARS_ADULT, REVIEW_YEARS_CHILD = 15, 8  # s.91B(2); s.88A; Sch. 3A para 2 (notes 9C.1)
FURTHER_REVIEW_YEARS = 8  # s.91B(3)
ACKNOWLEDGEMENT_DAYS = 14  # s.91B(8), of receipt
BODY_REPLY_DAYS = 28  # s.91B(9), of receipt
DETERMINATION_DAYS = 42  # s.91C: 6 weeks of the latest date on which a body may answer
DETERMINATION_DAYS_NI = 84  # Sch. 3A: 12 weeks of the application (notes 9C.3)
APPEAL_DAYS = 21  # s.91E, beginning with receipt; Scotland: after the decision (notes 9B.3)


@dataclass(frozen=True)
class ByNation:
    """Values of one provision: for each nation what holds from which day; before the first, `before`."""

    provision: str
    values: dict[str, tuple[tuple[date, object], ...]]
    before: object = None

    def on(self, nation: str, day: date) -> object:
        found = self.before
        for start, value in self.values.get(nation, ()):
            if start <= day:
                found = value
        return found


def _from(day: date | None, value: object = True) -> tuple[tuple[date, object], ...]:
    return () if day is None else ((day, value),)


EW_2012 = date(2012, 8, 13)  # SI 2012/1876
SC_2007 = date(2007, 4, 1)  # SSI 2007/246
SC_2013_TRAVEL, SC_2013_WEEKLY = date(2013, 6, 22), date(2013, 7, 8)  # SSI 2013/216 regs 3, 2
# SR 2014/185, made 23 June 2014, in force the day after approval: not found which (notes 3.8). The earliest it can be.
NI_2014 = date(2014, 6, 24)

ACCOUNTS = ByNation(
    "s.84(1)(ca) and (e)-(g); SI 2012/1876 reg 13; SSI 2007/246; SR 2014/185",
    {ENGLAND_WALES: _from(EW_2012), SCOTLAND: _from(SC_2007), NORTHERN_IRELAND: _from(NI_2014)},
    before=False,
)
PASSPORTS = ByNation(
    "SI 2012/1876 reg 15; s.84(1)(e), (f) in Scotland with SSI 2007/246; SR 2014/185",
    {ENGLAND_WALES: _from(EW_2012), SCOTLAND: _from(SC_2007), NORTHERN_IRELAND: _from(NI_2014)},
    before=False,
)
# Not in Scotland: none was found (notes 3.7).
DOCUMENTS = ByNation(
    "SI 2012/1876 reg 15; SR 2014/185",
    {ENGLAND_WALES: _from(EW_2012), NORTHERN_IRELAND: _from(NI_2014)},
    before=False,
)
HOUSEHOLDS = ByNation(
    "SI 2012/1876 reg 11; SR 2014/185",
    {ENGLAND_WALES: _from(EW_2012), NORTHERN_IRELAND: _from(NI_2014)},
    before=False,
)
ALWAYS = ByNation("s.84(1)(a), (b)", {}, before=True)

CHANGES = {
    "name": ALWAYS,
    "home_address": ALWAYS,
    "bank_account": ACCOUNTS,
    "card": ACCOUNTS,
    "identity_document": DOCUMENTS,
    "passport": PASSPORTS,
    "child_household": HOUSEHOLDS,
}
PRESCRIBED_CHANGES = frozenset(CHANGES) - {"name", "home_address"}

WEEKLY = ByNation(
    "s.85(5)(b), (6); SI 2012/1876 reg 9; SSI 2013/216 reg 2; SR 2014/185",
    {ENGLAND_WALES: _from(EW_2012), SCOTLAND: _from(SC_2013_WEEKLY), NORTHERN_IRELAND: _from(NI_2014)},
    before=False,
)

# Which journeys: "long" = of 3 days or longer; "any"; "any_but_short_to_ireland". By the day of departure.
JOURNEYS = ByNation(
    "SI 2004/1220 reg 5(1); SI 2012/1876 regs 3, 5(a); SSI 2013/216 reg 3; SR 2014/185 reg 5(1A)",
    {
        ENGLAND_WALES: _from(date(2012, 8, 28), "any"),  # reg 3: not for departures up to 27 August 2012
        SCOTLAND: _from(SC_2013_TRAVEL, "any"),
        NORTHERN_IRELAND: _from(NI_2014, "any_but_short_to_ireland"),
    },
    before="long",
)
LATE_KNOWN_HOURS = ByNation(
    "SI 2004/1220 reg 5(3) as made and by SI 2012/1876; SSI 2013/216; SR 2014/185",
    {
        ENGLAND_WALES: _from(EW_2012, 12),
        SCOTLAND: _from(SC_2013_TRAVEL, 12),
        NORTHERN_IRELAND: _from(NI_2014, 12),
    },
    before=24,
)
CHANGE_WITH_EXCUSE_HOURS = ByNation(
    "SI 2004/1220 reg 7(2) as made and by SI 2012/1876; SSI 2013/216; SR 2014/185",
    LATE_KNOWN_HOURS.values,
    before=24,
)

ABSENCES = ByNation(
    "s.85A, inserted by the Criminal Justice Act (Northern Ireland) 2013 s.2",
    {NORTHERN_IRELAND: _from(date(2014, 3, 1))},
    before=False,
)

# ss.91A-91F; ss.88A-88H; Sch. 3A
REVIEWS_IN_FORCE = {
    ENGLAND_WALES: date(2012, 7, 30),
    SCOTLAND: date(2011, 1, 28),
    NORTHERN_IRELAND: date(2014, 3, 1),
}

# Orders on which he is subject while they last (s.103G, Code s.352, s.107, ABSH s.18); the rest is no trigger.
BINDING_ORDERS = frozenset({"shpo", "interim_shpo", "sopo", "interim_sopo"})
# Who is convicted of or cautioned for breaching one is subject until it ends (notes 10.8, 10.10).
_SRO = ByNation("s.122I", {ENGLAND_WALES: _from(date(2015, 3, 8))}, before=False)
_RSHO = ByNation("s.129", {ENGLAND_WALES: _from(PART_2), NORTHERN_IRELAND: _from(PART_2)}, before=False)
BREACHED_ORDERS = {"sro": _SRO, "interim_sro": _SRO, "rsho": _RSHO, "interim_rsho": _RSHO}
FOREIGN_NOTICES = frozenset({"notification_order", "notice_96za"})  # s.97; s.96ZA
# While one is in force there is no application: s.91A(1), s.91B(7); Sch. 3A para 2(2) (notes 9A.1, 9A.6, 9C.2).
BARRING_ORDERS = {
    ENGLAND_WALES: BINDING_ORDERS | {"continuation_order"},
    NORTHERN_IRELAND: frozenset({"sopo", "interim_sopo"}),
}
