"""Nothing of a visitor reaches the disk: watched below Python, by the process's own files and folders."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Address, Kind, Side
from explorer.library.handout import Handout
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.window import KioskWindow
from ui.kiosk.conftest import Hand
from ui.kiosk.test_marking import on_glass, paint

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate", "shutil.copyfile"}


class Watch:
    """Notes whatever this process opens to write, by Python's own audit; on while `on`."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES:
            self.seen.append(f"open {arguments[0]!r}")
        elif event in CHANGES or event == "sqlite3.connect" or event.startswith("socket.connect"):
            self.seen.append(f"{event} {arguments!r}")


WATCH = Watch()
sys.addaudithook(WATCH)  # it cannot be taken away again: it sleeps while no test wants it


def _files(*folders: Path) -> dict[str, tuple[int, int]]:
    """Every file below, with its size and when it was last written."""
    found = {}
    for folder in folders:
        for each in folder.rglob("*"):
            if each.is_file() and "__pycache__" not in each.parts:
                told = each.stat()
                found[str(each)] = (told.st_size, told.st_mtime_ns)
    return found


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of their own for whatever Qt or Python might keep."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    return tmp_path


def test_a_whole_visit_leaves_nothing_on_the_disk(
    home: Path, make_kiosk: Callable[..., KioskWindow], now: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = home / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    kiosk = make_kiosk(printing=True)
    printed: list[Handout] = []
    kiosk.send = printed.append
    before = _files(home)
    WATCH.seen.clear()
    WATCH.on = True
    try:
        hand = Hand(kiosk, now)
        hand.tap(kiosk.screens.drawing)
        kiosk.go(Stop(Screen.PLACE, Address(Kind.REGION, "calf"), Side.LEFT))
        kiosk.go(Stop(Screen.CARD, Address(Kind.CONDITION, "sciatica"), Side.LEFT))
        hand.press("Take this home")
        hand.press("Print this")
        hand.press("Text size")
        hand.press("Home")
        hand.press("Paint where you feel it")
        paint(kiosk, *(on_glass(kiosk, "posterior", 130.0, y) for y in (850.0, 880.0, 910.0)))
        hand.press("I have finished")
        hand.press("Show or take this to your doctor")
        hand.press("Emergency")
        hand.tap(QPoint(500, 900))
        hand.wait(95)
        hand.press("Yes, I am still here")
        hand.wait(300)
        QApplication.processEvents()
    finally:
        WATCH.on = False
    assert kiosk.is_inviting
    assert len(printed) == 1
    assert WATCH.seen == []
    assert _files(home) == before
