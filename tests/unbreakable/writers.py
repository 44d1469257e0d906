"""Tries every writer of the program on a disk that takes nothing, in a process and a mount of its own.

Run as `python -m unbreakable.writers FOLDER`: tells as JSON, for each fault and each writer, how it
ended, whether the file that was there is still what it was, and what else was left beside it.
"""

import errno
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from explorer.anatomy.address import Side, parse_address
from explorer.app import start_qt
from explorer.files.places import Places
from explorer.library.last_good import load_lasting
from explorer.library.load import load_library
from explorer.library.selection import Selection
from explorer.state.bookmark_export import write_bookmarks
from explorer.state.bookmarks import Bookmark, Bookmarks, as_json
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.policy_file import write_policy
from explorer.state.settings import KeptSettings, Settings
from explorer.ui.paper.handing import Handing, Wanted
from explorer.ui.pictures import save_picture
from explorer.ui.words_file import NoToolError, collect_words
from library.world import SHIPPED, small_places

TODAY = date(2026, 11, 24)
KEPT = Bookmark("nerve:tibial", Side.LEFT, "Tibial nerve", "note " * 500)


def writers(work: Path) -> dict[str, Callable[[Path], object]]:
    """Each writes one file into the folder that it is given; `work` is where there is room."""
    places = Places(SHIPPED / "assets", small_places(work / "world").content)
    library = load_library(places, TODAY)
    start_qt(places)
    tibial = parse_address("nerve:tibial")
    handing = Handing(
        library, Selection(tibial, Side.LEFT, tibial, tibial), places.assets, "112", lambda: TODAY
    )

    def picture(out: Path) -> None:
        from explorer.ui.diagram.view import DiagramView
        from explorer.ui.theme import load_theme

        theme = load_theme(places.assets, "light")
        view = DiagramView(library.diagram, {}, theme, lambda address, _: address.id)
        save_picture(view.sight(), out, 1200)

    return {
        "settings.json": lambda folder: KeptSettings(folder / "settings.json", Settings()).keep(
            Settings(theme="dark")
        ),
        "bookmarks.json": lambda folder: Bookmarks(folder / "bookmarks.json").add(
            replace(KEPT, address="nerve:sural")
        ),
        "kiosk.toml": lambda folder: write_policy(folder / "kiosk.toml", KioskPolicy(), library),
        "a.library": lambda folder: load_library(places, TODAY, folder),
        "a.last-good": lambda folder: load_lasting(places, TODAY, folder),
        "card.pdf": lambda folder: handing.save(folder / "card.pdf", Wanted()),
        "card.html": lambda folder: handing.save(folder / "card.html", Wanted()),
        "drawing.png": lambda folder: picture(folder / "drawing.png"),
        "drawing.svg": lambda folder: picture(folder / "drawing.svg"),
        "kept.md": lambda folder: write_bookmarks(folder / "kept.md", (KEPT,), library),
        "kept.html": lambda folder: write_bookmarks(folder / "kept.html", (KEPT,), library),
        "kept.json": lambda folder: write_bookmarks(folder / "kept.json", (KEPT,), library),
        "words.ts": lambda folder: collect_words(folder / "words.ts", ("A word",)),
    }


def attempt(write: Callable[[Path], object], folder: Path) -> str:
    """How it ended: '' for well, the error's short name, or what should not have come."""
    try:
        write(folder)
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, repr(error))
    except NoToolError:
        return "refused"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def main(work: Path) -> None:
    """Make a tiny disk, fill it, try all; take the right to write away, try all."""
    disk = work / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)], check=True)
    each = writers(work)
    good = dict.fromkeys(each, b"what was there before")
    good["bookmarks.json"] = as_json((KEPT,)).encode()
    good["settings.json"], good["kiosk.toml"] = b"{}", b"# what was there before\n"
    for name in each:
        (disk / name).write_bytes(good[name])
    with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"\0" * 512)
    told = {}
    for fault in ("full", "read-only"):
        if fault == "read-only":
            (disk / "filler").unlink()
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for name, write in each.items():
            before = {path.name for path in disk.iterdir()}
            ended = attempt(write, disk)
            left = sorted({path.name for path in disk.iterdir()} - before)
            told[f"{fault}: {name}"] = [ended, (disk / name).read_bytes() == good[name], left]
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
