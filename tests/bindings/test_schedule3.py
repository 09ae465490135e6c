"""Schedule 3 as a frame, and listings derived from it. Everyone is made up."""

import pandas
import pytest

import mosovo


def record(**offence):
    return mosovo.Record.from_json({
        "offender": {"id": "OFF-MADE-UP", "jurisdiction": "england_wales", "born": "1990-01-01"},
        "events": [{"id": "d1", "kind": "disposal", "basis": "conviction", "on": "2026-03-02", "offence": offence,
                    "sentenced": "2026-03-02", "sentence": {"type": "fine"}}],
    })  # fmt: skip


def test_schedule3_is_a_row_an_offence_and_then_what_is_not_held():
    table = mosovo.law.schedule3()
    held = table[table["held"]]
    assert len(held) > 60
    assert held["code"].is_unique
    assert held["conditions"].str.len().gt(5).all() and held["source"].str.startswith("Sexual Offences Act 2003").all()
    assert held["from"].notna().all() and held["as_at"].notna().all() and held["checked_on"].notna().all()
    assert isinstance(held["nation"].dtype, pandas.CategoricalDtype) and set(held["nation"]) == {"england_wales"}
    assert set(held["confidence"].dropna()) <= {"primary", "primary_deduced", "secondary"}
    missing = table[~table["held"]]
    assert len(missing) and missing["conditions"].str.len().gt(20).all() and missing["confidence"].isna().all()
    assert not table["held"].iloc[len(held):].any()


@pytest.mark.parametrize(
    ("offence", "expected"),
    [
        ({"code": "soa2003.s3", "committed": "2025-06-01", "victim_age": 17}, ("yes", False, None, [])),
        ({"code": "soa2003.s3", "committed": "2025-06-01", "victim_age": 18}, ("yes", True, False, [])),
        ({"code": "soa2003.s3", "committed": "2025-06-01"}, ("unknown", None, None, ["offence.victim_age"])),
        ({"code": "soa2003.s67A"}, ("unknown", None, None, [])),
    ],
    ids=["victim under 18", "fined", "age not known", "not held"],
)
def test_listings_follow_from_code_ages_and_sentence(offence, expected):
    (found,) = mosovo.law.listings(record(**offence))
    listing = found.listing
    assert found.disposal == "d1"
    assert (listing.listed, listing.sentence_condition, listing.condition_met, listing.missing) == expected
    assert listing.because and all(step.citation.href.startswith("https://") for step in listing.because)


def test_a_disposal_without_a_code_has_no_listing():
    assert mosovo.law.listings(record(title="Sexual assault")) == []


def test_what_is_recorded_and_does_not_follow_is_a_problem():
    with pytest.raises(mosovo.ProblemsError) as caught:
        record(code="soa2003.s1", schedule3={"listed": "no"})
    assert [(p.code, p.path) for p in caught.value.problems] == [("disagreement", "events[0].offence.schedule3.listed")]
