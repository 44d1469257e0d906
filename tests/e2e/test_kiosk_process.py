"""The kiosk as the system runs it: started, refused a second time, killed, told to stop."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from e2e.virtual_desktop import PATIENCE, missing_tools, virtual_desktop
from explorer.files.places import Places
from explorer.library.load import load_library
from explorer.state.kiosk.pin import CLOSED_BY_STAFF, Attempts, hash_pin
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.policy_file import policy_text
from explorer.state.kiosk.status import Status
from explorer.ui.kiosk.staff.door import StaffDoor
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.window import KioskWindow
from explorer.ui.theme import Theme
from hanging import hanging
from library.world import card_file, small_places

TOP = Path(__file__).resolve().parents[2]
FAULT = "nerve-explorer: kiosk.toml:1: 'sound' must be true or false\n"
"""Said on standard error by a kiosk that has read its files and goes on."""

PIN = "2244"
"""Fast on one key, which the system takes for double clicks."""

SCREEN = (1280, 900)
"""Pixels of the virtual desktop's screen."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text("sound = 1\n")
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Places:
    """A small pack with all that a window wants."""
    made = small_places(tmp_path / "pack")
    for each in ("fonts", "icons", "themes"):
        shutil.copytree(TOP / "assets" / each, made.assets / each)
    return made


@pytest.fixture
def start(tmp_path: Path, pack: Places, config: Path) -> Iterator[Start]:
    """Starts kiosks with that pack, and a home and a place for locks of their own."""
    folders = {"HOME": tmp_path / "home", "XDG_RUNTIME_DIR": tmp_path / "run"}
    for each in folders.values():
        each.mkdir(mode=0o700)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment = (
        kept | {key: str(value) for key, value in folders.items()} | {"QT_QPA_PLATFORM": "offscreen"}
    )
    begun: list[subprocess.Popen[str]] = []

    def kiosk(*options: str, before: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
        command = [*before, sys.executable, "-m", "explorer", "--content", str(pack.content)]
        command += ["--assets", str(pack.assets), "--kiosk", "--kiosk-config", str(config), *options]
        begun.append(subprocess.Popen(command, cwd=TOP, env=environment, text=True, stderr=subprocess.PIPE))
        return begun[-1]

    yield kiosk
    for each in begun:
        with each:  # closes what it was read through
            each.kill()


def said(kiosk: "subprocess.Popen[str]") -> str:
    assert kiosk.stderr is not None
    return kiosk.stderr.readline()


def ended(kiosk: "subprocess.Popen[str]") -> float:
    """Tell it to stop; how many seconds it took."""
    before = time.monotonic()
    kiosk.send_signal(signal.SIGTERM)
    assert kiosk.wait(20) == 0
    return time.monotonic() - before


def test_it_starts_once_and_ends_at_once_when_told(start: Start) -> None:
    first = start()
    assert said(first) == FAULT
    second = start()
    assert second.wait(30) == 2
    assert f"the kiosk runs already on this computer (process {first.pid})" in said(second)
    # systemd waits five seconds before it kills; a busy machine may take a part of them.
    assert ended(first) < 4
    assert said(first) == "", "nothing else went wrong"


def test_after_a_crash_it_starts_again(start: Start) -> None:
    first = start()
    assert said(first) == FAULT
    first.kill()
    first.wait(10)
    again = start()
    assert said(again) == FAULT
    ended(again)
    assert CLOSED_BY_STAFF not in (first.returncode, again.returncode)


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="part of Linux")
def test_where_the_disk_takes_nothing_it_runs_all_the_same(start: Start) -> None:
    kiosk = start(before=("prlimit", "--fsize=0"))
    assert said(kiosk) == FAULT
    assert "the copy of the last good kiosk.toml cannot be kept" in said(kiosk)
    assert "kiosk.lock cannot be made" in said(kiosk)
    ended(kiosk)
    assert said(kiosk) == "", "nothing else went wrong"


@pytest.mark.parametrize("mount_point", [False, True])
def test_without_its_content_it_shows_the_last_good_copy_in_its_language(
    start: Start, pack: Places, config: Path, mount_point: bool
) -> None:
    (pack.content / "de").mkdir()
    (pack.content / "de" / "language.toml").write_text('name = "Deutsch"\n', encoding="utf-8")
    config.write_text('sound = 1\nlanguages = ["de"]\n')
    first = start()
    assert said(first) == FAULT
    ended(first)
    shutil.rmtree(pack.content)
    if mount_point:
        pack.content.mkdir()
    again = start()
    assert "The last good copy is shown." in said(again)
    assert said(again) == FAULT, "and not that there is no such language"
    ended(again)
    assert said(again) == ""


def test_a_share_that_hangs_holds_up_neither_the_start_nor_the_end(start: Start, pack: Places) -> None:
    first = start()
    assert said(first) == FAULT
    ended(first)
    card_file(pack).touch()  # else its stamp might be trusted and the file not asked for
    with hanging(card_file(pack)):
        before = time.monotonic()
        again = start()
        assert "The last good copy is shown." in said(again)
        # 5 seconds for the share, the rest for a busy machine's start.
        assert time.monotonic() - before < 30
        assert said(again) == FAULT
        assert ended(again) < 4
    assert said(again) == "", "nothing else went wrong"


def test_a_file_that_is_none_is_told_and_crashes_nothing(start: Start, config: Path) -> None:
    config.write_bytes(b"\x00\xff")
    kiosk = start()
    assert "kiosk.toml:" in said(kiosk)
    ended(kiosk)


@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {missing_tools()}")
def test_staff_close_it_on_a_real_screen_with_the_corner_and_the_pin(
    tmp_path: Path, pack: Places, qapp: QApplication, qtbot: QtBot, theme: Theme, today: date
) -> None:
    policy = KioskPolicy(pin=hash_pin(PIN, b"s" * 16), pixels_per_mm=4.0)
    # Where things stand on that screen, by a kiosk of our own.
    window = KioskWindow(load_library(pack, today), policy, pack.assets, lambda: today)
    window.setGeometry(0, 0, *SCREEN)
    window.show()
    qtbot.waitExposed(window)
    look = StaffLook(theme, window.screens.sizes.mm)
    door = StaffDoor(policy, Attempts(time.monotonic), look, no_status)
    window.show_staff(door)
    digits = [middle(door, door.pin.keypad.buttons[name]) for name in (*PIN, "ok")]
    for name in (*PIN, "ok"):
        door.pin.keypad.buttons[name].click()
    qtbot.waitUntil(door.status.close_kiosk.isVisible)
    qapp.processEvents()
    close = middle(door, door.status.close_kiosk)
    window.leave()
    window.deleteLater()

    config = tmp_path / "kiosk.toml"
    config.write_text(policy_text(policy, tmp_path), encoding="utf-8")
    home = tmp_path / "desktop"
    home.mkdir()
    with virtual_desktop(home) as desktop:
        command = [sys.executable, "-m", "explorer", "--content", str(pack.content)]
        command += ["--assets", str(pack.assets), "--kiosk", "--kiosk-config", str(config)]
        kiosk = desktop.start(*command, cwd=TOP)
        found = ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(kiosk.pid)]
        subprocess.run(found, env=desktop.env, check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)
        for at in ((20, 20),) * 5 + (*digits, close):
            click = ["xdotool", "mousemove", str(at[0]), str(at[1]), "click", "1"]
            subprocess.run(click, env=desktop.env, check=True, timeout=PATIENCE)
        assert kiosk.wait(PATIENCE) == CLOSED_BY_STAFF, desktop.faults_of(kiosk)
        assert desktop.faults_of(kiosk) == []


def no_status() -> Status:
    return Status("1", None, (), 0, None, Path("kiosk.toml"), ())


def middle(door: StaffDoor, button: QWidget) -> tuple[int, int]:
    place = button.mapTo(door, button.rect().center())
    return place.x(), place.y()
