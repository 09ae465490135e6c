"""The twelve made-up people of examples/data: what is due, and a plan and a diary from the command line."""

import json
import re
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"


@pytest.fixture(scope="module")
def unit(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unit")
    done = run("import", "--store", folder / "r.mosovo", "--key-file", folder / "r.key", "--new-key",
               DATA / "offenders.csv", DATA / "events.csv")
    assert done.returncode == 0, done.stderr
    return folder


def with_key(folder):
    return ["--store", folder / "r.mosovo", "--key-file", folder / "r.key"]


def test_what_is_due_is_what_examples_data_says(run, unit):
    done = run("due", *with_key(unit), "--as-of", "2026-11-22")
    assert done.returncode == 0, done.stderr
    # Golden: worked out by hand from the Act and checked line by line; examples/data/README.md says why.
    assert done.stdout == (DATA / "expected-due.txt").read_text(encoding="utf-8")


def test_a_plan_is_kept_by_its_seed_file_and_shown_as_a_diary(run, unit):
    arguments = ["plan", *with_key(unit), "--roster", DATA / "roster.json", "--as-of", "2026-11-22",
                 "--seed-file", unit / "seed"]
    assert run(*arguments, "--to", unit / "one").returncode == 0
    assert run(*arguments, "--to", unit / "two").returncode == 0
    assert (unit / "one" / "plan.json").read_bytes() == (unit / "two" / "plan.json").read_bytes()
    assert (unit / "seed").stat().st_mode & 0o077 == 0
    done = run("diary", *with_key(unit), "--roster", DATA / "roster.json", "--plan", unit / "one" / "plan.json",
               "--to", unit / "one", "--force", "A small unit")
    assert done.returncode == 0, done.stderr
    assert "A small unit" in (unit / "one" / "diary.html").read_text(encoding="utf-8")


def test_a_plan_that_somebody_broke_is_not_shown(run, unit):
    made = run("plan", *with_key(unit), "--roster", DATA / "roster.json", "--as-of", "2026-11-22", "--to", unit / "b")
    assert made.returncode == 0, made.stderr
    file = json.loads((unit / "b" / "plan.json").read_text())
    assert file["plan"]["planned"], "the test breaks nothing"
    file["plan"]["planned"][0]["crew"].pop()
    (unit / "b" / "plan.json").write_text(json.dumps(file))
    done = run("diary", *with_key(unit), "--roster", DATA / "roster.json", "--plan", unit / "b" / "plan.json",
               "--to", unit / "b")
    assert done.returncode == 5, done.stderr
    assert not (unit / "b" / "diary.html").exists()


def test_names_are_shown_only_when_asked_for_and_never_in_the_calendar(run, unit):
    run("plan", *with_key(unit), "--roster", DATA / "roster.json", "--as-of", "2026-11-22", "--to", unit / "n")
    common = ["diary", *with_key(unit), "--roster", DATA / "roster.json", "--plan", unit / "n" / "plan.json"]
    assert run(*common, "--to", unit / "n").returncode == 0
    assert run(*common, "--to", unit / "m", "--names").returncode == 0
    plain = (unit / "n" / "diary.html").read_text(encoding="utf-8")
    named = (unit / "m" / "diary.html").read_text(encoding="utf-8")
    import csv

    with open(DATA / "offenders.csv", newline="", encoding="utf-8-sig") as file:
        table = list(csv.DictReader(file))
    cells = [value for row in table for name, value in row.items() if "name" in name and value]
    words = {word for cell in cells for word in re.findall(r"[A-Z][a-z]{3,}", cell)}
    assert any(word in named for word in words), "no name is shown though names were asked for"
    assert not any(re.search(rf"\b{word}\b", plain) for word in words - {"Home", "Visit", "Visits"})
    assert (unit / "n" / "diary.ics").read_bytes() == (unit / "m" / "diary.ics").read_bytes()
