"""What a bookmark is called, and whether there still is such a page."""

from explorer.library.library import Library
from explorer.library.wording import sentence
from explorer.state.bookmarks import Bookmark


def title_of(library: Library, bookmark: Bookmark) -> str:
    """What a page is called now, or what it was called when it was kept."""
    target = bookmark.target
    if target is None or not library.knows(target):
        return bookmark.title
    card = library.heads.get(target)
    return card.plain_title if card else sentence(library.name_of(target))


def is_missing(library: Library, bookmark: Bookmark) -> bool:
    """Whether the library has no such page: it came from a later version, or was taken out."""
    target = bookmark.target
    return target is None or not library.knows(target)
