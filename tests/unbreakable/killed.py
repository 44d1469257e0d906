"""Writes the program's files without end, in processes that are killed in the middle of it.

Run as `python -m unbreakable.killed KIND FOLDER ASSETS CONTENT`. For each line on its input, a number
of seconds, it forks a process that writes files of that kind in FOLDER, kills it (by SIGKILL) that long
after its first write began, and says how many changes the killed one had finished. The fork spares a
start of Python for each kill; the killed one is a whole process all the same.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

from explorer.anatomy.address import Side
from explorer.files.places import Places
from explorer.files.write import write_atomically
from explorer.library.last_good import load_lasting
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.library.search.search import Search
from explorer.state.bookmarks import Bookmark, Bookmarks
from explorer.state.kiosk.opening import open_policy
from explorer.state.kiosk.policy import KioskPolicy, read_policy
from explorer.state.kiosk.policy_file import write_policy
from explorer.state.settings import KeptSettings, read_settings
from library.world import card_file

TODAY = date(2026, 11, 24)
TITLES = ("Tarsal tunnel syndrome", "Tibial nerve at the ankle")
"""What the one card is called, by turns."""


def settings(folder: Path, _places: Places) -> Iterator[None]:
    """The width of the contents grows with each change."""
    path = folder / "settings.json"
    kept, _ = read_settings(path)
    keeper = KeptSettings(path, kept)
    for n in count(kept.contents_width - 199):
        kept = replace(kept, contents_width=200 + n % 500)
        keeper.keep(kept)
        yield


def bookmarks(folder: Path, _places: Places) -> Iterator[None]:
    """One more with each change, as a window adds them."""
    kept = Bookmarks(folder / "bookmarks.json")
    for n in count(len(kept.items)):
        kept.add(Bookmark(f"nerve:n{n}", Side.LEFT, f"N {n}", "note " * 50))
        yield


def kiosk(folder: Path, places: Places) -> Iterator[None]:
    """Another clinic with each change; the copy of the last good file follows."""
    cards = _read_once(places)
    path = folder / "kiosk.toml"
    policy, _ = read_policy(path, cards)
    for n in count(int(policy.clinic_name or 0) + 1):
        write_policy(path, KioskPolicy(clinic_name=str(n), pin=policy.pin), cards)
        open_policy(path, folder / "kept.toml", cards)
        yield


def library(folder: Path, places: Places) -> Iterator[None]:
    """The cache of cards and drawing: made, and thrown away."""
    while True:
        load_library(places, TODAY, folder)
        _empty(folder)
        yield


def last_good(folder: Path, places: Places) -> Iterator[None]:
    """The copy for bad days: the one card of the clinic gets another title with each change."""
    path = card_file(places)
    while True:
        text = path.read_text(encoding="utf-8")
        old, new = (f'\ntitle: "{each}"' for each in sorted(TITLES, key=lambda each: f'"{each}"' not in text))
        write_atomically(path, text.replace(old, new).encode())
        load_lasting(places, TODAY, folder)
        yield


def index(folder: Path, places: Places) -> Iterator[None]:
    """The search index: made, and thrown away."""
    read = _read_once(places)
    while True:
        Search.of(read, folder).close()
        _empty(folder)
        yield


KINDS: dict[str, Callable[[Path, Places], Iterator[None]]] = {
    each.__name__: each for each in (settings, bookmarks, kiosk, library, last_good, index)
}


@cache
def _read_once(places: Places) -> Library:
    """By the parent: the children are to be killed while they write, not while they read."""
    return load_library(places, TODAY)


def _empty(folder: Path) -> None:
    for each in folder.iterdir():
        if not each.name.startswith("."):
            each.unlink()


def killed_after(seconds: float, kind: str, folder: Path, places: Places) -> int:
    """How many changes were finished by a process that was killed `seconds` after it began."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, b".")
        for _ in KINDS[kind](folder, places):
            os.write(writing, b".")
    os.close(writing)
    os.read(reading, 1)
    time.sleep(seconds)
    assert os.waitpid(child, os.WNOHANG) == (0, 0), "it goes on until it is killed"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = 0
    while data := os.read(reading, 65536):
        told += len(data)
    os.close(reading)
    return told


def main(kind: str, folder: Path, assets: Path, content: Path) -> None:
    """See above."""
    _read_once(Places(assets, content))
    for line in sys.stdin:
        print(killed_after(float(line), kind, folder, Places(assets, content)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
