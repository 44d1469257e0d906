"""A screen that goes away under the running program, and one on which everything is twice as fine."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.state.bookmarks import Bookmarks
from explorer.state.settings import read_settings
from library.world import small_places
from unbreakable.watched import TOP, home_in

RUN = """
import sys
from explorer import cli
from explorer.anatomy.address import Side
from explorer.state.bookmarks import Bookmark
from explorer.ui.window import MainWindow
from PySide6.QtCore import QTimer
made = MainWindow.showEvent
def shown(self, event):
    made(self, event)
    self.timer = QTimer(self)
    self.count = 0
    def keep():
        self.contents.bookmarks.add(Bookmark(f"nerve:n{self.count}", Side.LEFT, f"N {self.count}"))
        self.appearance.step_text(1 if self.count % 2 else -1)
        self.count += 1
        print(self.count, flush=True)
    self.timer.timeout.connect(keep)
    self.timer.start(5)
MainWindow.showEvent = shown
sys.exit(cli.run(sys.argv[1:]))
"""


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="a screen that can be taken away: Xvfb")
def test_a_screen_that_goes_away_ends_the_program_and_its_files_are_whole(tmp_path: Path) -> None:
    places = small_places(tmp_path / "world")
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert screen.stdout is not None
        number = screen.stdout.readline().strip()
        program = subprocess.Popen(
            [sys.executable, "-c", RUN, "--content", str(places.content), "--show", "nerve:tibial"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=TOP,
            env=home_in(tmp_path) | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"},
        )
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(5)]
        assert lines[-1] == "5\n", program.communicate(timeout=30)[1]
    finally:
        screen.kill()
        screen.communicate()
    try:
        said, faults = program.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        program.kill()
        program.communicate()
        raise AssertionError("it hangs without its screen") from None
    told = max([5, *(int(line) for line in said.splitlines() if line.isdecimal())])
    assert program.returncode not in (0, None)
    assert "Traceback" not in faults
    kept = Bookmarks(tmp_path / "data" / "nerve-explorer" / "bookmarks.json")
    assert kept.notice == ""
    assert told <= len(kept.items) <= told + 1
    settings, notice = read_settings(tmp_path / "config" / "nerve-explorer" / "settings.json")
    assert notice is None
    assert settings.text_scale in (0.9, 1.0)


FINE = """
import json, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QPointF
from explorer import saving
from explorer.files.places import find_places
from explorer.library.load import load_library
from explorer.state.settings import Settings
from explorer.anatomy.address import parse_address
from places_on_plate import place_of
from pointer import click
places = find_places()
library = load_library(places, date(2026, 11, 24), Path(sys.argv[2]))
window = saving._hidden_window(places, library, Settings(reduced_motion=True), None, (1100, 700))
view = window.diagram
found = {}
for name in ("region:outer-knee", "site:fibular-neck"):
    click(view, place_of(view, name))
    chosen = window.state.selection
    found[name] = [str(chosen.address), *map(str, chosen.nearby)]
window.choose(parse_address("nerve:tibial"))
window.settle()
picture = window.grab()
picture.save(sys.argv[1])
ratio = view.devicePixelRatioF()
print(json.dumps([ratio, [picture.width(), picture.height()], found]))
window.close()
"""


def test_on_a_finer_screen_everything_is_where_it_is_drawn(tmp_path: Path) -> None:
    out = tmp_path / "fine.png"
    done = subprocess.run(
        [sys.executable, "-c", FINE, str(out), str(tmp_path / "cache")],
        capture_output=True,
        text=True,
        cwd=TOP,
        timeout=120,
        env=home_in(tmp_path) | {"QT_SCALE_FACTOR": "2", "PYTHONPATH": f"{TOP}:{TOP / 'tests'}"},
    )
    assert done.returncode == 0, done.stderr
    ratio, size, found = json.loads(done.stdout)
    assert ratio == 2
    assert size == [2200, 1400]
    for name, here in found.items():
        assert name in here
    assert out.stat().st_size > 50_000
