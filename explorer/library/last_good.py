"""A library that outlives its folder: the last good one is kept in the cache, whole, for bad days.

The kiosk's content may lie on a network share. A share that is away, half there, or there and never answers
must not empty the screen in the waiting room.
"""

import hashlib
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from explorer.content.kept import NO_TEXT
from explorer.files.own import read_own
from explorer.files.patience import Patience
from explorer.files.places import BASE, Places
from explorer.files.write import write_atomically
from explorer.library import compiled
from explorer.library.languages import languages
from explorer.library.library import Library
from explorer.library.load import MAX_COMPILED, load_library
from explorer.library.say import Say, as_written, mark

SUFFIX = ".last-good"

LEAST_SHARE = 0.5
"""A library with fewer of the last good one's cards than this is taken to be half there."""

LONGEST, LONGEST_WITHOUT = 5.0, 60.0
"""Seconds that a folder has to answer in, where there is a copy to show instead and where there is none."""

OLD_COPY = mark("The content folder {folder} cannot be used. The last good copy is shown.")
NO_COPY = mark("The content folder {folder} cannot be used, and there is no copy of it yet.")


def load_lasting(
    places: Places, today: date, cache: Path, say: Say = as_written, patience: Patience | None = None
) -> tuple[Library, str]:
    """The library of `places`, or the last good one in `cache`; with a notice for staff ('' if all is well).

    A good library has its tables, figures, the emergency button's card and every card's text, and at
    least half of the cards that it had before. Never raises for what happens to the folders, the cache or
    the disk. With neither, the library is what could be read: empty, perhaps. With `patience`, folders
    that do not answer in time are as good as away; without it, they hold up the caller.
    """
    kept = cache / f"{_name(places)}{places.language}{SUFFIX}"
    last = _read_kept(kept)

    def read() -> Library:
        return load_library(places, today, cache)

    try:
        fresh = patience.wait(read, LONGEST if last else LONGEST_WITHOUT) if patience else read()
    except OSError:  # a network share can fail in any way, at any step
        fresh = Library()
    if _is_good(fresh) and (last is None or len(fresh.cards) >= LEAST_SHARE * len(last.cards)):
        with suppress(OSError):
            data = compiled.dump(fresh)
            if not (kept.is_file() and read_own(kept, MAX_COMPILED) == data):
                write_atomically(kept, data)
        return fresh, ""
    words = OLD_COPY if last else NO_COPY
    return last or fresh, say(words).format(folder=places.content)


def languages_lasting(places: Places, cache: Path, patience: Patience) -> tuple[str, ...]:
    """Every language that can be shown: those of `places`, and while those cannot be read the ones kept.

    Raises nothing, whatever becomes of the folders.
    """
    try:
        found, there = patience.wait(lambda: (languages(places), (places.content / BASE).is_dir()), LONGEST)
    except OSError:
        found, there = (BASE,), False
    if there:
        return found
    name = _name(places)
    kept = sorted(path.name.removeprefix(name) for path in cache.glob(f"{name}*{SUFFIX}"))
    return tuple(dict.fromkeys((*found, *(each.removesuffix(SUFFIX) for each in kept))))


def _is_good(library: Library) -> bool:
    return bool(
        library.body.nerves
        and library.body.regions
        and library.diagram.figures
        and library.guide.emergency in library.cards
        and not any(card.plain_text == NO_TEXT for card in library.cards.values())
    )


def _name(places: Places) -> str:
    """What the copies of these folders begin with, whatever those hold: none is taken for another's.

    The language follows.
    """
    parts = (str(places.content), str(places.assets))
    return hashlib.sha256(b"\0".join(map(os.fsencode, parts))).hexdigest()[:32] + "-"


def _read_kept(path: Path) -> Library | None:
    """The library that was kept; None if there is none, or it is of another version or damaged."""
    try:
        return compiled.load(read_own(path, MAX_COMPILED)) if path.stat().st_size <= MAX_COMPILED else None
    except (OSError, compiled.CompiledError):
        return None
