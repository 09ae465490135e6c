"""What the tests of the Python package share. Everybody in them is made up."""

from datetime import date
from pathlib import Path

import pytest

import mosovo

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def cases():
    """The worked cases that the C++ tests read as well."""
    return Path(__file__).resolve().parents[1] / "cases"


@pytest.fixture(scope="session")
def as_of():
    return AS_OF


@pytest.fixture(scope="session")
def people():
    """A made-up caseload, big enough that every table has rows of every kind."""
    return mosovo.synth.caseload(200, seed=1, as_of=AS_OF)


@pytest.fixture
def facts():
    """A small record as dicts and lists, for a test to change."""
    return {
        "format": "mosovo.record/1",
        "offender": {
            "id": "OFF-MADE-UP-77",
            "jurisdiction": "england_wales",
            "born": "1980-05-31",
            "names": [{"use": "legal", "given": "Xanthippe", "family": "Quillfeather"}],
        },
        "events": [
            {
                "id": "conviction",
                "kind": "disposal",
                "recorded": "2026-03-10T16:00",
                "basis": "conviction",
                "on": "2026-03-10",
                "offence": {"title": "Sexual assault", "schedule3": {"listed": "yes", "sentence_condition": False}},
                "sentenced": "2026-03-10",
                "sentence": {"type": "community_order"},
            },
            {"id": "journey", "kind": "travel", "recorded": "2026-07-01T09:00", "departs": "2026-08-20",
             "known": "2026-06-15", "country": "ES"},
        ],
    }  # fmt: skip


@pytest.fixture
def record(facts):
    return mosovo.Record.from_json(facts)
