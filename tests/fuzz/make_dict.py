"""Prints the words of record format 1 as a dictionary for libFuzzer, from the format's own JSON Schema.

    python3 tests/fuzz/make_dict.py > <a file>, then law_fuzz -dict=<that file>
"""

import json
from pathlib import Path

SCHEMA = Path(__file__).resolve().parents[2] / "docs/record-format.schema.json"


def words(node):
    """Keys and enumeration words, wherever they stand."""
    if isinstance(node, dict):
        yield from node.get("properties", {})
        yield from (word for word in node.get("enum", []) if isinstance(word, str))
        if isinstance(node.get("const"), str):
            yield node["const"]
        for value in node.values():
            yield from words(value)
    elif isinstance(node, list):
        for value in node:
            yield from words(value)


if __name__ == "__main__":
    for word in sorted(set(words(json.loads(SCHEMA.read_text(encoding="utf-8"))))):
        print(json.dumps(f'"{word}"'))
