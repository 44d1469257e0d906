"""The rows of the two lists a person makes by using the program: what was seen, and what was kept."""

from collections.abc import Iterable

from explorer.anatomy.address import Side
from explorer.library.library import Library
from explorer.library.outline import Entry, entry_for
from explorer.library.wording import SIDE_WORDS
from explorer.state.bookmark_titles import is_missing, title_of
from explorer.state.bookmarks import Kept
from explorer.state.recent import Seen
from explorer.ui.words import tr


def seen_rows(library: Library, seen: Iterable[Seen]) -> list[Entry]:
    """A row for each thing seen, in their order."""
    return [entry_for(library, each.address) for each in seen]


def kept_rows(library: Library, kept: Kept) -> list[Entry]:
    """A row for each bookmark, in their order, with its side and note; one that leads nowhere says so."""
    rows = []
    for each in kept:
        target = each.target
        if target is None or is_missing(library, each):
            rows.append(Entry(tr("{name} (not in this version)").format(name=each.title), also=each.note))
            continue
        side = "" if each.side is Side.BOTH else tr(SIDE_WORDS[each.side])
        text = ", ".join(filter(None, (title_of(library, each), side)))
        rows.append(Entry(text, target, each.note, entry_for(library, target).emergency))
    return rows
