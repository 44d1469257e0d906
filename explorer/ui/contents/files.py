"""Asks for a file to save the bookmarks to, or to bring some in from."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.files.write import free_path
from explorer.library.library import Library
from explorer.state.bookmark_export import SUFFIXES, read_bookmarks, write_bookmarks
from explorer.state.bookmarks import Bookmarks
from explorer.ui.words import mark, tr

FILTERS = (
    mark("To read in a browser (*.html)"),
    mark("Markdown text (*.md)"),
    mark("To bring in elsewhere (*.json)"),
)


def ask_and_export(bookmarks: Bookmarks, library: Library, parent: QWidget) -> str:
    """Save them to a file that the user names; a sentence on what came of it, empty if they would not."""
    start = str(Path.home() / "bookmarks.html")
    filters = ";;".join(tr(each) for each in FILTERS)
    name, kind = QFileDialog.getSaveFileName(parent, tr("Save all bookmarks as a file"), start, filters)
    if not name:
        return ""
    out = Path(name)
    if out.suffix.lower() not in SUFFIXES:
        suffix = next((each for each in SUFFIXES if each in kind), SUFFIXES[0])
        out = free_path(out.with_name(out.name + suffix))  # under that name nobody was asked
    try:
        write_bookmarks(out, bookmarks.items, library, tr)
    except OSError as error:
        return tr("The bookmarks could not be saved: {error}").format(error=error)
    return tr("Saved: {file}").format(file=out)


def ask_and_import(bookmarks: Bookmarks, parent: QWidget) -> str:
    """Bring in bookmarks from a file that the user names; a sentence as above."""
    filters = f"{tr(FILTERS[-1])};;{tr('All files (*)')}"
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Bring in bookmarks from a file"), str(Path.home()), filters
    )
    if not name:
        return ""
    try:
        found, lost = read_bookmarks(Path(name))
        before = len(bookmarks.items)
        bookmarks.merge(found)
    except (OSError, ValueError) as error:
        return tr("No bookmarks could be brought in: {error}").format(error=error)
    said = tr("{count} new bookmarks.").format(count=len(bookmarks.items) - before)
    if lost:
        said += " " + tr("{count} could not be read.").format(count=lost)
    return said
