"""`bookmarks`: write one's own to a file, or take in those of one."""

import argparse
import sys

from explorer.commands.asked import OK, UsageError, library_of
from explorer.files.places import user_places
from explorer.state.bookmark_export import read_bookmarks, write_bookmarks
from explorer.state.bookmarks import FILE_NAME, Bookmarks


def _bookmarks() -> Bookmarks:
    """The user's own, with a word on standard error if their file was damaged."""
    bookmarks = Bookmarks(user_places().data / FILE_NAME)
    if bookmarks.notice:
        print(f"nerve-explorer: {bookmarks.notice}", file=sys.stderr)
    return bookmarks


def run_export(options: argparse.Namespace) -> int:
    """Write them as Markdown, HTML or JSON."""
    items = _bookmarks().items
    try:
        write_bookmarks(options.out, items, library_of(options))
    except ValueError as error:
        raise UsageError(f"{error}; write: bookmarks export OUT.html") from error
    except OSError as error:
        raise UsageError(f"{options.out} cannot be written: {error.strerror}") from error
    print(f"{len(items)} bookmarks in {options.out}", file=sys.stderr)
    return OK


def run_import(options: argparse.Namespace) -> int:
    """Take in those of an exported JSON file that are not there yet."""
    try:
        found, lost = read_bookmarks(options.file)
    except ValueError as error:
        raise UsageError(f"{options.file} cannot be used: {error}.") from error
    bookmarks = _bookmarks()
    before = len(bookmarks.items)
    bookmarks.merge(found)
    print(
        f"{len(bookmarks.items) - before} new bookmarks, {len(bookmarks.items)} in all"
        + (f"; {lost} could not be read" if lost else ""),
        file=sys.stderr,
    )
    return OK
