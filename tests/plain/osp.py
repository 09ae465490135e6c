"""OSP/DC and OSP/IIC in plain Python: a yardstick for speed, and an independent second opinion.

Written from the rules alone, sharing nothing with the library; its numbers are its own on purpose. Tests hold both to
each other, in all three profiles and at every boundary (tests/bindings/test_osp.py); the benchmark times it
(docs/performance.md):

    /usr/bin/python3 tests/plain/osp.py 20000        # rows a second, on made-up people

`osp_dc` and `osp_iic` are the recommended profile. `arns_iic` is what the risk actuarial API does differently, `oasys_dc`
and `oasys_iic` what the calculator of the OASys tests does.
"""

import math
import random
import sys
import time
from datetime import date, timedelta

COUNTS = (
    "total_indecent_image_sanctions",
    "total_contact_adult_sexual_sanctions",
    "total_contact_child_sexual_sanctions",
    "total_non_contact_sexual_offences",
)
BANDS = ("low", "medium", "high", "very_high")
NEEDED = (
    "gender",
    "supervision_status",
    "has_ever_committed_sexual_offence",
    "date_of_birth",
    "date_at_start_of_followup",
    "total_number_of_sanctions_for_all_offences",
)


def years(start, end):
    """Completed calendar years; from 29 February they are complete on 1 March."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def faults(person, needed):
    """[(code, fields)] of what both tools check, in order."""
    found = []
    exempt = person.get("gender") == "FEMALE" or person.get("has_ever_committed_sexual_offence") is False
    missing = [name for name in needed if person.get(name) is None]
    if missing:
        found.append(("MISSING_MANDATORY_INPUT", missing))
    counts = [person.get(name) for name in COUNTS]
    if not exempt:
        missing = [name for name, count in zip(COUNTS, counts) if count is None]
        if missing:
            found.append(("MISSING_MANDATORY_INPUT", missing))
        total = person.get("total_number_of_sanctions_for_all_offences")
        if "supervision_status" in needed and total is not None and not 1 <= total <= 999:
            found.append(("TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE", ["total_number_of_sanctions_for_all_offences"]))
        if counts == [0, 0, 0, 0]:
            found.append(("SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS", list(COUNTS)))
        elif total is not None and sum(count for count in counts if count is not None) > total:
            found.append(("TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE", list(COUNTS)))
        if "supervision_status" in needed:
            found += faults_of_days(person)
    if person.get("gender") != "FEMALE" and person.get("has_ever_committed_sexual_offence") is not True:
        offending = [name for name, count in zip(COUNTS, counts) if count]
        if offending:
            fields = ["has_ever_committed_sexual_offence", *offending]
            found.append(("SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT", fields))
    return found, exempt


def faults_of_days(person):
    found = []
    born, last = person.get("date_of_birth"), person.get("date_of_most_recent_sexual_offence")
    if person.get("gender") == "MALE" and person.get("has_ever_committed_sexual_offence") is True:
        field = ["date_of_most_recent_sexual_offence"]
        if last is None:
            found.append(("MISSING_MANDATORY_INPUT", field))
        elif born is not None and last <= born:
            found.append(("DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_BEFORE_DATE_OF_BIRTH", field))
        elif born is not None and years(born, last) >= 110:
            found.append(("DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_OUT_OF_RANGE", field))
    start = person.get("date_at_start_of_followup")
    if born is not None and start is not None and start > born and years(born, start) >= 110:
        found.append(("DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE", ["date_at_start_of_followup"]))
    return found


def half_up(probability):
    return math.floor(probability * 10000 + 0.5) / 100


def osp_dc(person):
    """{"status", …} as the library's recommended profile."""
    found, exempt = faults(person, NEEDED)
    if not found and not exempt and person["date_at_start_of_followup"] <= person["date_of_birth"]:
        found = [("UNEXPECTED_ERROR", [])]
    if found:
        return {"status": "error", "problems": found}
    if exempt:
        return {"status": "not_applicable", "band": "not_applicable", "percentage": 0.0}
    return scored_dc(person)


def scored_dc(person):
    born, start = person["date_of_birth"], person["date_at_start_of_followup"]
    last = person["date_of_most_recent_sexual_offence"]
    age, age_last = years(born, start), years(born, last)
    points = (
        5 * min(person["total_contact_adult_sexual_sanctions"], 3)
        + 3 * min(person["total_contact_child_sexual_sanctions"], 3)
        + 2 * min(person["total_non_contact_sexual_offences"], 3)
        + (0 if age >= 60 else 14 - max(0, (age - 18) // 3))
        + (10 if age_last >= 18 else 5 if age_last >= 16 else 0)
        + (6 if person["total_number_of_sanctions_for_all_offences"] >= 2 else 0)
        + (4 if person.get("is_current_offence_against_victim_stranger") else 0)
    )
    if points == 0:
        return {"status": "scored", "band": "low", "points": 0, "percentage": 0.0, "reduced": None}
    band = (points >= 22) + (points >= 30) + (points >= 36)
    reduced = False
    if band and person["supervision_status"] != "CUSTODY":
        today = person.get("assessment_date")
        recent = person.get("most_recent_offence_date")
        if today is None:
            reduced = None
        else:
            reduced = all(day is None or years(day, today) >= 5 for day in (start, recent, last))
    odds = math.exp(-8.633 + 0.1598 * points)
    return {
        "status": "scored",
        "band": BANDS[band - (1 if reduced else 0)],
        "points": points,
        "percentage": half_up(odds / (1 + odds)),
        "reduced": reduced,
    }


def osp_iic(person):
    found, exempt = faults(person, ("gender", "has_ever_committed_sexual_offence"))
    if found:
        return {"status": "error", "problems": found}
    if exempt:
        return {"status": "not_applicable", "band": "not_applicable", "percentage": 0.0}
    return scored_iic(person)


def scored_iic(person):
    images = person["total_indecent_image_sanctions"]
    child = person["total_contact_child_sexual_sanctions"]
    if images >= 2:
        band, percentage = "high", 10.31
    elif images == 1:
        band, percentage = "medium", 3.33
    elif child >= 2:
        band, percentage = "low", 0.93
    elif child == 1:
        band, percentage = "low", 0.63
    else:
        band, percentage = "low", 0.28
    return {"status": "scored", "band": band, "percentage": percentage}


def arns_iic(person):
    """A woman with a history is scored low; adult and other sanctions count only where there are both."""
    if person.get("gender") == "FEMALE" and person.get("has_ever_committed_sexual_offence") is True:
        if any(person.get(name) is None for name in COUNTS):
            return {"status": "error", "problems": [("UNEXPECTED_ERROR", [])]}
        return {"status": "scored", "band": "low", "percentage": 0.0}
    result = osp_iic(person)
    both = person.get("total_contact_adult_sexual_sanctions") and person.get("total_non_contact_sexual_offences")
    if result.get("percentage") == 0.28 and not both:
        result["percentage"] = 0.0
    return result


def oasys_applies(person):
    """Nothing where the tool is to be scored; else what OASys says before it looks at anything else."""
    if person.get("gender") is not None and person["gender"] != "MALE":
        return {"status": "not_applicable", "band": "not_applicable", "percentage": 0.0}
    if person.get("has_ever_committed_sexual_offence") is False:
        return {"status": "not_applicable", "band": "not_applicable", "percentage": 0.0}
    for name in ("gender", "has_ever_committed_sexual_offence"):
        if person.get(name) is None:
            return {"status": "error", "problems": [("MISSING_MANDATORY_INPUT", [name])]}
    return None


def oasys_dc(person):
    """No ranges, sums or orders of days are checked; a conviction stands in for the start of follow-up."""
    early = oasys_applies(person)
    if early:
        return early
    found = []
    missing = [name for name in ("date_of_birth",) if person.get(name) is None]
    start = person.get("date_at_start_of_followup") or person.get("date_of_current_conviction")
    total = person.get("total_number_of_sanctions_for_all_offences")
    if start is None:
        missing.append("date_at_start_of_followup")
    if total is None:
        missing.append("total_number_of_sanctions_for_all_offences")
    if start is None:
        missing.append("date_of_current_conviction")
    if missing:
        found.append(("MISSING_MANDATORY_INPUT", missing))
    scored = COUNTS[1:]
    if any(person.get(name) is None for name in scored):
        found.append(("MISSING_MANDATORY_INPUT", [name for name in scored if person.get(name) is None]))
    if all(person.get(name) == 0 for name in COUNTS):
        found.append(("SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS", list(COUNTS)))
    if person.get("date_of_most_recent_sexual_offence") is None:
        found.append(("MISSING_MANDATORY_INPUT", ["date_of_most_recent_sexual_offence"]))
    if found:
        return {"status": "error", "problems": found}
    known = {**person, "date_at_start_of_followup": start, "supervision_status": person.get("supervision_status") or ""}
    result = scored_dc(known)
    if result["points"] == 0:
        result.update(percentage=0.02, reduced=False)
    if person.get("date_at_start_of_followup") is None or person.get("assessment_date") is None:
        if result["reduced"]:
            result["band"] = BANDS[BANDS.index(result["band"]) + 1]
        result["reduced"] = False
    return result


def oasys_iic(person):
    early = oasys_applies(person)
    if early:
        return early
    missing = [name for name in COUNTS if person.get(name) is None]
    if missing:
        return {"status": "error", "problems": [("MISSING_MANDATORY_INPUT", missing)]}
    if not any(person[name] for name in COUNTS):
        return {"status": "error", "problems": [("SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS", list(COUNTS))]}
    return scored_iic(person)


def anniversary(born, years_later):
    """The day on which so many years are complete."""
    try:
        return born.replace(year=born.year + years_later)
    except ValueError:
        return date(born.year + years_later, 3, 1)


BIRTHS = [date(1900, 2, 28), date(1900, 3, 1), date(1904, 2, 29), date(1936, 2, 29), date(1956, 2, 28), date(1960, 2, 29),
          date(1971, 12, 31), date(1980, 2, 29), date(1984, 1, 1), date(1996, 2, 29), date(1999, 3, 1)]  # fmt: skip


def at_the_edges(rows, seed=1):
    """Made-up people on, before and after every boundary of the rules, with every kind of fault."""
    draw = random.Random(seed)

    def near(day):
        return day + timedelta(days=draw.choice((-1, 0, 0, 1)))

    def some(value, chance=0.03):
        return None if draw.random() < chance else value

    for _ in range(rows):
        born = draw.choice(BIRTHS) if draw.random() < 0.7 else date(1930, 1, 1) + timedelta(days=draw.randrange(27000))
        start = near(anniversary(born, draw.choice((0, 1, 109, 110, *range(15, 63)))))
        last = near(anniversary(born, draw.choice((0, 1, 15, 16, 17, 18, 19, 30, 109, 110))))
        event = draw.choice((start, last, start, near(anniversary(born, draw.randrange(18, 80)))))
        today = near(anniversary(event, draw.choice((0, 4, 5, 5, 5, 6, 12))))
        counts = [draw.choice((0, 0, 0, 1, 2, 3, 4)) for _ in COUNTS]
        total = draw.choice((sum(counts) - 1, sum(counts), sum(counts) + 1, 1, 2, 0, 999, 1000, 40, 40))
        yield {
            "gender": some(draw.choice(("MALE",) * 9 + ("FEMALE",))),
            "supervision_status": some(draw.choice(("CUSTODY", "COMMUNITY", "REMAND"))),
            "has_ever_committed_sexual_offence": some(draw.random() < 0.93),
            "date_of_birth": some(born),
            "date_at_start_of_followup": some(start),
            "total_number_of_sanctions_for_all_offences": some(max(total, 0)),
            **{name: some(count) for name, count in zip(COUNTS, counts)},
            "date_of_most_recent_sexual_offence": some(last),
            "is_current_offence_against_victim_stranger": some(draw.random() < 0.5),
            "most_recent_offence_date": some(near(anniversary(today, -draw.choice((4, 5, 5, 6)))), 0.5),
            "assessment_date": some(today),
            "date_of_current_conviction": some(near(start), 0.3),
        }


def made_up(rows, seed=1):
    """Made-up men with a history, each of them scored."""
    draw = random.Random(seed)
    people = []
    for _ in range(rows):
        born = date(1940, 1, 1) + timedelta(days=draw.randrange(23000))
        people.append(
            {
                "gender": "MALE",
                "supervision_status": draw.choice(("CUSTODY", "COMMUNITY", "REMAND")),
                "has_ever_committed_sexual_offence": True,
                "date_of_birth": born,
                "date_at_start_of_followup": born + timedelta(days=draw.randrange(6000, 25000)),
                "total_number_of_sanctions_for_all_offences": draw.randrange(15, 40),
                "total_indecent_image_sanctions": draw.randrange(4),
                "total_contact_adult_sexual_sanctions": draw.randrange(5),
                "total_contact_child_sexual_sanctions": draw.randrange(5),
                "total_non_contact_sexual_offences": draw.randrange(1, 5),
                "date_of_most_recent_sexual_offence": born + timedelta(days=draw.randrange(4500, 20000)),
                "is_current_offence_against_victim_stranger": draw.random() < 0.5,
                "most_recent_offence_date": date(2015, 1, 1) + timedelta(days=draw.randrange(4000))
                if draw.random() < 0.5
                else None,
                "assessment_date": date(2024, 6, 1) + timedelta(days=draw.randrange(900)),
            }
        )
    return people


if __name__ == "__main__":
    people = made_up(int(sys.argv[1]))
    began = time.process_time()
    scored = sum(osp_dc(person)["status"] == "scored" for person in people)
    took = time.process_time() - began
    assert scored == len(people)
    print(f"{len(people) / took:.0f}")
