"""The diary in a real browser: on the screen and on A4 paper."""

import re
import shutil
import struct
import subprocess

import pytest


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    browser = shutil.which("chromium")
    assert browser, "install the package chromium"
    profile = tmp_path_factory.mktemp("profile")

    def call(*arguments):
        done = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--disable-dev-shm-usage", f"--user-data-dir={profile}", *map(str, arguments)],
            capture_output=True, text=True, check=False, timeout=180)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    return call


def test_it_is_drawn_on_a_screen(chromium, demo, tmp_path):
    picture = tmp_path / "diary.png"
    chromium("--window-size=1280,1600", f"--screenshot={picture}", demo / "diary.html")
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG") and struct.unpack(">II", head[16:24]) == (1280, 1600)
    assert picture.stat().st_size > 40_000, "an empty page is smaller"


def test_every_sheet_of_paper_is_marked_at_its_top_and_bottom(chromium, demo, tmp_path):
    paper = tmp_path / "diary.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={paper}", demo / "diary.html")
    sheets = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True)
    pages = sheets.stdout.split("\f")[:-1]
    sections = len(re.findall('<section class="page"', (demo / "diary.html").read_text(encoding="utf-8")))
    assert len(pages) >= sections
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[0] == "OFFICIAL-SENSITIVE", f"sheet {number}: {lines[:2]}"
        assert any(line.startswith("OFFICIAL-SENSITIVE") for line in lines[-2:]), f"sheet {number}: {lines[-2:]}"


def test_paper_is_a4(chromium, demo, tmp_path):
    paper = tmp_path / "diary.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={paper}", demo / "diary.html")
    said = subprocess.run(["pdfinfo", paper], capture_output=True, text=True, check=True).stdout
    assert "(A4)" in said, said
