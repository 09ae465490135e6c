"""OSP/DC and OSP/IIC in plain Python: a yardstick for speed, and an independent second opinion.

Written from the rules alone, sharing nothing with the library; its numbers are its own on purpose. Tests hold both to
each other (tests/bindings/test_osp.py); the benchmark times it (docs/performance.md):

    /usr/bin/python3 tests/plain/osp.py 20000        # rows a second, on made-up people
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
    bands = ("low", "medium", "high", "very_high")
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
        "band": bands[band - (1 if reduced else 0)],
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
