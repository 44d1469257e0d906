"""Loading the library: from its compiled form where that is good, else from its files."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path

from explorer import __version__
from explorer.files.places import Places
from explorer.files.problem import BadFileError
from explorer.files.read import read_bytes
from explorer.files.write import write_atomically
from explorer.library import compiled
from explorer.library.folders import (
    anatomy_folder,
    cards_folder,
    diagram_folder,
    own_folder,
    pictures_folder,
)
from explorer.library.languages import languages
from explorer.library.library import Library
from explorer.library.named import read_named_body

SUFFIX = ".library"
MAX_COMPILED = 64 * 1024 * 1024


def load_library(places: Places, today: date, cache: Path | None = None) -> Library:
    """Everything the program knows.

    With a `cache` folder, the library is kept there in its compiled form, one for
    each language, under a name made from what every file holds, so that a changed
    file is always read anew. A missing, stale or damaged form, a folder that cannot be
    written, or a clock that runs behind the cards costs time and nothing else.
    """
    if cache is None:
        return _read(places, today)
    kept = cache / f"{places.language}-{_key(places)}{SUFFIX}"
    with suppress(OSError, compiled.CompiledError):
        if kept.stat().st_size <= MAX_COMPILED:
            body, _ = read_named_body(places)
            return compiled.load(kept.read_bytes(), body)
    library = _read(places, today)
    if not _holds_for_good(library, today):
        return library
    with suppress(OSError):
        write_atomically(kept, compiled.dump(library))
        others = [f"{each}-" for each in languages(places) if each != places.language]
        for old in cache.glob(f"*{SUFFIX}"):
            if old != kept and not old.name.startswith(tuple(others)):
                old.unlink()
    return library


def _holds_for_good(library: Library, today: date) -> bool:
    """Whether any later day would read the same: dates that are still to come are reported.

    They may be only to a clock that has lost its time, and a form that was kept would report them ever after.
    """
    return all(
        card.reviewed <= today and all(each.year <= today.year for each in card.sources)
        for card in library.cards.values()
    )


def _read(places: Places, today: date) -> Library:
    # Brings the parsers of Markdown, YAML and SVG with it, which a start from the compiled form never needs.
    library = import_module("explorer.library.read").read_library(places, today)
    assert isinstance(library, Library)
    return library


def _key(places: Places) -> str:
    """A name for what all files of the library hold now, and for the compiled form's version."""
    digest = hashlib.sha256(f"{__version__} {compiled.VERSION}".encode())
    for path, root in _files(places):
        # What the readers refuse (a link that leads out, a huge file) is not opened here either.
        try:
            data = read_bytes(path, root)
        except BadFileError as error:
            data = str(error).encode(errors="surrogateescape")
        digest.update(b"\0" + os.fsencode(path) + f"\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def _files(places: Places) -> Iterator[tuple[Path, Path]]:
    """Every file, each with the folder that it must lie in."""
    cards = dict.fromkeys((cards_folder(places), own_folder(places)))
    for folder, root in (
        (anatomy_folder(places), places.content),
        *((each, places.content) for each in cards),
        (diagram_folder(places), places.assets),
        (pictures_folder(places), places.assets),
    ):
        for path in sorted(folder.rglob("*")):
            if not path.is_dir():
                yield path, root
