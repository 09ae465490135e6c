"""Checks an exported audit log, with nothing of libmosovo but this file.

    python3 -m mosovo.verify_audit audit.jsonl --key audit-key [--head head.json]… [--store PUBLIC_KEY]

A second reading of docs/security.md, written apart from the C++ one, for whoever is to check a force's log without
trusting its program: copy this file alone. Needs Python 3.10; signatures of heads need `cryptography` (Debian:
python3-cryptography) and without it are said to be unchecked. Opens no record: the key is that of the chain.

Exit: 0 all is well, 1 something was found, 2 it could not be checked.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import importlib.util
import json
import struct
import sys
from pathlib import Path

WORDS = ("at", "actor", "role", "purpose", "operation", "action", "outcome")
NOTHING = bytes(32)


def _part(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<Q", len(data)) + data


def _value(value: int | str | bytes | None) -> bytes:
    if value is None:
        return _part(b"n", b"")
    if isinstance(value, int):
        return _part(b"i", struct.pack("<q", value))
    if isinstance(value, str):
        return _part(b"t", value.encode())
    return _part(b"b", value)


def _digest(*values: int | str | bytes | None) -> bytes:
    return hashlib.sha256(b"".join(map(_value, values))).digest()


def chained(key: bytes, before: bytes, line: dict) -> bytes:
    """The seal of an entry, which holds the one before."""
    seal = bytes.fromhex(line["seal"]) if "seal" in line else None
    words = (line[word] for word in WORDS)
    digest = _digest(before, line["entry"], *words, line["rows"], seal, bytes.fromhex(line["commitment"]))
    return hmac.new(key, digest, hashlib.sha256).digest()


def _can_check_signatures() -> bool:
    return importlib.util.find_spec("cryptography") is not None


def is_signed(head: dict) -> bool | None:
    """Whether the store that a head names signed it; None where that cannot be checked here."""
    if not _can_check_signatures():
        return None
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    text = f"mosovo.audit-head/1\n{head['entry']}\n{head['chain']}\n{head['at']}\n"
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["store"])).verify(
            bytes.fromhex(head["signature"]), text.encode()
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _judge_heads(heads: list[dict], chains: dict[int, bytes], last: int, store: str) -> list[str]:
    found = []
    for head in heads:
        signed = is_signed(head)
        if signed is False or (store and head["store"] != store):
            found.append("a head was not signed by this store")
        elif head["entry"] > last:
            found.append(
                f"rolled back: the log ends at entry {last}, a head of {head['at']} tells of entry {head['entry']}"
            )
        elif head["entry"] and chains.get(head["entry"], b"").hex() != head["chain"]:
            found.append(f"rewritten: entry {head['entry']} is not the one that the head of {head['at']} tells of")
    return found


def verify(lines: list[str], key: bytes, heads: list[dict], store: str = "") -> list[str]:
    """What was found, as sentences; nothing where all is well."""
    try:
        first = json.loads(lines[0])
        own = first["head"]
        if first["format"] != "mosovo.audit/1":
            raise ValueError
        entries = [json.loads(line) for line in lines[1:] if line.strip()]
    except (IndexError, KeyError, TypeError, ValueError):
        return ["this is no exported audit log"]
    found, before, last = [], NOTHING, 0
    chains: dict[int, bytes] = {}
    empty, emptied = set(), set()
    for line in entries:
        try:
            number = line["entry"]
            if number != last + 1:
                found.append(f"entry {number} follows entry {last}: entries are missing, moved or put in")
            if not hmac.compare_digest(chained(key, before, line), bytes.fromhex(line["chain"])):
                found.append(f"entry {number} does not follow from the one before: one of them was edited or moved")
            if "content" in line:
                if _digest(bytes.fromhex(line["salt"]), line["content"]).hex() != line["commitment"]:
                    found.append(f"entry {number}: its content was altered")
                elif line["operation"] == "erasure" and line["outcome"] == "ok":
                    emptied.update(json.loads(line["content"]).get("emptied", ()))
            else:
                empty.add(number)
            before, last = bytes.fromhex(line["chain"]), number
            chains[number] = before
        except (KeyError, TypeError, ValueError):
            found.append(f"the line behind entry {last} cannot be read")
    found += [f"entry {number} has lost its content, and no disposal tells of that" for number in sorted(empty - emptied)]
    if own.get("entry", 0) > last:
        found.append(f"truncated: the log ends at entry {last}, its head says {own['entry']}")
    elif own.get("entry") != last or own.get("chain") != before.hex():
        found.append("the log does not end where its head says")
    return found + _judge_heads([own, *heads], chains, last, store)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="verify_audit", description=__doc__.splitlines()[0])
    parser.add_argument("log", type=Path, help="the exported log")
    parser.add_argument("--key", type=Path, required=True, help="the key file of the chain")
    parser.add_argument("--head", type=Path, action="append", default=[], help="a signed head exported earlier")
    parser.add_argument("--store", default="", help="the public key of the store, as it stands on paper")
    given = parser.parse_args(arguments)
    try:
        key = given.key.read_bytes()
        heads = [json.loads(path.read_text()) for path in given.head]
        lines = given.log.read_text().splitlines()
    except (OSError, ValueError) as error:
        print(f"it cannot be checked: {error}", file=sys.stderr)
        return 2
    if len(key) != 32:
        print("it cannot be checked: the key file does not hold 32 bytes", file=sys.stderr)
        return 2
    found = verify(lines, key, heads, given.store)
    for sentence in found:
        print(sentence)
    if not found:
        print(f"sound: {len(lines) - 1} entries, {len(heads)} heads")
    if not _can_check_signatures():
        print("signatures were not checked: python3-cryptography is not installed", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
