"""One kiosk at a time; what a dead one left behind hinders nobody."""

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.ui.kiosk.alone import NAME, take_place

HOLD = """
import sys, pathlib
from explorer.ui.kiosk.alone import take_place
place = take_place(pathlib.Path(sys.argv[1]))
print(place.free, flush=True)
sys.stdin.read()
"""


def test_a_second_one_is_refused_and_a_dead_one_is_not_waited_for(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "True\n"
        second = take_place(tmp_path)
        assert (second.free, second.taken_by) == (False, first.pid)
        first.kill()
        first.wait(10)
    assert (tmp_path / NAME).exists(), "it was killed before it could tidy up"
    assert take_place(tmp_path).free


def test_the_place_is_free_again_once_it_is_given_up(tmp_path: Path) -> None:
    place = take_place(tmp_path / "new" / "folder")
    assert place.free
    del place
    assert take_place(tmp_path / "new" / "folder").free


def test_a_folder_that_cannot_be_made_stops_no_kiosk(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    place = take_place(tmp_path / "file" / "folder")
    assert place.free
    assert "cannot be made" in place.fault


@pytest.mark.parametrize("left", [b"", b"\xff\xfe garbage", b"999999999\nnerve-explorer\nhost\n\n\n"])
def test_a_damaged_lock_stops_no_kiosk(tmp_path: Path, left: bytes) -> None:
    (tmp_path / NAME).write_bytes(left)
    assert take_place(tmp_path).free
