"""What the memory of a Python program holds of a register that it has closed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import mosovo
from mosovo.store import Key, Store, write_new_key_file

TEXTS = (b"Quillfeather", b"Xanthippe", b"canarynarrative")
WHO = {"actor": "P-EXAMPLE", "role": "offender_manager", "purpose": "test"}

# Reads records and turns none of them into text of Python's.
PROGRAM = """
import sys
from mosovo.store import Key, Store

store = Store.open(sys.argv[1], key=Key.from_file(sys.argv[2]), actor="P-EXAMPLE", role="offender_manager", purpose="x")
records = store.load_all()
if sys.argv[3] == "closed":
    del records
    store.close()
print("ready", flush=True)
sys.stdin.read()
"""


def memory(process):
    """All that a process may write to, as a core image would have it."""
    held = []
    with Path(f"/proc/{process}/maps").open() as maps, Path(f"/proc/{process}/mem").open("rb") as image:
        for line in maps:
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) .w", line)
            if found:
                start, end = (int(bound, 16) for bound in found.groups())
                try:
                    image.seek(start)
                    held.append(image.read(end - start))
                except OSError:  # a page of the kernel's
                    continue
    return b"".join(held)


def counts(path, key_file, state):
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, path, key_file, state], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert child.stdout.readline() == b"ready\n"
        image = memory(child.pid)
    finally:
        child.kill()
        child.communicate()
    assert b"P-EXAMPLE" in image, "the premise: the memory was searched"
    return [image.count(text) for text in TEXTS]


@pytest.fixture
def store(tmp_path, facts):
    facts["events"].append(
        {"id": "n1", "kind": "note", "on": "2026-04-01", "text": "Spoke about canarynarrative, a text for the heap."}
    )
    write_new_key_file(tmp_path / "key")
    with Store.create(tmp_path / "register", key=Key.from_file(tmp_path / "key"), **WHO) as made:
        made.save(mosovo.Record.from_json(facts))
    return tmp_path / "register", tmp_path / "key"


def test_records_are_wiped_once_the_store_is_closed(store):
    assert counts(*store, "closed") == [0, 0, 0]


def test_and_are_there_before(store):
    assert all(count > 0 for count in counts(*store, "open"))
