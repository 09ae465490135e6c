"""The encrypted register from Python."""

import json
import os
from datetime import date

import pytest

import mosovo
from mosovo.store import Key, Store, write_new_key_file

WHO = {"actor": "P-EXAMPLE", "role": "offender_manager", "purpose": "test"}


@pytest.fixture
def key_file(tmp_path):
    write_new_key_file(tmp_path / "key")
    return tmp_path / "key"


@pytest.fixture
def path(tmp_path, key_file, record):
    path = tmp_path / "register.mosovo"
    Store.create(path, key=Key.from_file(key_file), **WHO).save(record)
    return path


def opened(path, key_file, **more):
    return Store.open(path, key=Key.from_file(key_file), **WHO | more)


def test_what_is_saved_is_loaded(path, key_file, record, people):
    store = opened(path, key_file)
    assert store.load(record.id) == record
    assert store.load("OFF-NOBODY") is None
    saved = store.save_all(people[:10])
    assert saved.offenders_added == 10
    assert saved.events_added == sum(len(one.events) for one in people[:10])
    assert store.load_all() == [record, *people[:10]]
    assert store.offender_ids() == [record.id, *(one.id for one in people[:10])]
    assert (store.count().offenders, store.count().events) == (11, 2 + saved.events_added)
    assert store.save_all(people[:10]).unchanged == 10


def test_nothing_of_a_record_can_be_read_in_the_files(path, key_file, record):
    store = opened(path, key_file)  # noqa: F841  open, so that its log stands beside it
    for file in path.parent.glob(path.name + "*"):
        held = file.read_bytes()
        assert held and not any(word in held for word in (b"SQLite format", b"Quillfeather", record.id.encode()))


def test_another_key_does_not_open_it(path, tmp_path):
    write_new_key_file(tmp_path / "other")
    before = path.read_bytes()
    with pytest.raises(mosovo.WrongKeyError) as caught:
        opened(path, tmp_path / "other")
    assert isinstance(caught.value, mosovo.StoreError)
    assert len(str(caught.value)) > 20
    assert path.read_bytes() == before


def test_an_altered_event_is_a_conflict_and_changes_nothing(path, key_file, facts, record):
    facts["events"][0]["on"] = facts["events"][0]["sentenced"] = "2026-03-11"
    store = opened(path, key_file)
    with pytest.raises(mosovo.ConflictError):
        store.save(mosovo.Record.from_json(facts))
    assert store.load(record.id) == record


def test_a_role_that_may_not_is_denied(path, key_file, record):
    store = opened(path, key_file, role="analyst")
    assert store.count().offenders == 1
    for refused in (lambda: store.load(record.id), store.load_all, lambda: store.save(record)):
        with pytest.raises(mosovo.DeniedError):
            refused()


@pytest.mark.parametrize(
    "wrong", [{"role": "king"}, {"purpose": ""}, {"actor": ""}], ids=["no such role", "no purpose", "nobody"]
)
def test_a_session_says_who_and_why(path, key_file, wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        opened(path, key_file, **wrong)


def test_a_sound_store_checks_with_nothing_found(path, key_file):
    assert opened(path, key_file, role="supervisor").check() == []


def test_a_store_is_never_made_over_a_file(path, key_file):
    with pytest.raises(mosovo.StoreError):
        Store.create(path, key=Key.from_file(key_file), **WHO)
    with pytest.raises(mosovo.StoreError):
        opened(path.parent / "nowhere", key_file)


def test_a_key_is_fit_and_kept_to_oneself(tmp_path, key_file):
    with pytest.raises(mosovo.BadKeyError):
        write_new_key_file(key_file)
    os.chmod(key_file, 0o644)
    with pytest.raises(mosovo.BadKeyError):
        Key.from_file(key_file)
    (tmp_path / "short").write_bytes(b"x" * 31)
    os.chmod(tmp_path / "short", 0o600)
    with pytest.raises(mosovo.BadKeyError):
        Key.from_file(tmp_path / "short")


def test_a_passphrase_is_wiped_once_taken(tmp_path, record):
    words = bytearray(b"correct horse battery staple")
    key = Key.from_passphrase(words)
    assert words == bytearray(len(words))
    assert repr(key) == "<mosovo Key>"
    store = Store.create(tmp_path / "r", key=key, **WHO)
    store.save(record)
    del store
    again = Store.open(tmp_path / "r", key=Key.from_passphrase(bytearray(b"correct horse battery staple")), **WHO)
    assert again.load(record.id) == record
    with pytest.raises(TypeError):
        Key.from_passphrase("correct horse battery staple")
    with pytest.raises(mosovo.BadKeyError):
        Key.from_passphrase(bytearray(b"short"))


def test_what_was_saved_evaluates_the_same(path, key_file, facts):
    loaded = opened(path, key_file).load(facts["offender"]["id"])
    day = date(2026, 8, 1)
    fresh = mosovo.Record.from_json(json.dumps(facts))
    assert mosovo.law.evaluate(loaded, as_of=day) == mosovo.law.evaluate(fresh, as_of=day)
