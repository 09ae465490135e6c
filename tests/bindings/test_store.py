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
    "wrong", [{"role": "king"}, {"actor": ""}], ids=["no such role", "nobody"]
)
def test_a_session_says_who_and_why(path, key_file, wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        opened(path, key_file, **wrong)
    with pytest.raises(mosovo.store.Denied, match="purpose"):
        opened(path, key_file, purpose="")


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


def as_role(path, key_file, role):
    return opened(path, key_file, role=role)


def test_a_store_is_a_context_manager_and_is_closed_behind_it(path, key_file, record):
    with opened(path, key_file) as store:
        assert store.load(record.id) == record
    with pytest.raises(mosovo.StoreError, match="closed"):
        store.count()
    store.close()


def test_errors_are_typed_and_of_one_family():
    for name in "WrongKey NotEncrypted Conflict Denied Tampered Damaged Busy Cancelled Replaced BadKey".split():
        assert issubclass(getattr(mosovo.store, name), mosovo.store.StoreError), name
    assert mosovo.WrongKeyError is mosovo.store.WrongKey


def test_a_readable_database_is_not_encrypted(tmp_path, key_file):
    import sqlite3

    with sqlite3.connect(tmp_path / "plain") as plain:
        plain.execute("CREATE TABLE t (a)")
    with pytest.raises(mosovo.store.NotEncrypted):
        opened(tmp_path / "plain", key_file)


def test_a_conflict_carries_what_stands_in_the_way(path, key_file, facts, record):
    store = opened(path, key_file)
    first, version = store.load_versioned(record.id)
    facts["events"].append({"id": "later", "kind": "note", "text": "Made up."})
    store.save(mosovo.Record.from_json(facts), read_as=version)
    with pytest.raises(mosovo.store.Conflict) as caught:
        store.save(first)
    assert caught.value.events == [("later", "note", "not_in_yours")]
    assert caught.value.fields == []
    with pytest.raises(mosovo.store.Conflict):
        store.save(mosovo.Record.from_json(facts), read_as=version)


def test_a_record_is_asked_as_known_and_as_stored(path, key_file, facts, record):
    store = opened(path, key_file)
    facts["events"].append({"id": "later", "kind": "note", "text": "Made up.", "recorded": "2026-09-10T09:00"})
    later = mosovo.Record.from_json(facts)
    store.save(later)
    assert store.load_known(record.id, "2026-09-10T08:59") == record
    assert store.load_known(record.id, "2026-09-10T09:00") == later
    assert store.load_as_stored(record.id, "2000-01-01T00:00:00Z") is None
    assert store.load_as_stored(record.id, "2999-01-01T00:00:00Z") == later
    with pytest.raises(ValueError, match="known_at"):
        store.load_known(record.id, "soon")


def test_a_search_takes_keywords(path, key_file, record):
    store = opened(path, key_file)
    assert store.find(mosovo.store.Search(family="quillfeather")) == [record]
    assert store.find(mosovo.store.Search(family="Quilfether", match="sounds_like")) == [record]
    assert store.find(mosovo.store.Search(family="Nobody")) == []
    with pytest.raises(TypeError):
        mosovo.store.Search(surname="Nobody")
    with pytest.raises(ValueError, match="match"):
        mosovo.store.Search(match="somehow")
    with pytest.raises(mosovo.ProblemsError):
        store.find(mosovo.store.Search())


def test_an_import_is_watched_and_stopped(path, key_file, people):
    store = opened(path, key_file)
    heard = []

    def watch(done, total):
        heard.append((done, total))
        return done < 3

    with pytest.raises(mosovo.store.Cancelled):
        store.save_all(people[:10], progress=watch)
    assert heard == [(1, 10), (2, 10), (3, 10)]
    assert store.count().offenders == 1
    assert store.save_all(people[:10], progress=lambda done, total: None).offenders_added == 10


def test_an_import_in_batches_leaves_those_before_and_goes_on(path, key_file, people):
    store = opened(path, key_file)
    with pytest.raises(mosovo.store.Cancelled, match="20 records"):
        store.save_in_batches(people[:30], at_a_time=10, progress=lambda done, total: (done, total) != (20, 30))
    assert store.count().offenders == 21
    assert store.save_in_batches(people[:30]).unchanged == 20
    with pytest.raises(ValueError, match="at_a_time"):
        store.save_in_batches(people, at_a_time=0)


def test_two_records_of_one_person_are_combined(path, key_file, facts, record):
    facts["offender"] |= {"id": "OFF-MADE-UP-78", "sex": "male"}
    facts["events"].append({"id": "n1", "kind": "note", "on": "2026-04-01", "text": "Made up."})
    opened(path, key_file).save(mosovo.Record.from_json(facts))
    store = opened(path, key_file, role="supervisor")
    saved = store.combine(record.id, "OFF-MADE-UP-78")
    assert (saved.events_added, saved.details_changed) == (1, 1)
    assert [event.id for event in store.load(record.id).events] == ["conviction", "journey", "n1"]
    last = opened(path, key_file, role="auditor").audit()
    assert any(entry["operation"] == "combination" and entry["outcome"] == "ok" for entry in last)
    facts["offender"] |= {"id": "OFF-MADE-UP-79", "born": "1970-01-01"}
    store.save(mosovo.Record.from_json(facts))
    with pytest.raises(mosovo.store.Conflict) as caught:
        store.combine(record.id, "OFF-MADE-UP-79")
    assert caught.value.fields == ["born"]


def test_an_exception_of_the_watch_comes_through(path, key_file, people):
    store = opened(path, key_file)

    def watch(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.save_all(people[:3], progress=watch)
    assert store.count().offenders == 1


def test_other_threads_run_while_a_store_works_and_a_second_call_is_busy(path, key_file, people):
    import threading

    store = opened(path, key_file)
    inside, go_on, said = threading.Event(), threading.Event(), []

    def watch(done, total):
        inside.set()
        go_on.wait(20)

    worker = threading.Thread(target=lambda: store.save_all(people[:2], progress=watch))
    worker.start()
    assert inside.wait(20)
    try:
        store.count()
    except mosovo.store.Busy as busy:
        said.append(str(busy))
    go_on.set()
    worker.join(20)
    assert said and "one store a thread" in said[0]
    assert store.count().offenders == 3


def test_backup_restore_and_change_of_key(path, tmp_path, key_file, record):
    write_new_key_file(tmp_path / "next")
    admin = as_role(path, key_file, "administrator")
    head = admin.backup(tmp_path / "backup", key=Key.from_file(key_file))
    admin.change_key(current=Key.from_file(key_file), next=Key.from_file(tmp_path / "next"))
    with pytest.raises(mosovo.store.WrongKey):
        opened(path, key_file)
    assert opened(path, tmp_path / "next").load(record.id) == record
    who = WHO | {"role": "administrator"}
    Store.restore(tmp_path / "backup", tmp_path / "back", key=Key.from_file(key_file), newest_head=head, **who).close()
    assert opened(tmp_path / "back", key_file).load(record.id) == record


def test_lists_disclosures_and_extracts(path, key_file, record):
    central = as_role(path, key_file, "central_contact")
    given = central.disclose_intelligence([record.id], recipient="force intelligence", gateway="made up")
    assert [one.id for one, financial in given] == [record.id]
    extract = as_role(path, key_file, "analyst").extract()
    assert len(extract) == 1 and extract[0].id.startswith("p-")
    central.restrict_access(record.id, ["SOMEBODY-ELSE"])
    with pytest.raises(mosovo.store.Denied):
        central.load(record.id)
    assert as_role(path, key_file, "analyst").extract() == []


def test_a_policy_is_set_by_keywords(path, key_file):
    admin = as_role(path, key_file, "administrator")
    assert admin.policy == mosovo.store.Policy()
    admin.set_policy(mosovo.store.Policy(purpose="optional", days="quarter", least_count=5))
    silent = {"actor": "P-EXAMPLE", "role": "offender_manager"}
    store = Store.open(path, key=Key.from_file(key_file), **silent)
    assert store.policy.days == "quarter" and store.policy.least_count == 5 and store.policy.own_work is None


def test_small_counts_are_hidden_with_a_report():
    table, report, totals = mosovo.store.hide_small_counts(
        [("a", "x", 3), ("a", "y", 6), ("b", "x", 7), ("b", "y", 8)], least=5
    )
    assert [count for _, _, count in table] == [None, None, None, None]
    assert report[0] == ("a", "x", "small") and {why for _, _, why in report[1:]} == {"would_tell"}
    assert totals


def exported(path, tmp_path, key_file):
    auditor = as_role(path, key_file, "auditor")
    if not (tmp_path / "audit-key").exists():
        auditor.export_audit_key(tmp_path / "audit-key")
    head = auditor.sign_head()
    auditor.export_audit(tmp_path / "audit.jsonl")
    return (tmp_path / "audit.jsonl").read_text().splitlines(), head


def edits(lines):
    """Every kind of tampering, as (its name, the lines)."""
    swapped = lines[:2] + [lines[3], lines[2]] + lines[4:]
    yield "edit", [line.replace('"actor":"P-EXAMPLE"', '"actor":"P-OTHER"') for line in lines]
    yield "removal", lines[:2] + lines[3:]
    yield "truncation", lines[:-1]
    yield "reorder", swapped
    yield "insertion", lines[:3] + [lines[2]] + lines[3:]
    yield "head", [lines[0].replace('"signature":"', '"signature":"00')] + lines[1:]
    yield "content", [line.replace('"rows":', '"rows":1') for line in lines]
    yield "no log", lines[1:]


def test_two_verifiers_agree_on_a_sound_log_and_on_every_tampering(path, tmp_path, key_file):
    import json

    from mosovo import verify_audit as apart

    lines, head = exported(path, tmp_path, key_file)
    key = (tmp_path / "audit-key").read_bytes()

    def both(given, heads):
        text = "\n".join(given) + "\n"
        first = mosovo.store.verify_audit(text, key_file=tmp_path / "audit-key", heads=heads)
        second = apart.verify(given, key, [json.loads(one) for one in heads])
        return first, second

    assert both(lines, [head]) == ([], [])
    for name, given in edits(lines):
        first, second = both(given, [head])
        assert first and second, name
    (tmp_path / "head.json").write_text(head)
    arguments = [str(tmp_path / "audit.jsonl"), "--key", str(tmp_path / "audit-key"), "--head", str(tmp_path / "head.json")]
    assert apart.main(arguments) == 0
    (tmp_path / "audit.jsonl").write_text("\n".join(lines[:-1]))
    assert apart.main(arguments) == 1
    assert apart.main(["nowhere", "--key", "nowhere"]) == 2


def test_a_file_put_back_is_found_by_both_verifiers(path, tmp_path, key_file, people):
    import json

    from mosovo import verify_audit as apart

    exported(path, tmp_path, key_file)
    old = path.read_bytes()
    with opened(path, key_file) as store:
        for one in people[:9]:
            store.save(one)
    _, head = exported(path, tmp_path, key_file)
    path.write_bytes(old)
    lines, _ = exported(path, tmp_path, key_file)
    found = mosovo.store.verify_audit("\n".join(lines), key_file=tmp_path / "audit-key", heads=[head])
    assert [fault["fault"] for fault in found] == ["rolled_back"]
    said = apart.verify(lines, (tmp_path / "audit-key").read_bytes(), [json.loads(head)])
    assert len(said) == 1 and said[0].startswith("rolled back")
