"""The library against an independent plain implementation of the same law, on the worked cases and on random records.

MOSOVO_DIFFERENTIAL=100000 compares that many random records; MOSOVO_DIFFERENTIAL_SEED=n begins with that seed. What
differs for a reason named in tests/plain/known_faults.py is left out.
"""

import importlib.util
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "plain"))

import differential
import notification_law
from random_record import random_case


def _matching():
    """How a case is matched: the words of the cases mean here what they mean there."""
    spec = importlib.util.spec_from_file_location("law_cases_for_plain", Path(__file__).with_name("test_law_cases.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LAW_CASES = _matching()


# The listing of an offence by its code is Schedule 3, which is data and not written twice.
SCHEDULE_3 = {
    "listing_follows_from_the_code",
    "listing_on_the_sentence_runs_from_the_sentence",
    "listing_on_the_sentence_not_met_by_a_fine",
    "listing_open_for_want_of_an_age",
}


def _is_for_the_plain_law(case):
    """Not what a reader refuses, nor other readings."""
    return "refused" not in case["expect"] and not case.get("readings") and case["id"] not in SCHEDULE_3


CASES = list(filter(_is_for_the_plain_law, LAW_CASES.CASES))
RECORDS = int(os.environ.get("MOSOVO_DIFFERENTIAL", "1500"))
FIRST = int(os.environ.get("MOSOVO_DIFFERENTIAL_SEED", "0"))
BATCHES = 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}: {case['why']}")
def test_the_plain_law_says_so(case):
    found = notification_law.evaluate(case["record"], date.fromisoformat(case["as_of"]), case.get("known_at"))
    assert LAW_CASES.differences(case["expect"], {"missing": None, **found}) == []


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_library_and_the_plain_law_agree(batch):
    for seed in range(FIRST + batch, FIRST + RECORDS, BATCHES):
        case = random_case(seed)
        found = differential.new_differences(case)
        assert not found, differential.report(seed, case, found[0])


def test_a_difference_would_be_found(monkeypatch):
    """A plain law that is a day out is told from the library, with the seed and a small record."""
    real = notification_law.evaluate

    def late(record, as_of, known_at=None):
        return json.loads(json.dumps(real(record, as_of, known_at)).replace('-05"', '-06"'))

    monkeypatch.setattr(notification_law, "evaluate", late)
    seed = next(seed for seed in range(500) if differential.new_differences(random_case(seed)))
    case = random_case(seed)
    told = differential.report(seed, case, differential.new_differences(case)[0])
    assert f"seed {seed}" in told and "library" in told
    assert len(told) < 4000
