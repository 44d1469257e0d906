"""Killed (by SIGKILL) at any moment of writing: nothing is lost but the last change, the next start is clean.

`NERVE_EXPLORER_KILLS=200` kills so many of each kind, and prints what was seen.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from explorer.files.places import Places
from explorer.library.last_good import load_lasting
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.search.search import Search
from explorer.state.bookmarks import Bookmarks
from explorer.state.kiosk.opening import Way, open_policy
from explorer.state.kiosk.pin import hash_pin
from explorer.state.kiosk.policy import KioskPolicy, read_policy
from explorer.state.kiosk.policy_file import write_policy
from explorer.state.settings import Settings, read_settings, write_settings
from library.world import CARD, card_file, small_places
from unbreakable.killed import TITLES, TODAY
from unbreakable.watched import TOP, home_in

KILLS = int(os.environ.get("NERVE_EXPLORER_KILLS", "6"))
PIN = hash_pin("4321", b"0123456789abcdef")


class Kept:
    """What one kind of file must still hold. `told` is how many changes were finished in all."""

    def __init__(self, folder: Path, places: Places) -> None:
        self.folder, self.places, self.told = folder, places, 0
        self.library = load_library(places, TODAY)
        search = Search.of(self.library)
        self.found = search.find("tarsal tunnel")
        search.close()
        assert f"condition:{CARD}" in [str(each.address) for each in self.found.hits]

    def settings(self) -> None:
        settings, notice = read_settings(self.folder / "settings.json")
        assert notice is None
        assert settings.theme == "dark"
        assert settings.contents_width - 200 in (self.told % 500, (self.told + 1) % 500)
        self.told = settings.contents_width - 200

    def bookmarks(self) -> None:
        kept = Bookmarks(self.folder / "bookmarks.json")
        assert kept.notice == ""
        assert [each.address for each in kept.items] == [f"nerve:n{n}" for n in range(len(kept.items))]
        assert len(kept.items) in (self.told, self.told + 1)
        self.told = len(kept.items)

    def kiosk(self) -> None:
        path, copy = self.folder / "kiosk.toml", self.folder / "kept.toml"
        policy, problems = read_policy(path, self.library)
        kept, kept_problems = read_policy(copy, self.library)
        assert problems == kept_problems == ()
        assert policy.pin == kept.pin == PIN
        assert int(policy.clinic_name) in (self.told, self.told + 1)
        assert int(kept.clinic_name) in (int(policy.clinic_name), int(policy.clinic_name) - 1)
        opening = open_policy(path, copy, self.library)
        assert (opening.way, opening.policy, opening.problems) == (Way.RUN, policy, ())
        self.told = int(policy.clinic_name)

    def caches(self) -> None:
        again = load_library(self.places, TODAY, self.folder)
        assert again.cards == self.library.cards
        assert again.diagram == self.library.diagram
        assert again.problems == ()

    def last_good(self) -> None:
        """The copy is whole, and stands for the content when that is away."""
        away = self.places.content.with_name("away")
        self.places.content.rename(away)
        copy, notice = load_lasting(self.places, TODAY, self.folder)
        away.rename(self.places.content)
        assert "last good copy" in notice
        fresh, notice = load_lasting(self.places, TODAY, self.folder)
        assert notice == ""
        for each in (copy, fresh):
            assert list(each.body.addresses()) == list(self.library.body.addresses())
            assert each.diagram == self.library.diagram
            assert title(each) in TITLES
        assert title(fresh) in card_file(self.places).read_text(encoding="utf-8")

    def index(self) -> None:
        search = Search.of(self.library, self.folder)
        found = search.find("tarsal tunnel")
        search.close()
        assert found == self.found


def title(library: Library) -> str:
    (card,) = library.cards.values()
    return card.title


@contextmanager
def killer(kind: str, folder: Path, places: Places) -> Iterator[Callable[[float], int]]:
    """What kills a writer of that `kind` so many seconds after it began; tells what changes it finished."""
    arguments = [kind, *map(str, (folder, places.assets, places.content))]
    process = subprocess.Popen(
        [sys.executable, "-m", "unbreakable.killed", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=TOP,
        text=True,
        env=home_in(folder.parent) | {"PYTHONPATH": os.pathsep.join((str(TOP), str(TOP / "tests")))},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    into, out = process.stdin, process.stdout

    def kill(seconds: float) -> int:
        into.write(f"{seconds}\n")
        into.flush()
        return int(out.readline())

    with process:
        yield kill
        into.close()
    assert process.returncode == 0


LONGEST = {"settings": 0.05, "bookmarks": 0.05, "kiosk": 0.1, "library": 0.4, "last_good": 0.6, "index": 0.15}
"""Seconds within which each kind has made its first changes."""
HOLDS: dict[str, Callable[[Kept], None]] = {
    "settings": Kept.settings,
    "bookmarks": Kept.bookmarks,
    "kiosk": Kept.kiosk,
    "library": Kept.caches,
    "last_good": Kept.last_good,
    "index": Kept.index,
}


@pytest.mark.parametrize("kind", HOLDS)
def test_killed_at_any_moment_nothing_is_lost_but_the_last_change(tmp_path: Path, kind: str) -> None:
    places, folder = small_places(tmp_path / "world"), tmp_path / "kept"
    folder.mkdir()
    kept = Kept(folder, places)
    write_settings(folder / "settings.json", Settings(theme="dark", contents_width=200))
    write_policy(folder / "kiosk.toml", KioskPolicy(clinic_name="0", pin=PIN), kept.library)
    open_policy(folder / "kiosk.toml", folder / "kept.toml", kept.library)
    load_lasting(places, TODAY, folder)
    chance, seen = random.Random(f"kills of {kind}"), Counter[str]()
    with killer(kind, folder, places) as kill:
        for _ in range(KILLS):
            before = halves(folder)
            finished = kill(chance.uniform(0, LONGEST[kind]))
            kept.told += finished
            seen["changes finished"] += finished
            seen["killed in the middle of a file"] += halves(folder) > before
            HOLDS[kind](kept)
    assert seen["changes finished"]
    assert not list(folder.glob("*.damaged*"))
    print(f"{kind}: {KILLS} kills, {dict(seen)}")


def halves(folder: Path) -> int:
    """How many files lie there that were begun and never put in their place."""
    return sum(each.name.startswith(".") for each in folder.iterdir())


WINDOW = """
import json, sys
from explorer import app, cli
from explorer.files.places import user_places
from explorer.anatomy.address import parse_address
from PySide6.QtWidgets import QApplication
def use(self):
    window, = (each for each in self.topLevelWidgets() if type(each).__name__ == "MainWindow")
    boxes = [each.text() for each in self.topLevelWidgets() if type(each).__name__ == "QMessageBox"]
    kept = [each.address for each in window.contents.bookmarks.items]
    print(json.dumps([boxes, kept, window.appearance.settings.theme]), flush=True)
    if sys.argv[2] == "close":
        window.close()
        return 0
    for nerve in list(window.state.library.body.nerves)[len(kept):]:
        window.choose(parse_address(f"nerve:{nerve}"))
        for name in ("bookmark", "next_theme", "text_larger", "text_smaller"):
            window._actions[name].trigger()
            self.processEvents()
        window.search.line.setText("tibial")
        self.processEvents()
        print("kept", flush=True)
    while True:
        window._actions["next_theme"].trigger()
QApplication.exec = use
print("status", cli.run(["--content", sys.argv[1]]))
"""


def test_the_program_killed_as_it_is_used_starts_cleanly_again(tmp_path: Path) -> None:
    content = small_places(tmp_path / "world").content
    chance = random.Random("kills of the program")
    least = 0
    last = max(1, KILLS // 6)
    for n in range(last + 1):
        with subprocess.Popen(
            [sys.executable, "-c", WINDOW, str(content), "use" if n < last else "close"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=TOP,
            text=True,
            env=home_in(tmp_path / "home"),
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            said, kept, _ = json.loads(process.stdout.readline() or process.stderr.read())
            assert said == []
            assert len(kept) >= least
            if n < last:
                process.stdout.readline()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(chance.uniform(0, 0.5))
                process.kill()
                least = len(kept) + 1 + process.stdout.read().count("kept")
            assert process.stderr.read() == ""
    assert process.returncode == 0
