"""cmake/setup.sh on systems that this machine is not: it says what it would do, and does nothing."""

import os
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
SCRIPTS = ["cmake/setup.sh", "cmake/jobs.sh", "examples/quickstart.sh", "tests/run.sh"]


def set_up(*arguments, os_release=None, **environment):
    settings = {**os.environ, "LC_ALL": "C.UTF-8", "MOSOVO_SKIP_SETUP": "", **environment}
    if os_release is not None:
        settings["MOSOVO_OS_RELEASE"] = str(os_release)
    return subprocess.run(
        ["sh", "cmake/setup.sh", *arguments], cwd=HOUSE, env=settings, capture_output=True, text=True, timeout=120
    )


@pytest.fixture
def system(tmp_path):
    def named(identity, version):
        path = tmp_path / "os-release"
        path.write_text(f'NAME="Somebody"\nID={identity}\nVERSION_ID="{version}"\n')
        return path

    return named


@pytest.fixture
def empty_machine(tmp_path):
    """A PATH on which dpkg-query knows no package and apt-get refuses to be run."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, body in {
        "dpkg-query": "exit 1",
        "apt-get": "case $1 in indextargets) exit 0 ;; *) echo apt-get must not be run >&2; exit 99 ;; esac",
        "apt-cache": "printf '  Candidate: 4.5.6-1build2\\n'",
    }.items():
        tool = tools / name
        tool.write_text(f"#!/bin/sh\n{body}\n")
        tool.chmod(0o755)
    return f"{tools}:{os.environ['PATH']}"


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_read_by_a_plain_shell(script):
    subprocess.run(["sh", "-n", script], cwd=HOUSE, check=True)
    assert (HOUSE / script).read_text().startswith("#!/bin/sh\n")


@pytest.mark.parametrize(
    ("identity", "version"), [("fedora", "41"), ("debian", "11"), ("ubuntu", "22.04"), ("arch", "")]
)
def test_another_system_is_told_what_is_needed(system, identity, version):
    told = set_up("build", os_release=system(identity, version))
    assert told.returncode == 3
    assert f"'{identity} {version}'" in told.stderr
    for need in ["g++ 12", "CMake 3.25", "Boost 1.81", "SQLCipher 4.6", "OpenSSL", "CLI11", "MOSOVO_SKIP_SETUP=1"]:
        assert need in told.stderr


def test_a_system_that_does_not_say_its_name_is_told_too(tmp_path):
    told = set_up("build", os_release=tmp_path / "there is none")
    assert told.returncode == 3
    assert "SQLCipher 4.6" in told.stderr


@pytest.mark.parametrize(
    ("identity", "version", "boost", "sqlcipher"),
    [
        ("debian", "12", "libboost-json1.81-dev", "libsqlcipher-dev>=4.6@bookworm-backports"),
        ("debian", "13", "libboost-json1.83-dev", "libsqlcipher-dev>=4.6 "),
    ],
)
def test_the_systems_we_know_each_have_their_own_names(system, empty_machine, identity, version, boost, sqlcipher):
    told = set_up("build", "--dry-run", os_release=system(identity, version), PATH=empty_machine)
    assert told.returncode == 0, told.stderr
    assert boost in told.stdout
    assert sqlcipher in told.stdout
    assert "chromium" not in told.stdout, "what only the tests need is left out of a build"


def test_the_tests_need_more_than_a_build(system, empty_machine):
    told = set_up("tests", "--dry-run", os_release=system("debian", "12"), PATH=empty_machine)
    for package in ["g++", "libgtest-dev", "pybind11-dev", "python3-scikit-build-core@bookworm-backports", "chromium"]:
        assert f" {package} " in told.stdout.replace("\n", " ")


def test_an_ubuntu_whose_sqlcipher_is_too_old_is_refused_clearly(system, empty_machine):
    told = set_up("build", "--dry-run", os_release=system("ubuntu", "24.04"), PATH=empty_machine)
    assert told.returncode == 4
    assert "4.5.6-1build2; 4.6 or later is needed" in told.stderr
    assert "SQLCipher_ROOT" in told.stderr


def test_an_ubuntu_with_a_sqlcipher_of_its_own_goes_on(system, empty_machine, tmp_path):
    header = tmp_path / "mine/include/sqlcipher/sqlite3.h"
    header.parent.mkdir(parents=True)
    header.touch()
    told = set_up(
        "build", "--dry-run", os_release=system("ubuntu", "24.04"), PATH=empty_machine,
        SQLCipher_ROOT=str(tmp_path / "mine"),
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert "configure checks its version" in told.stdout


def test_without_root_and_sudo_nothing_is_tried(system, empty_machine, tmp_path):
    # A PATH with nothing else on it, so that there is no sudo either, and a user who is not root.
    tools = Path(empty_machine.split(":")[0])
    for name in ["cat", "env", "sh", "grep", "sed", "head", "tee", "mkdir", "dpkg"]:
        found = next(p for p in (Path("/usr/bin") / name, Path("/bin") / name) if p.exists())
        (tools / name).symlink_to(found)
    nobody = tools / "id"
    nobody.write_text("#!/bin/sh\necho 1000\n")
    nobody.chmod(0o755)
    told = set_up("build", os_release=system("debian", "13"), PATH=str(tools))
    assert told.returncode == 2
    assert "not root" in told.stderr
    assert "sh cmake/setup.sh build" in told.stderr
    assert "must not be run" not in told.stderr


def test_where_everything_is_installed_apt_is_not_asked(system, tmp_path, empty_machine):
    tools = Path(empty_machine.split(":")[0])
    (tools / "dpkg-query").write_text("#!/bin/sh\nprintf 'ii 99'\n")
    told = set_up("tests", os_release=system("debian", "12"), PATH=empty_machine)
    assert (told.returncode, told.stderr) == (0, "")
    assert "is installed" in told.stdout


def test_a_package_too_old_counts_as_missing(system, empty_machine):
    tools = Path(empty_machine.split(":")[0])
    (tools / "dpkg-query").write_text("#!/bin/sh\nprintf 'ii 3.4.1-2'\n")
    told = set_up("build", "--dry-run", os_release=system("debian", "13"), PATH=empty_machine)
    assert told.stdout.strip().endswith("would install: libsqlcipher-dev>=4.6")


def test_an_unknown_word_is_refused():
    told = set_up("everything")
    assert told.returncode == 64
    assert "'everything'" in told.stderr


def test_a_user_may_see_to_it_himself(system):
    told = set_up("build", os_release=system("fedora", "41"), MOSOVO_SKIP_SETUP="1")
    assert told.returncode == 0


def test_jobs_are_at_least_one_and_at_most_the_cores():
    told = subprocess.run(["sh", "cmake/jobs.sh"], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert 1 <= int(told.stdout) <= os.cpu_count()
