"""`pip install .` without a network: the wheel holds the whole package and nothing else, and works.

The wheel is built without optimisation, which compiles soonest: its way through pip, scikit-build-core and
CMake is the one a user takes, and what the code answers is tested elsewhere.
"""

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
QUICKLY = [
    "--config-settings=build-dir=build/wheel-test",
    "--config-settings=cmake.build-type=Debug",
    "--config-settings=cmake.define.CMAKE_CXX_FLAGS_DEBUG=-O0",
]
NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def run(*command, **options):
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | NO_NETWORK
    done = subprocess.run([*map(str, command)], env=environment, capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    folder = tmp_path_factory.mktemp("venv")
    run("/usr/bin/python3", "-m", "venv", "--system-site-packages", "--without-pip", folder)
    return folder / "bin/python"


@pytest.fixture(scope="module")
def wheel(python, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(python, "-m", "pip", "wheel", HOUSE, "--no-build-isolation", "--no-deps", "-w", folder, *QUICKLY, cwd=HOUSE)
    (built,) = folder.glob("mosovo-*.whl")
    return built


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as opened:
        names = {name for name in opened.namelist() if ".dist-info/" not in name}
    ours = {f"mosovo/{p.relative_to(HOUSE / 'bindings/mosovo').as_posix()}"
            for p in (HOUSE / "bindings/mosovo").rglob("*") if p.suffix in {".py", ".pyi", ".typed"}}  # fmt: skip
    modules = {name for name in names if name.startswith("mosovo/_mosovo.") and name.endswith(".so")}
    assert len(modules) == 1
    assert "mosovo/py.typed" in names
    assert names - modules == ours


def test_the_wheel_installs_and_answers(wheel, python, tmp_path):
    run(python, "-m", "pip", "install", wheel)
    said = run(
        python,
        "-c",
        "import datetime, mosovo\n"
        "day = datetime.date(2026, 11, 22)\n"
        "people = mosovo.synth.caseload(offenders=20, seed=1, as_of=day)\n"
        "frame = mosovo.law.obligations_frame(people, as_of=day)\n"
        "print(mosovo.__file__, len(frame) > 20)\n",
        cwd=tmp_path,
    )
    assert said.startswith(str(Path(python).parents[1]))
    assert said.endswith(" True\n")
