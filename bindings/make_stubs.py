"""Writes the type stubs of the compiled module from the module itself.

    /usr/bin/python3 bindings/make_stubs.py <folder that holds the built package> <folder to write into>

Classes carry the type of each field in its docstring, which comes from the C++ description; functions carry the
signature that pybind11 writes. tests/bindings/test_stubs.py makes them again and compares.
"""

import importlib
import inspect
import re
import sys
from pathlib import Path

HEAD = '"""Made by bindings/make_stubs.py from the module; do not edit."""\n\nimport collections.abc\nimport datetime\nimport os\nimport typing\n'
ROOMS = ["calendar", "record", "rules", "law", "output", "assessment", "schedule", "store", "synth"]


def tidy(signature):
    """pybind11's words for types as a type checker knows them."""
    signature = re.sub(r"<[^>]*object at 0x[0-9a-f]+>|<mosovo [^>]*>", "...", signature)
    signature = signature.replace("os.PathLike", "str | os.PathLike[str]")
    signature = re.sub(r"\b(List|Dict|Tuple|Optional|Set|Union|Iterable)\[", r"typing.\1[", signature)
    signature = re.sub(r"\bnumpy\.ndarray(\[[^\]]*\])?", "typing.Any", signature)
    signature = re.sub(r"\bhandle\b|(?<![\w.])object(?![\w.])", "typing.Any", signature)
    signature = re.sub(r": (mosovo\.[\w.]+) = None", r": \1 | None = None", signature)
    return re.sub(r"mosovo::[\w:]+", "typing.Any", signature)


def function(name, value, indent, static=False):
    lines = (value.__doc__ or "").strip().splitlines()
    match = re.match(rf"{re.escape(name)}(\(.*)$", lines[0]) if lines else None
    signature = tidy(match.group(1)) if match else "(*args: typing.Any, **kwargs: typing.Any) -> typing.Any"
    text = "\n".join(lines[1:]).strip()
    out = f"{indent}@staticmethod\n" if static else ""
    out += f"{indent}def {name}{signature}:"
    if not text:
        return out + " ...\n"
    body = ("\n" + indent + "    ").join(text.splitlines())
    return out + f'\n{indent}    """{body}"""\n'


def a_class(name, value):
    bases = [b.__name__ for b in value.__bases__ if b.__name__ not in ("object", "pybind11_object")]
    out = f"class {name}({', '.join(bases)}):\n" if bases else f"class {name}:\n"
    out += f'    """{inspect.cleandoc(value.__doc__ or name)}"""\n'
    for key, member in sorted(vars(value).items()):
        if isinstance(member, property):
            found = re.match(r":type: (.*)", (member.__doc__ or "").strip())
            kind = found.group(1) if found else "typing.Any"
            out += f"    @property\n    def {key}(self) -> {kind}: ...\n"
        elif isinstance(member, staticmethod):
            out += function(key, getattr(value, key), "    ", static=True)
        elif not key.startswith("_") and callable(member):
            out += function(key, member, "    ")
    if "__getattr__" in vars(value):
        out += "    def __getattr__(self, name: str) -> typing.Any: ...\n"
    return out


def stub(module, rooms=()):
    parts = [HEAD]
    needed = sorted({room for room in ROOMS})
    parts.append("".join(f"import mosovo._mosovo.{room}\n" for room in needed))
    if rooms:
        parts.append("from . import " + ", ".join(rooms) + "\n")
    for name, value in sorted(vars(module).items()):
        if name == "__version__":
            parts.append("__version__: str\n")
        elif name.startswith("_") or inspect.ismodule(value):
            continue
        elif inspect.isclass(value):
            parts.append(a_class(name, value) + ("    problems: list[Problem]\n" if name == "ProblemsError" else ""))
        else:
            parts.append(function(name, value, ""))
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def stubs():
    """Each stub's file name and text."""
    whole = importlib.import_module("mosovo._mosovo")
    made = {"__init__.pyi": stub(whole, ROOMS)}
    for room in ROOMS:
        made[f"{room}.pyi"] = stub(getattr(whole, room))
    return made


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    folder = Path(sys.argv[2])
    folder.mkdir(exist_ok=True)
    for file, text in stubs().items():
        (folder / file).write_text(text, encoding="utf-8")
