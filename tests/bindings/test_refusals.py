"""No error repeats what it was given: an argument may be a person's name. Everybody is made up."""

import inspect
import json
from datetime import date

import pytest

import mosovo

SECRET = "Xanthippe Quillfeather"


class Shows:
    """Something that shows a name wherever it is shown."""

    def __repr__(self):
        return SECRET

    __str__ = __repr__


ANSWERS = [SECRET, {"family": SECRET}, [SECRET], (SECRET, 1), Shows(), [{"family": SECRET}], SECRET.encode()]
PLACES = {"file", "path", "key_file"}  # an error names the file it is about, as it must
MODULES = [mosovo, mosovo.assessment, mosovo.calendar, mosovo.law, mosovo.rules, mosovo.schedule, mosovo.store,
           mosovo.synth, mosovo._mosovo, mosovo._mosovo.output]  # fmt: skip


def functions():
    """Every function and every way to make an object, by name."""
    found = {}
    for module in MODULES + [value for value in vars(mosovo._mosovo).values() if inspect.ismodule(value)]:
        for name, value in vars(module).items():
            if name.startswith("__") or inspect.ismodule(value) or getattr(value, "__module__", "").startswith("typing"):
                continue
            home = f"{module.__name__}.{name}"
            if inspect.isclass(value):
                if not value.__module__.startswith("mosovo"):
                    continue
                for key, member in vars(value).items():
                    if isinstance(member, (staticmethod, classmethod)) or key == "__init__":
                        found[f"{home}.{key}"] = value if key == "__init__" else getattr(value, key)
                    elif callable(member) and not key.startswith("_"):
                        found[f"{home}.{key}"] = member
            elif callable(value):
                found[home] = value
    return found


FUNCTIONS = functions()


def parameters(function):
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        first = (function.__doc__ or "").split("\n")[0]
        return [part.split(":")[0].strip() for part in first.partition("(")[2].split(", ") if ":" in part]


def shown(error):
    """Everything that a traceback would print of an error."""
    text, seen = "", set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        text += f"{type(error).__name__}: {error}\n" + "\n".join(getattr(error, "__notes__", []))
        text += "".join(str(problem) for problem in getattr(error, "problems", []))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return text


def test_there_are_functions_to_try():
    assert len(FUNCTIONS) > 80
    assert "mosovo.assessment.cycle" in FUNCTIONS and "mosovo._mosovo.assessment.osp_dc" in FUNCTIONS


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_no_refusal_shows_an_argument(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    function = FUNCTIONS[name]
    names = parameters(function)
    named = [key for key in names if key not in ("self", "*args", "**kwargs", "*", "/")]
    for answer in ANSWERS:
        calls = [((answer,), {}), ((answer, answer), {}), ((answer,), {"nobody": answer})]
        calls += [((), {key: answer}) for key in named] + [((answer,), {key: answer}) for key in named[1:]]
        for given, by_name in calls:
            places = PLACES & {*named[: len(given)], *by_name}
            if places and isinstance(answer, (str, bytes)):
                continue
            try:
                function(*given, **by_name)
            except Exception as error:
                assert SECRET not in shown(error), name


def test_a_refusal_says_what_is_taken_and_of_what_type_the_rest_was(record):
    with pytest.raises(TypeError) as refused:
        mosovo.assessment.cycle(record, as_of=SECRET)
    said = str(refused.value)
    assert "cycle(): incompatible function arguments" in said and "as_of: datetime.date" in said
    assert said.endswith("Given: mosovo._mosovo.record.Record; as_of=str")
    assert refused.value.__cause__ is None


def test_methods_properties_and_constructors_are_guarded(record):
    for refuse in (
        lambda: record.to_json(SECRET),
        lambda: type(record).id.fget(SECRET),
        lambda: mosovo.Record.from_json(SECRET, SECRET, SECRET),
        lambda: mosovo.assessment.ArmsDefinition.from_json(json.dumps({"version": SECRET})),
        lambda: mosovo.assessment.osp_dc(SECRET),
        lambda: mosovo.assessment.osp_dc(name=SECRET),
        lambda: mosovo.assessment.osp_frame([{"gender": SECRET}]),
        lambda: mosovo.assessment.cycles_frame([SECRET], date(2026, 1, 1)),
    ):
        with pytest.raises((TypeError, ValueError)) as refused:
            refuse()
        assert SECRET not in shown(refused.value)
