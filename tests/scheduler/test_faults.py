"""Whatever is wrong: a sentence that says what and where, an exit status, and the store as it was."""

import os
import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "examples" / "data"
BAD_DATA, STORE, WRONG_USE, CANNOT_WRITE = 3, 4, 2, 6


@pytest.fixture
def store(run, key, tmp_path):
    path = tmp_path / "register.mosovo"
    done = run("import", "--store", path, "--key-file", key, DATA / "offenders.csv", DATA / "events.csv")
    assert done.returncode == 0, done.stderr
    assert "12 new offenders" in done.stdout
    return path


@pytest.fixture
def tables(tmp_path):
    for name in ("offenders.csv", "events.csv"):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path / "offenders.csv", tmp_path / "events.csv"


def altered(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, "the test alters nothing"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path, text):
    return next(i for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


def first_day(events):
    """A day that stands in the table, and the line it stands in."""
    import re

    for number, line in enumerate(events.read_text(encoding="utf-8").splitlines(), 1):
        found = re.search(r"20\d\d-\d\d-\d\d(?=,)", line)
        if number > 1 and found:
            return found.group(0), number
    raise AssertionError("no day in the table")


def refused(run, store, key, files, status, *words):
    before = store.read_bytes()
    done = run("import", "--store", store, "--key-file", key, *files)
    assert done.returncode == status, done.stdout + done.stderr
    for word in words:
        assert word in done.stderr, done.stderr
    assert store.read_bytes() == before, "the store is not as it was"
    return done


def test_thirtieth_of_february_is_named_by_file_row_and_column(run, store, key, tables):
    day, row = first_day(tables[1])
    altered(tables[1], day, "2026-02-30")
    done = refused(run, store, key, tables, BAD_DATA, "events.csv", f"row {row}", "column")
    assert "nothing was imported" in done.stderr


def test_an_unknown_kind(run, store, key, tables):
    row = line_of(tables[1], ",disposal,")
    altered(tables[1], ",disposal,", ",disposall,")
    refused(run, store, key, tables, BAD_DATA, "events.csv", f"row {row}", "kind")


def test_an_unknown_column(run, store, key, tables):
    altered(tables[1], ",recorded,", ",recordedd,")
    refused(run, store, key, tables, BAD_DATA, "events.csv", "row 1", "recordedd")


def test_a_duplicate_offender(run, store, key, tables):
    lines = tables[0].read_text(encoding="utf-8").splitlines(keepends=True)
    tables[0].write_text("".join([*lines, lines[1]]), encoding="utf-8")
    refused(run, store, key, tables, BAD_DATA, "offenders.csv", f"row {len(lines) + 1}")


def test_a_truncated_table(run, store, key, tables):
    text = tables[1].read_text(encoding="utf-8")
    tables[1].write_text(text[: len(text) // 2] + '"', encoding="utf-8")
    refused(run, store, key, tables, BAD_DATA, "events.csv")


@pytest.mark.parametrize("accept", [[], ["--accept-good-rows"]])
def test_a_table_cut_off_in_the_middle_of_a_row_gives_nobody(run, key, tables, tmp_path, accept):
    text = tables[1].read_bytes()
    cut = text.rindex(b"\r\n", 0, len(text) // 2) + 12
    tables[1].write_bytes(text[:cut])
    done = run("import", "--store", tmp_path / "new.mosovo", "--key-file", key, *accept, *tables)
    assert "events.csv" in done.stderr
    assert done.returncode == BAD_DATA or "0 new offenders" in done.stdout, "rows behind the cut are missing too"


def test_an_event_of_an_unknown_offender_gives_nobody(run, key, tables, tmp_path):
    altered(tables[1], "\nMADE-UP-01,", "\nMADE-UP-0l,")
    done = run("import", "--store", tmp_path / "new.mosovo", "--key-file", key, "--accept-good-rows", *tables)
    assert "events.csv" in done.stderr
    assert "0 new offenders" in done.stdout or done.returncode == BAD_DATA


def test_a_truncated_record(run, store, key, tmp_path):
    path = tmp_path / "one.json"
    path.write_text('{"format": "mosovo.record/1", "offender": {"id": "X-1"', encoding="utf-8")
    refused(run, store, key, [path], BAD_DATA, "one.json")


def test_a_file_that_is_not_there(run, store, key, tmp_path):
    refused(run, store, key, [tmp_path / "nowhere.csv"], CANNOT_WRITE, "nowhere.csv")


def test_good_rows_are_taken_only_when_the_user_says_so(run, key, tables, tmp_path):
    day, _ = first_day(tables[1])
    altered(tables[1], day, "2026-02-30")
    path = tmp_path / "new.mosovo"
    assert run("import", "--store", path, "--key-file", key, *tables).returncode == BAD_DATA
    assert not path.exists()
    done = run("import", "--store", path, "--key-file", key, "--accept-good-rows", *tables)
    assert done.returncode == 0, done.stderr
    assert "11 new offenders" in done.stdout, "the one with the fault is left out whole"


def test_problems_never_repeat_what_a_row_holds(run, store, key, tables):
    altered(tables[0], "MADE-UP-01,", "MADE-UP-01,Secretword")
    done = refused(run, store, key, tables, BAD_DATA)
    assert "Secretword" not in done.stderr + done.stdout


def test_a_wrong_key(run, store, tmp_path):
    other = tmp_path / "other.key"
    other.write_bytes(os.urandom(32))
    other.chmod(0o600)
    before = store.read_bytes()
    done = run("due", "--store", store, "--key-file", other)
    assert done.returncode == STORE and "key" in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert store.read_bytes() == before


@pytest.mark.parametrize(("content", "mode"), [(b"", 0o600), (b"short", 0o600), (b"x" * 33, 0o600), (b"y" * 32, 0o644)],
                         ids=["empty", "short", "long", "readable by others"])
def test_a_key_file_that_is_none(run, store, tmp_path, content, mode):
    bad = tmp_path / "bad.key"
    bad.write_bytes(content)
    bad.chmod(mode)
    done = run("due", "--store", store, "--key-file", bad)
    assert done.returncode == STORE and done.stderr.strip()


def test_a_plaintext_database_is_never_opened(run, key, tmp_path):
    import sqlite3

    path = tmp_path / "plain.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t(x)")
    connection.commit()
    connection.close()
    done = run("due", "--store", path, "--key-file", key)
    assert done.returncode == STORE and done.stderr.strip()


def test_an_sqlite_that_cannot_encrypt_is_refused(run, store, key):
    plain = [p for p in Path("/usr/lib").glob("*/libsqlite3.so.0")]
    assert plain, "libsqlite3 comes with Python"
    before = store.read_bytes()
    done = run("due", "--store", store, "--key-file", key, env={**os.environ, "LD_PRELOAD": str(plain[0])})
    assert done.returncode == STORE, done.stdout + done.stderr
    assert done.stderr.strip()
    assert store.read_bytes() == before


def test_a_new_key_is_not_made_beside_a_store_that_has_one(run, store, tmp_path):
    other = tmp_path / "other.key"
    done = run("import", "--store", store, "--key-file", other, "--new-key", DATA / "offenders.csv", DATA / "events.csv")
    assert done.returncode == WRONG_USE and not other.exists()


def test_a_demonstration_never_replaces_what_it_did_not_make(run, store, key):
    before = store.read_bytes(), key.read_bytes()
    done = run("demo", "--to", store.parent, "--offenders", 2, "--officers", 2, "--as-of", "2026-11-22")
    assert done.returncode == CANNOT_WRITE and "not a demonstration" in done.stderr
    assert (store.read_bytes(), key.read_bytes()) == before


def test_an_existing_store_is_added_to_and_nothing_twice(run, store, key):
    done = run("import", "--store", store, "--key-file", key, DATA / "offenders.csv", DATA / "events.csv")
    assert done.returncode == 0
    assert "0 new offenders, 0 new events; 12 records were there already" in done.stdout


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["due"], ["due", "--store", "x"],
                                       ["demo", "--as-of", "2026-02-30"], ["demo", "--weeks", "0"]])
def test_wrong_use_is_told_and_has_its_own_status(run, arguments):
    done = run(*arguments)
    assert done.returncode == WRONG_USE
    assert done.stderr.strip() or done.stdout.strip()


@pytest.mark.parametrize("command", [[], ["demo"], ["import"], ["due"], ["plan"], ["diary"]])
def test_help_is_there(run, command):
    done = run(*command, "--help")
    assert done.returncode == 0
    assert "--help" in done.stdout
