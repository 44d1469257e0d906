"""The kiosk as the system runs it: started, refused a second time, killed, told to stop."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.state.kiosk.pin import CLOSED_BY_STAFF
from library.world import small_places

TOP = Path(__file__).resolve().parents[2]
FAULT = "nerve-explorer: kiosk.toml:1: 'sound' must be true or false\n"
"""Said on standard error by a kiosk that has read its files and goes on."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text("sound = 1\n")
    return path


@pytest.fixture
def start(tmp_path: Path, config: Path) -> Iterator[Start]:
    """Starts kiosks with a small pack, and a home and a place for locks of their own."""
    pack = small_places(tmp_path / "pack")
    for each in ("fonts", "icons", "themes"):
        shutil.copytree(TOP / "assets" / each, pack.assets / each)
    folders = {"HOME": tmp_path / "home", "XDG_RUNTIME_DIR": tmp_path / "run"}
    for each in folders.values():
        each.mkdir(mode=0o700)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment = (
        kept | {key: str(value) for key, value in folders.items()} | {"QT_QPA_PLATFORM": "offscreen"}
    )
    begun: list[subprocess.Popen[str]] = []

    def kiosk(*options: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "explorer", "--content", str(pack.content)]
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


def test_without_its_content_it_shows_the_last_good_copy(start: Start, tmp_path: Path) -> None:
    first = start()
    assert said(first) == FAULT
    ended(first)
    shutil.rmtree(tmp_path / "pack" / "content")
    again = start()
    assert "The last good copy is shown." in said(again)
    assert said(again) == FAULT
    ended(again)


def test_a_file_that_is_none_is_told_and_crashes_nothing(start: Start, config: Path) -> None:
    config.write_bytes(b"\x00\xff")
    kiosk = start()
    assert "kiosk.toml:" in said(kiosk)
    ended(kiosk)
