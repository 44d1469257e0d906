"""A clock that was wrong, is set back or forward: nothing is lost, nobody is sent away, nothing false stays.

The clock on the wall is given to what needs it; the tests give it leaps. With `faketime` (where it is
installed) real processes meet them, too.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from explorer.anatomy.address import Address, Kind, Side
from explorer.files.places import Places
from explorer.files.write import write_atomically
from explorer.library import load
from explorer.library.last_good import load_lasting
from explorer.library.load import load_library
from explorer.library.search.search import Search
from explorer.state.bookmarks import Bookmark, Bookmarks
from explorer.state.kiosk.counts import Counts
from explorer.state.settings import KeptSettings, Settings, read_settings
from library.world import CARD, card_file, change, small_places
from unbreakable.watched import TOP, home_in

TODAY = date(2026, 11, 24)
LOST, FAR = date(1971, 1, 1), date(2037, 12, 31)
"""What a computer shows whose clock has no battery, and one that was set wrong."""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return small_places(tmp_path / "world")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def dated(folder: Path, day: date) -> None:
    """All in `folder` was written on that day."""
    seconds = datetime(day.year, day.month, day.day).timestamp()
    for each in folder.rglob("*"):
        os.utime(each, (seconds, seconds))


@pytest.mark.parametrize("day", [LOST, FAR])
def test_settings_and_bookmarks_of_any_time_are_read_and_changed(tmp_path: Path, day: date) -> None:
    keeper = KeptSettings(tmp_path / "settings.json", Settings())
    keeper.keep(Settings(theme="dark"))
    Bookmarks(tmp_path / "bookmarks.json").add(Bookmark("nerve:a", Side.LEFT, "A"))
    dated(tmp_path, day)
    settings, notice = read_settings(tmp_path / "settings.json")
    assert (settings.theme, notice) == ("dark", None)
    keeper.keep(Settings(theme="light"))
    kept = Bookmarks(tmp_path / "bookmarks.json")
    kept.add(Bookmark("nerve:b", Side.LEFT, "B"))
    assert kept.notice == ""
    dated(tmp_path, day)
    assert read_settings(tmp_path / "settings.json")[0].theme == "light"
    assert [each.title for each in Bookmarks(tmp_path / "bookmarks.json").items] == ["A", "B"]


@pytest.mark.parametrize("day", [LOST, FAR])
def test_caches_of_any_time_are_used_and_files_of_any_time_are_seen_to_change(
    places: Places, cache: Path, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, _ = load_lasting(places, TODAY, cache)
    Search.of(library, cache).close()
    dated(cache, day)
    with monkeypatch.context() as patch:
        patch.setattr(load, "_read", lambda *_: pytest.fail("the cache is good"))
        again, notice = load_lasting(places, TODAY, cache)
    assert (again.cards, notice) == (library.cards, "")
    written = {each.name: each.stat().st_mtime_ns for each in cache.iterdir()}
    Search.of(again, cache).close()
    assert {each.name: each.stat().st_mtime_ns for each in cache.iterdir()} == written, "nothing made anew"
    change(card_file(places), '"Tarsal tunnel syndrome"', '"Another"')
    dated(places.content, LOST)  # older than the cache that was made of it before
    (card,) = load_library(places, TODAY, cache).cards.values()
    assert card.title == "Another"


def test_a_clock_that_had_lost_its_time_reports_nothing_once_it_is_right(places: Places, cache: Path) -> None:
    wrong, notice = load_lasting(places, LOST, cache)
    assert (len(wrong.cards), notice) == (1, "")
    assert "still to come" in "\n".join(map(str, wrong.problems))
    for day in (TODAY, FAR, LOST, TODAY):
        library, notice = load_lasting(places, day, cache)
        assert library.problems == (), "what was true of another day is not kept"
        assert (library.cards, notice) == (wrong.cards, "")


@pytest.mark.parametrize("days", [-20_000, -1, 1, 4_000])
def test_the_count_of_a_day_begins_anew_on_any_other(days: int) -> None:
    day = [TODAY]
    counts = Counts(True, lambda: day[0])
    card = Address(Kind.CONDITION, CARD)
    counts.opened(card)
    day[0] += timedelta(days=days)
    assert counts.totals == {}
    counts.opened(card)
    day[0] = TODAY
    assert counts.totals == {}, "the day it was before is another, too"


def test_what_killed_writers_left_in_the_future_is_swept_up_too(tmp_path: Path) -> None:
    for name in (".a.json.old", ".b.json.old"):
        (tmp_path / name).write_text("half", encoding="utf-8")
    dated(tmp_path, FAR)
    write_atomically(tmp_path / "a.json", b"{}")
    assert {each.name for each in tmp_path.iterdir()} == {"a.json", ".b.json.old"}


WALL = {
    *(("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")),
    *(("time", each) for each in ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime")),
    *(("QDateTime", each) for each in ("currentDateTime", "currentSecsSinceEpoch", "currentMSecsSinceEpoch")),
    *(("QDate", "currentDate"), ("QTime", "currentTime"), ("QDateTime", "currentDateTimeUtc")),
}
MAY_ASK = {
    *("app.py", "saving.py", "ui/kiosk/posing.py", "commands/check.py", "commands/asked.py"),
    *("files/write.py", "library/stamp.py"),
}
"""What puts the parts together, and what asks how old a file is. All else is given the day, or seconds
that never run backwards."""


def asks_the_wall(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for each in ast.walk(tree):
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            yield each.value.id, each.attr


def test_none_but_those_who_give_it_on_look_at_the_clock_on_the_wall() -> None:
    package = TOP / "explorer"
    asking = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if WALL & set(asks_the_wall(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert asking == MAY_ASK


def wall_in(stamp: Path) -> dict[str, str] | None:
    """An environment in which `stamp` sets the clock on the wall at any moment; None without `faketime`."""
    if shutil.which("faketime") is None:
        return None
    told = subprocess.run(["faketime", "-f", "+0", "env"], capture_output=True, text=True, check=False)
    lines = dict(line.split("=", 1) for line in told.stdout.splitlines() if "=" in line)
    # The seconds that never run backwards do not, and files keep the times that the system gave them.
    kinds = {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_NO_CACHE": "1", "NO_FAKE_STAT": "1"}
    preload = lines.get("LD_PRELOAD", "")
    return {"LD_PRELOAD": preload, "FAKETIME_TIMESTAMP_FILE": str(stamp), **kinds} if preload else None


WINDOW = """
import json, sys
from datetime import date
from explorer import app, cli
from explorer.anatomy.address import parse_address
from PySide6.QtWidgets import QApplication
def use(self):
    window, = (each for each in self.topLevelWidgets() if type(each).__name__ == "MainWindow")
    boxes = [each.text() for each in self.topLevelWidgets() if type(each).__name__ == "QMessageBox"]
    window.choose(parse_address(sys.argv[2]))
    window.settle()
    window.card.complete()
    kept = [each.address for each in window.contents.bookmarks.items]
    window.choose(parse_address(sys.argv[3]))
    for name in ("bookmark", "next_theme"):
        window._actions[name].trigger()
        self.processEvents()
    print(json.dumps([date.today().year, boxes, kept, len(window.state.library.problems)]))
    window.close()
    return 0
QApplication.exec = use
print("status", cli.run(["--content", sys.argv[1]]))
"""


def run(code: str, environment: dict[str, str], *arguments: str) -> list[object]:
    """What a process printed as JSON in its first line."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=TOP,
        timeout=120,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    first, *_ = done.stdout.splitlines()
    told = json.loads(first)
    assert isinstance(told, list)
    return told


needs_faketime = pytest.mark.skipif(shutil.which("faketime") is None, reason="no faketime here")


@needs_faketime
def test_windows_opened_at_wrong_times_keep_all_and_leave_nothing_false(
    tmp_path: Path, places: Places
) -> None:
    stamp = tmp_path / "stamp"
    wall = wall_in(stamp)
    assert wall is not None
    environment = home_in(tmp_path / "home") | wall
    seen = []
    for days, nerve in (("-20000d", "nerve:sural"), ("+0", "nerve:tibial")):
        stamp.write_text(f"{days}\n", encoding="utf-8")
        seen.append(run(WINDOW, environment, str(places.content), f"condition:{CARD}", nerve))
    years, boxes, kept, problems = zip(*seen, strict=True)
    assert years[0] < 1980 < years[1]
    assert boxes == ([], [])
    assert kept == ([], ["nerve:sural"])
    assert problems[0] > 0
    assert problems[1] == 0


KIOSK = """
import json, sys, time
from pathlib import Path
from datetime import date
from explorer import app, cli
from explorer.anatomy.address import parse_address
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.keeper import Keeper
from PySide6.QtWidgets import QApplication
def use(self):
    window, = (each for each in self.topLevelWidgets() if type(each).__name__ == "KioskWindow")
    keeper = window.findChild(Keeper)
    told = []
    def look():
        self.processEvents()
        window.tick()
        left = window.visit.seconds_left
        told.append([date.today().year, window.visit.phase.value, left, keeper.status().uptime,
                     list(keeper.status().totals.values())])
    window.visit.touch()
    for days in ("-20000d", "+4000d", "-1d", "+0"):
        window.visit.touch()
        window.home()
        window.go(Stop(Screen.CARD, parse_address(sys.argv[4])))
        look()
        Path(sys.argv[2]).write_text(days + "\\n")
        look()
    print(json.dumps(told))
    window.leave()
    return 0
QApplication.exec = use
print("status", cli.run(["--kiosk", "--content", sys.argv[1], "--kiosk-config", sys.argv[3]]))
"""


@needs_faketime
def test_a_visit_goes_on_and_the_staff_are_told_the_truth_while_the_clock_leaps(
    tmp_path: Path, places: Places
) -> None:
    stamp, config = tmp_path / "stamp", tmp_path / "kiosk.toml"
    stamp.write_text("+0\n", encoding="utf-8")
    config.write_text("counts = true\n", encoding="utf-8")
    wall = wall_in(stamp)
    assert wall is not None
    environment = home_in(tmp_path / "home") | wall | {"XDG_RUNTIME_DIR": str(tmp_path / "run")}
    told = run(KIOSK, environment, *map(str, (places.content, stamp, config)), f"condition:{CARD}")
    years = [each[0] for each in told]  # type: ignore[index]
    assert min(years) < 1980 < 2030 < max(years)
    for _, phase, left, uptime, _ in told:  # type: ignore[misc]
        assert phase == "begun"
        assert 60 < left <= 90
        assert 0 <= uptime < 60
    assert [each[4] for each in told] == [[1], []] * 4  # type: ignore[index]
