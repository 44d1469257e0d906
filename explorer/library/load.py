"""Loading the library: from its compiled form where that is good, else from its files."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from explorer import __version__
from explorer.diagram import compiled as diagrams
from explorer.files.own import read_own
from explorer.files.places import Places
from explorer.files.problem import BadFileError
from explorer.files.read import MAX_BYTES, read_bytes
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
from explorer.library.stamp import SUFFIX as STAMP
from explorer.library.stamp import Looks, looks_of, remember, remembered

SUFFIX = ".library"
MAX_COMPILED = 512 * 1024 * 1024


def load_library(places: Places, today: date, cache: Path | None = None) -> Library:
    """Everything the program knows.

    With a `cache` folder, the library is kept there in its compiled form, one for
    each language, under a name made from what every file holds, so that a changed
    file is always read anew. A missing, stale or damaged form, a folder that cannot be
    written, files that change meanwhile, or a clock that runs behind the cards cost time and nothing else.
    """
    if cache is None:
        return _read(places, today)
    looks = _looks(places)
    kept = cache / f"{places.language}-{_name(places, looks, cache)}{SUFFIX}"

    @lru_cache(maxsize=1)
    def read_again() -> Library:
        """What the files hold, where a kept text turns out to be none; the next start makes a new form."""
        with suppress(OSError):
            kept.unlink(missing_ok=True)
        try:
            return _read(places, today)
        except OSError:  # a share that is away
            return Library()

    with suppress(OSError, compiled.CompiledError):
        if kept.stat().st_size <= MAX_COMPILED:
            return compiled.load(read_own(kept, MAX_COMPILED), read_again)
    library = _read(places, today)
    if not _holds_for_good(library, today) or _looks(places).digest != looks.digest:
        return library
    with suppress(OSError):
        write_atomically(kept, compiled.dump(library))
        library = replace(library, diagram=diagrams.named(library.diagram))
        others = [f"{each}-" for each in languages(places) if each != places.language]
        for old in cache.glob(f"*{SUFFIX}"):
            if old != kept and not old.name.startswith(tuple(others)):
                old.unlink()
    return library


def _holds_for_good(library: Library, today: date) -> bool:
    """Whether any later start would read the same: dates that are still to come are reported.

    They may be only to a clock that has lost its time, and a form that was kept would report them ever after.
    So it would what the system refused to give this once.
    """
    return not any(each.may_pass for each in library.problems) and all(
        card.reviewed <= today and all(each.year <= today.year for each in card.sources)
        for card in library.cards.values()
    )


def _read(places: Places, today: date) -> Library:
    # Brings the parsers of Markdown, YAML and SVG with it, which a start from the compiled form never needs.
    library = import_module("explorer.library.read").read_library(places, today)
    assert isinstance(library, Library)
    return library


def _looks(places: Places) -> Looks:
    return looks_of((folder for folder, _ in _folders(places)), _about())


def _name(places: Places, looks: Looks, cache: Path) -> str:
    """What `key_of` gives; the files are read only if they look other than when it was last made."""
    stamp = cache / f"{places.language}{STAMP}"
    key = remembered(stamp, looks)
    if key is None:
        key = key_of(places)
        remember(stamp, looks, key)
    return key


def _about() -> str:
    """What a compiled form depends on beside the files."""
    return f"{__version__} {compiled.VERSION}"


def key_of(places: Places) -> str:
    """A name for what all files of the library hold now, and for the compiled form's version."""
    digest = hashlib.sha256(_about().encode())
    for folder, root in _folders(places):
        inside = Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root))
        for entry in _files(folder):
            data = _bytes_of(entry, root, inside)
            digest.update(b"\0" + os.fsencode(entry.path) + f"\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()[:32]


def _bytes_of(entry: "os.DirEntry[str]", root: Path, inside: bool) -> bytes:
    """What a file holds, or why the readers will refuse it: a link that leads out, say, is not opened here.

    That is asked in full only of links: at every start some 170 files are read.
    """
    if inside and entry.is_file(follow_symlinks=False) and entry.stat().st_size <= MAX_BYTES:
        with suppress(OSError), Path(entry.path).open("rb", buffering=0) as handle:
            return bytes(handle.read(MAX_BYTES))
    try:
        return read_bytes(Path(entry.path), root)
    except BadFileError as error:
        return str(error).encode(errors="surrogateescape")


def _folders(places: Places) -> Iterator[tuple[Path, Path]]:
    """Where the files lie, each with the folder that they must not lead out of."""
    yield anatomy_folder(places), places.content
    for each in dict.fromkeys((cards_folder(places), own_folder(places))):
        yield each, places.content
    yield diagram_folder(places), places.assets
    yield pictures_folder(places), places.assets


def _files(folder: Path | str) -> Iterator["os.DirEntry[str]"]:
    """All that is no folder below `folder`, links among it, in the order of their names."""
    entries: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            yield entry
