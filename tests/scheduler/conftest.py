"""The built program, and one small demonstration that the tests of this folder look at."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program():
    for build in ("dev", "release"):
        found = ROOT / "build" / build / "examples" / "scheduler" / "mosovo-scheduler"
        if found.exists():
            return found
    named = os.environ.get("MOSOVO_SCHEDULER")
    assert named, "build the scheduler first: sh tests/run.sh"
    return Path(named)


@pytest.fixture(scope="session")
def run(program):
    def call(*arguments, **options):
        return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False,
                              timeout=300, **options)

    return call


@pytest.fixture(scope="session")
def demo(run, tmp_path_factory):
    """A force of 60 made-up offenders and 4 officers, planned from 22 November 2026."""
    folder = tmp_path_factory.mktemp("demo")
    done = run("demo", "--to", folder, "--offenders", 60, "--officers", 4, "--as-of", "2026-11-22", "--effort", 2)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "register.key"
    path.write_bytes(os.urandom(32))
    path.chmod(0o600)
    return path
