"""A disk that is full or may not be written, a folder that is none: said in words, and nothing is lost."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from explorer.library.last_good import load_lasting
from explorer.library.load import load_library
from library.world import small_places
from unbreakable.watched import TOP, home_in

TODAY = date(2026, 11, 24)
APART = ("unshare", "--mount", "--map-root-user")
"""Before a command: it sees mounts of its own, whoever runs it."""
QUIET = ("a.library", "a.last-good")
"""What can be made anew at any time is not worth a word."""


@cache
def can_mount() -> bool:
    """Whether this machine lets us have a disk of our own."""
    if shutil.which("unshare") is None:
        return False
    mounting = [*APART, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(mounting, capture_output=True, check=False).returncode == 0


needs_mounts = pytest.mark.skipif("not can_mount()", reason="no mounts of one's own here")


def env(folder: Path) -> dict[str, str]:
    return home_in(folder) | {"PYTHONPATH": os.pathsep.join((str(TOP), str(TOP / "tests")))}


@needs_mounts
def test_no_writer_loses_anything_on_a_disk_that_takes_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [*APART, sys.executable, "-m", "unbreakable.writers", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=TOP,
        timeout=120,
        env=env(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told) == 26
    for what, (ended, kept, left) in told.items():
        fault, name = what.split(": ")
        refused = {"full": ("ENOSPC",), "read-only": ("EROFS",)}[fault]
        refused = ("",) if name in QUIET else ("refused", "") if name == "words.ts" else refused
        assert ended in refused, f"{what}: {ended}"
        assert kept, f"{what}: what was there is gone"
        assert left == [], what


OPEN = """
import sys
from explorer import app, cli
from PySide6.QtWidgets import QApplication
def once(self):
    window, = (each for each in self.topLevelWidgets() if type(each).__name__ == "MainWindow")
    from explorer.anatomy.address import parse_address
    window.choose(parse_address("nerve:sural"))
    for name in ("next_theme", "text_larger", "bookmark", "show_contents", "bookmark"):
        window._actions[name].trigger()
        self.processEvents()
    boxes = [each for each in self.topLevelWidgets() if type(each).__name__ == "QMessageBox"]
    print("said", [each.text() for each in boxes])
    print("kept", [each.address for each in window.contents.bookmarks.items])
    for each in self.topLevelWidgets():
        each.close()
    return 0
QApplication.exec = once
print("status", cli.run(sys.argv[1:]))
"""


def open_window(tmp_path: Path, *before: str) -> "subprocess.CompletedProcess[str]":
    places = small_places(tmp_path / "world")
    return subprocess.run(
        [*before, sys.executable, "-c", OPEN, "--content", str(places.content), "--show", "nerve:tibial"],
        capture_output=True,
        text=True,
        cwd=TOP,
        timeout=120,
        env=env(tmp_path / "home"),
    )


@needs_mounts
def test_the_window_works_in_a_home_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    remount = f'mount --bind "{tmp_path / "home"}" "{tmp_path / "home"}" && mount -o remount,bind,ro "$0"'
    done = open_window(tmp_path, *APART, "sh", "-c", f'{remount}; exec "$@"', str(tmp_path / "home"))
    told_that_nothing_is_kept(done, "could not be kept in a file")
    assert list((tmp_path / "home").iterdir()) == []


def test_the_window_works_where_files_lie_in_place_of_its_folders(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("config", "cache", "data"):
        (home / name).write_bytes(b"no folder")
    told_that_nothing_is_kept(open_window(tmp_path), "new ones are kept until you close")
    assert {each.name: each.read_bytes() for each in home.iterdir()} == dict.fromkeys(
        ("config", "cache", "data"), b"no folder"
    )


def told_that_nothing_is_kept(done: "subprocess.CompletedProcess[str]", words: str) -> None:
    assert "status 0" in done.stdout, done.stderr
    assert "settings could not be kept" in done.stderr
    assert "Traceback" not in done.stderr
    said = next(line for line in done.stdout.splitlines() if line.startswith("said"))
    assert words in said
    # The star was pressed, and pressed again: until the window closes it works as ever.
    assert "kept []" in done.stdout


def test_a_cache_that_vanishes_under_the_running_program_costs_only_time(tmp_path: Path) -> None:
    places, cache_folder = small_places(tmp_path / "world"), tmp_path / "cache"
    first = load_library(places, TODAY, cache_folder)
    for again in (load_library, lambda *three: load_lasting(*three)[0]):
        shutil.rmtree(cache_folder)
        assert again(places, TODAY, cache_folder).cards == first.cards
        assert any(cache_folder.iterdir()), "it is made anew"


def test_a_damaged_last_good_copy_costs_only_time(tmp_path: Path) -> None:
    places, cache_folder = small_places(tmp_path / "world"), tmp_path / "cache"
    first, _ = load_lasting(places, TODAY, cache_folder)
    (kept,) = cache_folder.glob("*.last-good")
    good = kept.read_bytes()
    for bad in (b"", good[:50], good[:-9], good[:200] + b"\0" + good[201:], b"x" * 300):
        kept.write_bytes(bad)
        library, notice = load_lasting(places, TODAY, cache_folder)
        assert library.cards == first.cards
        assert notice == ""
        assert kept.read_bytes() == good, "it is made anew"
