"""Type stubs and documentation say what the package is."""

import ast
import builtins
import importlib
import importlib.util
import inspect
import re
from pathlib import Path

import pytest

import mosovo

HOUSE = Path(__file__).resolve().parents[2]
STUBS = HOUSE / "bindings/mosovo/_mosovo"
MODULES = ["mosovo", *(f"mosovo.{name}" for name in
           ["assessment", "calendar", "law", "rules", "schedule", "store", "synth"])]  # fmt: skip


def maker():
    spec = importlib.util.spec_from_file_location("make_stubs", HOUSE / "bindings/make_stubs.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_stubs_are_those_of_the_built_module():
    made = maker().stubs()
    assert {path.name for path in STUBS.glob("*.pyi")} == set(made)
    for name, text in made.items():
        assert (STUBS / name).read_text(encoding="utf-8") == text, (
            f"{name} is not what the module says: run bindings/make_stubs.py (its first lines say how)"
        )


@pytest.mark.parametrize("path", sorted(STUBS.glob("*.pyi")), ids=lambda path: path.name)
def test_a_stub_is_python_and_names_only_what_it_imports(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {alias.asname or alias.name.split(".")[0] for node in tree.body
             if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names}  # fmt: skip
    known |= {node.name for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert used - known - set(dir(builtins)) <= {"__version__", "problems"}


def test_a_stub_names_what_the_module_has():
    for path in STUBS.glob("*.pyi"):
        module = mosovo._mosovo if path.stem == "__init__" else getattr(mosovo._mosovo, path.stem)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {node.name for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
        there = {name for name, value in vars(module).items()
                 if not name.startswith("_") and not inspect.ismodule(value)}  # fmt: skip
        assert named == there, path.name


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_exists_and_is_explained(name):
    module = importlib.import_module(name)
    assert module.__doc__
    assert list(module.__all__) == sorted(module.__all__)
    for public in module.__all__:
        value = getattr(module, public)
        if inspect.isclass(value) or callable(value):
            text = re.sub(rf"^{public}\(.*\n?", "", inspect.getdoc(value) or "").strip()
            assert len(text) > 15, f"{name}.{public} has no docstring"


@pytest.mark.parametrize("name", MODULES[1:])
def test_every_function_written_in_python_is_annotated(name):
    module = importlib.import_module(name)
    for public in module.__all__:
        value = getattr(module, public)
        if inspect.isfunction(value):
            signature = inspect.signature(value)
            assert signature.return_annotation is not inspect.Signature.empty, public
            bare = [p.name for p in signature.parameters.values() if p.annotation is inspect.Parameter.empty]
            assert not bare, f"{name}.{public}: {bare}"


def test_the_package_says_that_it_is_typed():
    assert (Path(mosovo.__file__).parent / "py.typed").exists()
    assert re.fullmatch(r"\d+\.\d+\.\d+", mosovo.__version__)
