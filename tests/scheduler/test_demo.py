"""The main job: a made-up force in, four weeks of visits out."""

import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import time
from datetime import date, datetime
from html.parser import HTMLParser

import icalendar
import pytest

OUTPUTS = ["diary.html", "diary.ics", "plan.json", "due.csv"]


def test_the_same_seed_gives_the_same_bytes(run, demo, tmp_path):
    again = run("demo", "--to", tmp_path, "--offenders", 60, "--officers", 4, "--as-of", "2026-11-22", "--effort", 2)
    assert again.returncode == 0, again.stderr
    for name in OUTPUTS:
        assert (tmp_path / name).read_bytes() == (demo / name).read_bytes(), name


def test_another_seed_gives_another_plan(run, demo, tmp_path):
    done = run("demo", "--to", tmp_path, "--offenders", 60, "--officers", 4, "--as-of", "2026-11-22", "--effort", 2,
               "--seed", 2)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plan.json").read_bytes() != (demo / "plan.json").read_bytes()


def test_a_real_sized_force_takes_under_a_minute_and_a_gigabyte(program, tmp_path):
    began = time.monotonic()
    child = subprocess.Popen([program, "demo", "--to", tmp_path / "force", "--as-of", "2026-11-22"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)  # this child's own use, not the largest of all that the tests started
    child.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - began
    assert child.returncode == 0
    assert (tmp_path / "force" / "diary.html").exists()
    assert took < 60, f"{took:.0f} s"
    peak = used.ru_maxrss
    assert peak < 1024 * 1024, f"{peak // 1024} MiB"


def test_a_second_run_into_the_same_folder_works(run, demo, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(demo, folder)
    done = run("demo", "--to", folder, "--offenders", 60, "--officers", 4, "--as-of", "2026-11-22", "--effort", 2)
    assert done.returncode == 0, done.stderr


def test_every_visit_asked_for_is_planned_or_has_its_reason(demo):
    file = json.loads((demo / "plan.json").read_text())
    asked = {ask["id"] for ask in file["asks"]}
    planned = [row["ask"] for row in file["plan"]["planned"]]
    left = [row["ask"] for row in file["plan"]["unplanned"]]
    assert asked and len(planned) > 10
    assert sorted(planned + left) == sorted(asked)
    assert all(row["sentence"] for row in file["plan"]["unplanned"])
    assert "seed" not in json.dumps(file["plan"])


def test_home_visits_have_two_officers_and_unannounced_ones_no_promise(demo):
    file = json.loads((demo / "plan.json").read_text())
    asks = {ask["id"]: ask for ask in file["asks"]}
    for row in file["plan"]["planned"]:
        ask = asks[row["ask"]]
        if ask["purpose"] == "home_visit":
            assert len({seat["officer"] for seat in row["crew"]}) == 2
            assert "fixed" not in ask


def test_the_calendar_says_the_same_as_the_plan(demo):
    plan = json.loads((demo / "plan.json").read_text())["plan"]
    calendar = icalendar.Calendar.from_ical((demo / "diary.ics").read_bytes())
    events = list(calendar.walk("VEVENT"))
    timed = {str(event["UID"]): event for event in events if isinstance(event["DTSTART"].dt, datetime)}
    assert len(timed) == len(plan["planned"])
    for row in plan["planned"]:
        event = timed[row["ask"] + "/" + plan["from"] + "@mosovo.invalid"]
        start = event["DTSTART"].dt
        assert start.date().isoformat() == row["day"]
        assert start.hour * 60 + start.minute == row["start"]
        assert (event["DTEND"].dt - start).total_seconds() == 60 * (row["end"] - row["start"])
    for event in events:
        assert str(event["CLASS"]) == "CONFIDENTIAL"
        if not isinstance(event["DTSTART"].dt, datetime):
            assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1, "a deadline is one day"
    assert any(isinstance(event["DTSTART"].dt, date) and not isinstance(event["DTSTART"].dt, datetime)
               for event in events)


def test_no_name_reaches_any_output(demo):
    with open(demo / "register" / "offenders.csv", newline="", encoding="utf-8-sig") as file:
        table = list(csv.DictReader(file))
    cells = " ".join(value for row in table for key, value in row.items() if "name" in key and value)
    names = {name for name in re.findall(r"[A-Z][a-z]{4,}", cells)} - {"Alias", "Legal", "Previous"}
    assert len(names) > 20, "the test looks for nothing"
    for output in OUTPUTS:
        text = (demo / output).read_text(encoding="utf-8")
        shown = {name for name in names if re.search(rf"\b{name}\b", text)}
        assert not shown, output


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.depth, self.stack = [], 0, []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "link", "img"):
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack and self.stack.pop() == tag, f"</{tag}> closes nothing"


def test_the_diary_is_one_sound_page_that_asks_for_nothing(demo):
    text = (demo / "diary.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert not page.stack
    names = [tag for tag, _ in page.tags]
    assert "script" not in names and "img" not in names and "link" not in names
    assert not re.search(r"""(src|url\()\s*=?\s*["']?https?:""", text), "nothing is fetched"
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert all(link[1:] in ids for link in links if link.startswith("#"))
    assert ("html", {"lang": "en-GB"}) in page.tags


def test_the_diary_is_marked_at_the_top_and_the_bottom_of_every_page(demo):
    text = (demo / "diary.html").read_text(encoding="utf-8")
    sections = re.findall(r'<section class="page".*?</section>', text, re.S)
    roster = json.loads((demo / "register" / "roster.json").read_text())
    assert len(sections) == 1 + len(roster["teams"]) + len(roster["officers"])
    for section in sections:
        marks = [m.start() for m in re.finditer("OFFICIAL-SENSITIVE", section)]
        assert len(marks) == 2
        assert marks[0] < len(section) / 2 < marks[1] or len(section) < 1200


def test_each_planned_visit_stands_in_the_diary_of_each_of_its_officers(demo):
    text = (demo / "diary.html").read_text(encoding="utf-8")
    plan = json.loads((demo / "plan.json").read_text())["plan"]
    roster = json.loads((demo / "register" / "roster.json").read_text())
    rows = {}
    for section in re.findall(r'<section class="page" id="team-\d+-officer-\d+".*?</section>', text, re.S):
        label = re.search(r"<h2>(.*?)</h2>", section).group(1)
        rows[label] = len(re.findall(r'<td class="time">', section))
    for officer in roster["officers"]:
        seats = sum(seat["officer"] == officer["id"] for row in plan["planned"] for seat in row["crew"])
        assert rows[officer.get("label", officer["id"])] == seats, officer["id"]


def test_the_due_list_is_most_overdue_first_and_gives_reason_and_section(demo):
    with open(demo / "due.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    overdue = [int(row["overdue"]) for row in rows]
    assert overdue == sorted(overdue, reverse=True) and overdue[0] > 0
    for row in rows:
        assert row["reason"] and row["section"], row["what"]
        assert row["href"].startswith("https://"), row["section"]


def test_nothing_opens_the_register_without_its_key(demo):
    database = demo / "register.mosovo"
    assert not database.read_bytes().startswith(b"SQLite format 3")
    connection = sqlite3.connect(database)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    connection.close()


def test_the_sqlcipher_shell_opens_the_register_with_its_key(demo):
    key = (demo / "register.key").read_bytes().hex()
    shell = shutil.which("sqlcipher")
    assert shell, "install the package sqlcipher"

    def ask(pragma):
        return subprocess.run([shell, demo / "register.mosovo"], input=f"{pragma}SELECT count(*) FROM offender;\n",
                              capture_output=True, text=True, check=False)

    assert ask(f"PRAGMA key = \"x'{key}'\";\n").stdout.split()[-1] == "60"
    assert "60" not in ask("").stdout.split()


def test_files_are_for_the_user_alone(demo):
    for name in [*OUTPUTS, "register.mosovo", "register.key"]:
        assert (demo / name).stat().st_mode & 0o077 == 0, name
