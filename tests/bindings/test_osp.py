"""OSP from Python: the vectors, the forms in which people write answers, a second opinion, frames and records."""

import csv
import importlib.util
import json
import os
import re
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import numpy
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mosovo
from mosovo.assessment import osp_dc, osp_frame, osp_iic, osp_inputs, static_scores, static_tools

NAMES = mosovo._mosovo.assessment.osp_input_names()
TOOLS = {"dc": osp_dc, "iic": osp_iic}
FAULTS = [
    "INVALID_INPUT",
    "MISSING_MANDATORY_INPUT",
    "TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE",
    "SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS",
    "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE",
    "DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_BEFORE_DATE_OF_BIRTH",
    "DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_OUT_OF_RANGE",
    "DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE",
    "SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT",
    "UNEXPECTED_ERROR",
]


def plain():
    path = Path(__file__).resolve().parents[1] / "plain/osp.py"
    spec = importlib.util.spec_from_file_location("plain_osp", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PLAIN = plain()


def snake(name):
    return re.sub(r"[A-Z]", lambda letter: "_" + letter.group().lower(), name)


def rows(tool):
    path = Path(__file__).resolve().parents[1] / f"cases/assessment/osp_{tool}.csv"
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def answers(row):
    return {snake(name): cell or None for name, cell in row.items() if snake(name) in NAMES}


def expected_faults(row):
    """[(code, [input, …])] as the rows write them: CODE[field,field]|CODE[field]."""
    found = [re.fullmatch(r"(\w+)\[(.*)\]", part).groups() for part in row["exp_errors"].split("|") if part]
    return [(code, [snake(field) for field in fields.split(",") if field]) for code, fields in found]


def good():
    return {
        "gender": "MALE",
        "supervision_status": "COMMUNITY",
        "has_ever_committed_sexual_offence": True,
        "date_of_birth": date(1980, 1, 1),
        "date_at_start_of_followup": date(2020, 6, 16),
        "total_number_of_sanctions_for_all_offences": 4,
        "total_indecent_image_sanctions": 1,
        "total_contact_adult_sexual_sanctions": 2,
        "total_contact_child_sexual_sanctions": 0,
        "total_non_contact_sexual_offences": 0,
        "date_of_most_recent_sexual_offence": date(2020, 6, 16),
        "is_current_offence_against_victim_stranger": False,
        "most_recent_offence_date": date(2020, 6, 16),
        "assessment_date": date(2026, 6, 16),
    }


@pytest.mark.parametrize("tool", TOOLS)
def test_the_api_profile_says_what_the_api_says(tool):
    for row in rows(tool):
        result = TOOLS[tool](profile="arns_api", **answers(row))
        assert result.status == row["exp_status"].lower(), row["id"]
        assert (result.band or "").upper() == row["exp_band"], row["id"]
        assert [(p.code, p.fields) for p in result.problems] == expected_faults(row), row["id"]
        if row["exp_percentage_2dp"]:
            assert Decimal(str(result.percentage)) == Decimal(row["exp_percentage_2dp"]), row["id"]
        if row.get("exp_points"):
            assert result.points == int(row["exp_points"])
            assert {f"pts_{i.name}": str(i.points) for i in result.items}.items() <= row.items(), row["id"]
            assert result.reduced == {"true": True, "false": False}[row["exp_reduction_applied"]]


@pytest.mark.parametrize("tool", TOOLS)
def test_the_oasys_profile_says_what_oasys_says(tool):
    for row in rows(tool):
        result = TOOLS[tool](profile="oasys", **answers(row))
        assert result.status == {"Y": "scored", "A": "not_applicable", "E": "error"}[row["oasys_status"]], row["id"]
        if row["oasys_status"] == "Y":
            assert result.band.upper() == row["oasys_band"], row["id"]
            assert result.percentage == float(row["oasys_percentage"]), row["id"]


def test_days_ints_and_truths_of_any_make_are_taken():
    plain_result = osp_dc(**good()).to_dict()
    assert (plain_result["points"], plain_result["percentage"], plain_result["reduced"]) == (33, 3.36, True)
    as_text = {name: value.isoformat() if isinstance(value, date) else value for name, value in good().items()}
    as_text.update(gender="male", supervision_status="Community", has_ever_committed_sexual_offence="true")
    as_numpy = {
        name: numpy.datetime64(value) if isinstance(value, date) else numpy.int64(value) if type(value) is int else value
        for name, value in good().items()
    }
    as_numpy["has_ever_committed_sexual_offence"] = numpy.bool_(True)
    as_pandas = {
        name: pandas.Timestamp(value) if isinstance(value, date) else float(value) if type(value) is int else value
        for name, value in good().items()
    }
    as_pandas["is_current_offence_against_victim_stranger"] = 0.0
    at_midnight = {**good(), "date_of_birth": datetime(1980, 1, 1), "gender": numpy.str_("MALE")}
    for one in (as_text, as_numpy, as_pandas, at_midnight):
        assert osp_dc(**one).to_dict() == plain_result


@pytest.mark.parametrize(
    "nothing",
    [None, "", "  ", float("nan"), pandas.NA, pandas.NaT, numpy.datetime64("NaT"), numpy.float64("nan")],
    ids=repr,
)
def test_nothing_of_any_make_is_not_known(nothing):
    for name in NAMES:
        left_out = {key: value for key, value in good().items() if key != name}
        assert osp_dc(**{**good(), name: nothing}) == osp_dc(**left_out), name


class Hostile:
    def __getattr__(self, name):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    "nonsense",
    ["banana", "31/12/1990", "1990-02-30", 2.5, -1.5, float("inf"), [], {}, object(), b"MALE", Hostile(), 3 + 4j,
     datetime(1990, 1, 1, 9, 30), datetime(1990, 1, 1, tzinfo=timezone.utc), numpy.arange(3), "\ud800", timedelta(days=1),
     numpy.datetime64("1990-01-01T09:30"), numpy.datetime64("12000-01-01"), Decimal("1.5")],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_nonsense_is_a_problem_and_never_raises(nonsense):
    for name in NAMES:
        result = osp_dc(**{**good(), name: nonsense})
        assert result.status == "error", name
        assert ("INVALID_INPUT", [name]) in [(p.code, p.fields) for p in result.problems]
        assert result.band is None and result.points is None and result.percentage is None and result.items == []
    assert osp_dc(**dict.fromkeys(NAMES, nonsense)).problems[0].fields == NAMES


def test_a_number_is_no_day_and_no_word_and_a_truth_is_no_count():
    assert osp_dc(**{**good(), "date_of_birth": 19800101}).problems[0].code == "INVALID_INPUT"
    assert osp_dc(**{**good(), "gender": 1}).problems[0].code == "INVALID_INPUT"
    assert osp_dc(**{**good(), "total_indecent_image_sanctions": True}).problems[0].code == "INVALID_INPUT"
    assert osp_dc(**{**good(), "total_indecent_image_sanctions": 10**30}).problems[0].code == (
        "TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE"
    )


def test_a_wrong_name_or_profile_is_the_callers_slip():
    with pytest.raises(TypeError, match="date_of_birth"):
        osp_dc(dateOfBirth=date(1980, 1, 1))
    with pytest.raises(ValueError, match="arns_api"):
        osp_dc(profile="mine")
    with pytest.raises(TypeError):
        osp_dc("male")


def test_to_dict_is_plain_json():
    for result in (osp_dc(**good()), osp_iic(**good()), osp_dc(), osp_dc(**{**good(), "gender": "female"})):
        table = result.to_dict()
        assert json.loads(json.dumps(table)) == table == json.loads(result.to_json())
        assert table["status"] == result.status and table["band"] == result.band
        assert [item["says"] for item in table["items"]] == [item.says for item in result.items]
    assert osp_dc().to_dict()["percentage"] is None


def test_not_applicable_is_never_low():
    result = osp_dc(**{**good(), "gender": "Female"})
    assert (result.status, result.band, result.points, result.percentage, result.reduced) == (
        "not_applicable", "not_applicable", None, 0.0, None)  # fmt: skip
    assert osp_iic(**{**good(), "has_ever_committed_sexual_offence": "no", "total_indecent_image_sanctions": 0,
                      "total_contact_adult_sexual_sanctions": 0}).band == "not_applicable"  # fmt: skip


def test_no_problem_repeats_an_answer():
    result = osp_dc(**{**good(), "date_of_birth": "1971-13-77", "gender": "secret-word"})
    assert not re.search("1971|77|secret", " ".join(p.message for p in result.problems))
    assert "1980" not in repr(osp_dc(**good()))


# A second opinion

DAYS = st.one_of(
    st.none(),
    st.dates(date(1930, 1, 1), date(2060, 1, 1)),
    st.sampled_from([date(2000, 2, 29), date(2018, 2, 28), date(2018, 3, 1), date(2016, 2, 29), date(2021, 2, 28),
                     date(1980, 1, 1), date(2090, 1, 1), date(2110, 2, 28)]),
)  # fmt: skip
COUNT = st.one_of(st.none(), st.integers(0, 5))
PERSON = st.fixed_dictionaries(
    {
        "gender": st.sampled_from(["MALE", "MALE", "MALE", "FEMALE", None]),
        "supervision_status": st.sampled_from(["CUSTODY", "COMMUNITY", "REMAND", "COMMUNITY", None]),
        "has_ever_committed_sexual_offence": st.sampled_from([True, True, True, False, None]),
        "date_of_birth": DAYS,
        "date_at_start_of_followup": DAYS,
        "total_number_of_sanctions_for_all_offences": st.one_of(
            st.none(), st.integers(1, 20), st.sampled_from([-1, 0, 1, 999, 1000])
        ),
        **{name: COUNT for name in PLAIN.COUNTS},
        "date_of_most_recent_sexual_offence": DAYS,
        "is_current_offence_against_victim_stranger": st.sampled_from([True, False, None]),
        "most_recent_offence_date": DAYS,
        "assessment_date": DAYS,
    }
)


def good_people():
    """People of whom most is known, so that many are scored."""
    return st.builds(
        lambda changes: {**good(), **changes},
        st.fixed_dictionaries(
            {},
            optional={
                "date_of_birth": st.dates(date(1940, 1, 1), date(2004, 1, 1)),
                "date_at_start_of_followup": st.dates(date(2005, 1, 1), date(2030, 1, 1)),
                "date_of_most_recent_sexual_offence": st.dates(date(2004, 6, 1), date(2026, 1, 1)),
                "most_recent_offence_date": DAYS,
                "assessment_date": st.dates(date(2010, 1, 1), date(2040, 1, 1)),
                "supervision_status": st.sampled_from(["CUSTODY", "COMMUNITY", "REMAND"]),
                "total_number_of_sanctions_for_all_offences": st.integers(1, 30),
                "is_current_offence_against_victim_stranger": st.sampled_from([True, False, None]),
                **{name: st.integers(0, 4) for name in PLAIN.COUNTS},
            },
        ),
    )


def said(result):
    found = {"status": result.status}
    if result.status == "error":
        return {**found, "problems": [(p.code, p.fields) for p in result.problems]}
    found.update(band=result.band, percentage=result.percentage)
    if result.points is not None:
        found.update(points=result.points, reduced=result.reduced)
    return found


@settings(max_examples=400, deadline=None)
@given(st.one_of(PERSON, good_people(), good_people()))
def test_the_plain_second_opinion_agrees(person):
    assert said(osp_dc(**person)) == PLAIN.osp_dc(person)
    assert said(osp_iic(**person)) == PLAIN.osp_iic(person)


OPINIONS = {
    ("dc", "recommended"): PLAIN.osp_dc,
    ("dc", "arns_api"): PLAIN.osp_dc,
    ("dc", "oasys"): PLAIN.oasys_dc,
    ("iic", "recommended"): PLAIN.osp_iic,
    ("iic", "arns_api"): PLAIN.arns_iic,
    ("iic", "oasys"): PLAIN.oasys_iic,
}
MANY = int(os.environ.get("MOSOVO_OSP_DIFFERENTIAL", "12000"))


@pytest.fixture(scope="module")
def edges():
    return list(PLAIN.at_the_edges(MANY))


def row_said(row, tool):
    """A row of a frame as the plain opinion writes it."""
    if row["status"] == "error":
        found = [re.fullmatch(r"(\w+)\[(.*)\]", part).groups() for part in row["problems"].split("|")]
        return {"status": "error", "problems": [(code, [f for f in fields.split(",") if f]) for code, fields in found]}
    said = {"status": row["status"], "band": row["band"], "percentage": row["percentage"]}
    if tool == "dc" and row["status"] == "scored":
        said.update(points=row["points"], reduced=row["reduced"])
    return said


@pytest.mark.parametrize("tool, profile", OPINIONS, ids=" ".join)
def test_the_second_opinion_agrees_on_thousands_at_every_edge(tool, profile, edges):
    """MOSOVO_OSP_DIFFERENTIAL=1000000 compares that many."""
    table = osp_frame({name: [person[name] for person in edges] for name in NAMES}, tool, profile)
    for person, row in zip(edges, table.to_dict("records"), strict=True):
        assert row_said(row, tool) == OPINIONS[tool, profile](person), person
    for person in edges[:: max(1, MANY // 300)]:
        assert said(TOOLS[tool](profile=profile, **person)) == OPINIONS[tool, profile](person), person


def test_the_edges_reach_every_band_every_fault_and_every_age(edges):
    results = [PLAIN.osp_dc(person) for person in edges]
    scored = [(p, r) for p, r in zip(edges, results) if r["status"] == "scored"]
    assert {r["band"] for _, r in scored} == set(PLAIN.BANDS) and {r["reduced"] for _, r in scored} == {True, False, None}
    assert len({r["points"] for _, r in scored}) > 50
    assert {PLAIN.years(p["date_of_birth"], p["date_at_start_of_followup"]) for p, _ in scored} >= set(range(14, 63)) | {109}
    leap = [p for p, _ in scored if (p["date_of_birth"].month, p["date_of_birth"].day) == (2, 29)]
    assert {(p["date_at_start_of_followup"].month, p["date_at_start_of_followup"].day) for p in leap} >= {
        (2, 28), (3, 1), (3, 2)}  # fmt: skip
    codes = {code for r in results if r["status"] == "error" for code, _ in r["problems"]}
    assert codes == set(FAULTS) - {"INVALID_INPUT"}


def test_the_second_opinion_agrees_at_every_age_and_every_birthday():
    for born in (date(1900, 2, 28), date(1900, 3, 1), date(1904, 2, 29), date(1900, 12, 31), date(1901, 1, 1)):
        for age in range(12, 112):
            year = born.year + age
            for month, day in ((2, 28), (3, 1), (born.month, min(born.day, 28)), (12, 31), (1, 1)):
                person = {**good(), "date_of_birth": born, "date_at_start_of_followup": date(year, month, day),
                          "date_of_most_recent_sexual_offence": date(year, month, day)}  # fmt: skip
                assert said(osp_dc(**person)) == PLAIN.osp_dc(person), (born, person["date_at_start_of_followup"])


# Many at once


def test_a_frame_says_of_each_row_what_one_call_says():
    people = PLAIN.made_up(300)
    for place, person in enumerate(people):  # a fault of each kind, here and there
        if place % 7 == 0:
            person["gender"] = [None, "FEMALE", "nobody", "female"][place % 4]
        if place % 11 == 0:
            person["date_of_birth"] = [None, "1990-02-30", "1985-07-01"][place % 3]
        if place % 13 == 0:
            person["total_contact_child_sexual_sanctions"] = [None, -1, 2.0, 2.5, "2"][place % 5]
    frame = pandas.DataFrame(people, index=[f"row {i}" for i in range(300)])
    for tool, one in TOOLS.items():
        for profile in ("recommended", "arns_api", "oasys"):
            table = osp_frame(frame, tool, profile)
            assert list(table.index) == list(frame.index)
            for person, row in zip(people, table.itertuples(), strict=True):
                result = one(profile=profile, **person)
                assert row.status == result.status
                assert (None if pandas.isna(row.band) else row.band) == result.band
                assert (None if pandas.isna(row.percentage) else row.percentage) == result.percentage
                assert row.problems == "|".join(f"{p.code}[{','.join(p.fields)}]" for p in result.problems)
                if tool == "dc":
                    assert (None if pandas.isna(row.points) else row.points) == result.points
                    assert row.reduced is result.reduced


def test_a_frame_takes_columns_of_every_make():
    people = [{**good(), "total_contact_adult_sexual_sanctions": n % 4} for n in range(8)]
    wanted = osp_frame({name: [p[name] for p in people] for name in good()})
    frame = pandas.DataFrame(people)
    for name in ("date_of_birth", "date_at_start_of_followup", "date_of_most_recent_sexual_offence", "assessment_date"):
        frame[name] = pandas.to_datetime(frame[name])
    frame["gender"] = pandas.Categorical(["male"] * 8)
    frame["supervision_status"] = frame["supervision_status"].astype("string")
    frame["total_indecent_image_sanctions"] = frame["total_indecent_image_sanctions"].astype("Int64")
    frame["total_contact_child_sexual_sanctions"] = frame["total_contact_child_sexual_sanctions"].astype("uint8")
    frame["has_ever_committed_sexual_offence"] = frame["has_ever_committed_sexual_offence"].astype("boolean")
    pandas.testing.assert_frame_equal(osp_frame(frame), wanted)
    assert (wanted["status"] == "scored").all() and wanted["points"].nunique() == 4


def test_a_frame_reads_nothing_as_not_known_and_a_time_of_day_as_nonsense():
    frame = pandas.DataFrame([good(), good(), good()])
    frame["assessment_date"] = pandas.to_datetime(["2026-06-16", None, "2026-06-16 09:30"])
    frame["total_contact_adult_sexual_sanctions"] = [2.0, 2.0, float("nan")]
    table = osp_frame(frame)
    assert list(table["status"]) == ["scored", "scored", "error"]
    assert list(table["reduced"]) == [True, None, None]
    assert table["problems"][2] == (
        "INVALID_INPUT[assessment_date]|MISSING_MANDATORY_INPUT[total_contact_adult_sexual_sanctions]"
    )


MIXED = {
    "total_contact_adult_sexual_sanctions": [2, "2", 2.0, True, None, [2], numpy.int8(2)],
    "has_ever_committed_sexual_offence": [True, "yes", 1, "1", None, "true", 1.0],
    "date_of_birth": [date(1980, 1, 1), "1980-01-01", numpy.datetime64("1980-01-01"), 19800101, None, "", date(1980, 1, 1)],
    "gender": ["MALE", "male", 1, True, None, "Male ", "female"],
}  # fmt: skip


@pytest.mark.parametrize("name", MIXED)
@pytest.mark.parametrize("make", [list, tuple, lambda cells: pandas.Series(cells, dtype=object)], ids=["list", "tuple", "series"])
def test_a_frame_reads_each_cell_of_a_mixed_list_by_itself(name, make):
    people = [{**good(), name: cell} for cell in MIXED[name]]
    columns = {key: [person[key] for person in people] for key in good()}
    table = osp_frame({**columns, name: make(MIXED[name])})
    for person, row in zip(people, table.itertuples(), strict=True):
        result = osp_dc(**person)
        assert (row.status, row.problems) == (
            result.status, "|".join(f"{p.code}[{','.join(p.fields)}]" for p in result.problems))  # fmt: skip


def test_a_frame_takes_no_truth_for_a_count_whatever_stands_beside_it():
    columns = {key: [value] * 2 for key, value in good().items()}
    columns["total_contact_adult_sexual_sanctions"] = [True, 2]
    assert list(osp_frame(columns)["status"]) == ["error", "scored"]


def test_a_frame_refuses_what_is_no_table_of_inputs():
    with pytest.raises(ValueError, match="dateOfBirth"):
        osp_frame({"dateOfBirth": [date(1980, 1, 1)]})
    with pytest.raises(ValueError, match="one length"):
        osp_frame({"gender": ["male"], "date_of_birth": [None, None]})
    with pytest.raises(ValueError, match="dc or iic"):
        osp_frame({"gender": ["male"]}, tool="rsr")
    with pytest.raises(ValueError, match="profile"):
        osp_frame({"gender": ["male"]}, profile="mine")
    with pytest.raises(ValueError, match="dimension"):
        osp_frame({"gender": numpy.array([["male"]])})
    with pytest.raises(TypeError, match="DataFrame"):
        osp_frame([{"gender": "male"}])
    assert list(osp_frame({"gender": [["male"]]})["status"]) == ["error"]
    assert len(osp_frame({})) == 0 and len(osp_frame(pandas.DataFrame(index=[1, 2]))) == 2


# Records


def test_a_record_gives_what_it_can_and_asks_the_rest(facts, as_of):
    facts["offender"]["sex"] = "male"
    sheet = osp_inputs(mosovo.Record.from_json(facts), as_of=as_of)
    assert [row.input for row in sheet.rows] == NAMES
    assert sheet.derived()["date_of_birth"] == "1980-05-31"
    by_name = {row.input: row for row in sheet.rows}
    assert (by_name["date_of_most_recent_sexual_offence"].known, by_name["date_of_most_recent_sexual_offence"].from_) == (
        "derived", ["conviction"])  # fmt: skip
    assert by_name["total_number_of_sanctions_for_all_offences"].known == "at_least"
    assert "total_contact_adult_sexual_sanctions" in sheet.asked()
    assert set(sheet.asked()) | set(sheet.derived()) == set(NAMES)
    open_questions = osp_dc(**sheet.derived())
    assert open_questions.status == "error"
    assert {name for p in open_questions.problems for name in p.fields} <= set(sheet.asked())
    assert sheet.to_dict()["rows"][3]["value"] == "1980-05-31"
    unknown_then = osp_inputs(mosovo.Record.from_json(facts), as_of=as_of, known_at="2026-01-01T12:00")
    assert "has_ever_committed_sexual_offence" in unknown_then.asked()


def test_static_scores_keep_predecessors_as_history(people, as_of):
    tools = {tool.name: tool for tool in static_tools()}
    assert tools["OSP/DC"].also[0] == "DC-SRP" and tools["OSP/DC"].use == "current"
    seen = set()
    for record in people:
        scores = static_scores(record, as_of=as_of)
        recorded = [event for event in record.events if event.kind == "static_score"]
        assert len(scores.current) + len(scores.history) == len(recorded)
        assert {row.tool for row in scores.current} <= {"OSP/DC", "OSP/IIC"}
        seen |= {row.standing for row in scores.history} | {row.standing for row in scores.current}
        assert scores.to_dict()["current"] == [] or scores.to_dict()["current"][0]["standing"] == "current"
    assert {"current", "predecessor"} <= seen
