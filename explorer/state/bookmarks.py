"""The pages that the user keeps, each with a note of their own: a small JSON file, never lost.

Every change is made to what the file holds at that moment, and the file is replaced whole: two
windows do not undo each other's bookmarks, and a crash loses nothing but the change at hand.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from explorer.anatomy.address import Address, Side, parse_address
from explorer.files.alone import alone_in
from explorer.files.own import read_own
from explorer.files.write import write_atomically
from explorer.library.say import Say, as_written
from explorer.state.observers import Observers

FILE_NAME = "bookmarks.json"
VERSION = 1
MAX_BYTES = 8 * 1024 * 1024
MOST = 2000
"""Bookmarks in one file."""
LONGEST_NOTE = 4000
LONGEST_NAME = 300
"""Characters."""

Observer = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One page that was kept.

    `address` is written out, as this version of the program may not know what it names;
    `title` is what it was called when it was kept, `note` the user's own words, plain text.
    Raises ValueError for what no bookmark can hold.
    """

    address: str
    side: Side
    title: str
    note: str = ""

    def __post_init__(self) -> None:
        for text in (self.address, self.title):
            if not (0 < len(text) <= LONGEST_NAME and text.isprintable() and text.strip()):
                raise ValueError(f"{text[:80]!r} is not the name of a page")
        if len(self.note) > LONGEST_NOTE:
            raise ValueError(f"the note on {self.title[:80]!r} has more than {LONGEST_NOTE:,} characters")
        if any((ord(each) < 32 and each not in "\n\t") or 0xD800 <= ord(each) < 0xE000 for each in self.note):
            raise ValueError(f"the note on {self.title[:80]!r} holds letters that cannot be kept")

    @property
    def target(self) -> Address | None:
        """What it names; None where this version has no such kind of thing."""
        try:
            return parse_address(self.address)
        except ValueError:
            return None


Kept = tuple[Bookmark, ...]
"""Bookmarks in the user's order; each address once."""


class LaterVersionError(ValueError):
    """A file that is not damaged, only newer than this program."""


def as_json(bookmarks: Kept) -> str:
    """The bookmarks as the file that `read_json` reads."""
    data = {"version": VERSION, "bookmarks": [asdict(each) for each in bookmarks]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def read_json(data: bytes) -> tuple[Kept, int]:
    """The good bookmarks in the bytes of a file, and how many could not be read.

    Raises ValueError with a sentence if it is no file of bookmarks at all.
    """
    if len(data) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES:,} bytes")
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    rows = values.get("bookmarks") if isinstance(values, dict) else None
    if not isinstance(rows, list):
        raise ValueError("it holds no list of bookmarks")
    version = values.get("version")
    if type(version) is not int:
        raise ValueError("it does not say which version wrote it")
    if version > VERSION:
        raise LaterVersionError("it was written by a later version of the program")
    found: dict[str, Bookmark] = {}
    for row in rows[:MOST]:
        made = _bookmark(row)
        if made is not None:
            found.setdefault(made.address, made)
    return tuple(found.values()), len(rows) - len(found)


def _bookmark(row: object) -> Bookmark | None:
    if not isinstance(row, dict):
        return None
    texts = [row.get(key) for key in ("address", "side", "title", "note")]
    if not all(isinstance(each, str) for each in texts):
        return None
    address, side, title, note = (str(each) for each in texts)
    try:
        return Bookmark(address, Side(side), title, note)
    except ValueError:
        return None


def merged(own: Kept, others: Iterable[Bookmark]) -> Kept:
    """`own` with what `others` have more: new pages at the end, new notes below the own ones."""
    found = {each.address: each for each in own}
    for other in others:
        mine = found.get(other.address)
        if mine is None:
            if len(found) < MOST:
                found[other.address] = other
        elif other.note and other.note not in mine.note:
            note = f"{mine.note}\n{other.note}" if mine.note else other.note
            if len(note) <= LONGEST_NOTE:
                found[other.address] = replace(mine, note=note)
    return tuple(found.values())


class Bookmarks:
    """The user's bookmarks, kept at `path` (None: in memory only); every change is announced.

    `notice` is a sentence for the user if the file was damaged, else empty. What changes them
    raises OSError if the change cannot be written; it then holds until the program ends. `say`
    gives the words of the notice.
    """

    def __init__(self, path: Path | None = None, say: Say = as_written) -> None:
        self._path = path
        self._say = say
        self._unsaved = False
        self._removed: tuple[Bookmark, int] | None = None
        self._observers: Observers[[]] = Observers()
        self.notice = ""
        self._items: Kept = self._read() or ()

    @property
    def items(self) -> Kept:
        """All of them, in the user's order."""
        return self._items

    @property
    def removed(self) -> Bookmark | None:
        """The last one that was removed and can be put back."""
        return self._removed[0] if self._removed else None

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` after every change; returns what ends that."""
        return self._observers.add(observer)

    def find(self, address: Address) -> Bookmark | None:
        """The bookmark of a page, if it has one."""
        return next((each for each in self._items if each.address == str(address)), None)

    def add(self, bookmark: Bookmark) -> None:
        """Keep a page, after all others; one that is kept already stays as it is. ValueError if too many."""
        if len(self._items) >= MOST:
            raise ValueError(f"There are {MOST:,} bookmarks already. Remove some first.")
        self._change(lambda items: merged(items, [bookmark]))

    def remove(self, address: str) -> None:
        """Take the bookmark of a page away; `put_back` undoes it."""
        place = next((n for n, each in enumerate(self._items) if each.address == address), None)
        if place is not None:
            self._removed = self._items[place], place
            self._change(lambda items: tuple(each for each in items if each.address != address))

    def put_back(self) -> None:
        """Undo the last `remove`."""
        if self._removed is not None:
            (bookmark, place), self._removed = self._removed, None
            self._change(
                lambda items: (
                    merged(items, [bookmark])
                    if any(each.address == bookmark.address for each in items)
                    else (*items[:place], bookmark, *items[place:])
                )
            )

    def set_note(self, address: str, note: str) -> None:
        """Write another note on a page; raises ValueError if it cannot be kept."""
        for each in self._items:
            if each.address == address:
                replace(each, note=note)  # refuses what cannot be kept before anything changes
        self._change(
            lambda items: tuple(
                replace(each, note=note) if each.address == address else each for each in items
            )
        )

    def move(self, address: str, steps: int) -> None:
        """Move a bookmark down the list by `steps`, or up where that is negative, as far as it goes."""

        def moved(items: Kept) -> Kept:
            place = next((n for n, each in enumerate(items) if each.address == address), None)
            if place is None:
                return items
            rest = (*items[:place], *items[place + 1 :])
            to = max(0, min(place + steps, len(rest)))
            return (*rest[:to], items[place], *rest[to:])

        self._change(moved)

    def merge(self, others: Iterable[Bookmark]) -> None:
        """Take in bookmarks from elsewhere; own ones and their notes stay."""
        self._change(lambda items: merged(items, others))

    def _change(self, change: Callable[[Kept], Kept]) -> None:
        before = self._items
        try:
            with alone_in(self._path.parent) if self._path else nullcontext():
                now = None if self._unsaved else self._read()
                self._items = change(before if now is None else now)
                if self._path is not None and (self._items != now or self._unsaved):
                    self._unsaved = True
                    write_atomically(self._path, as_json(self._items).encode())
                    self._unsaved = False
        finally:
            if self._items != before:
                self._observers.tell()

    def _read(self) -> Kept | None:
        """What the file holds; None if there is none, or none that can be read (it is set aside)."""
        if self._path is None:
            return None
        try:
            data = read_own(self._path, MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._leave_alone(self._unread(error.strerror))
            return None
        try:
            items, lost = read_json(data)
        except LaterVersionError as error:
            self._leave_alone(self._unread(error))
            return None
        except ValueError as error:
            self._set_aside(self._unread(error), data)
            return None
        if lost:
            self._set_aside(
                self._say("{number} of your bookmarks could not be read.").format(number=lost), data
            )
        return items

    def _unread(self, why: object) -> str:
        return self._say("Your bookmarks could not be read: {why}.").format(why=why)

    def _set_aside(self, what: str, data: bytes) -> None:
        """Keep a copy of a file that is not good, under a name that is still free, and say so."""
        assert self._path is not None
        try:
            whole = data if len(data) <= MAX_BYTES else self._path.read_bytes()
            for number in ("", *range(2, 100)):
                copy = self._path.with_suffix(f".damaged{number}")
                if not copy.exists():
                    write_atomically(copy, whole)
                elif copy.read_bytes() != whole:
                    continue
                kept = self._say("A copy of the file is kept as {name}.").format(name=copy)
                self.notice = f"{what} {kept}"
                return
        except OSError:
            pass
        self._leave_alone(what)

    def _leave_alone(self, what: str) -> None:
        """Never write over a file that cannot be read and of which there is no copy."""
        stays = self._say("The file {name} stays as it is; new ones are kept until you close.")
        self.notice = f"{what} {stays.format(name=self._path)}"
        self._path = None
