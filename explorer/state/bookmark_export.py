"""Bookmarks as a file to take along: Markdown or HTML to read, JSON to bring in elsewhere."""

import re
from html import escape
from pathlib import Path

from explorer.anatomy.address import command_words
from explorer.files.own import read_own
from explorer.files.write import write_out
from explorer.library.html_parts import language_attributes
from explorer.library.library import Library
from explorer.library.say import Say, as_written
from explorer.library.wording import SIDE_WORDS
from explorer.state.bookmark_titles import is_missing, title_of
from explorer.state.bookmarks import MAX_BYTES, Bookmark, Kept, as_json, read_json

SUFFIXES = (".md", ".html", ".json")

_MARKS = re.compile(r"([\\`*_{}\[\]<>#+!|~&-])")


def write_bookmarks(out: Path, bookmarks: Kept, library: Library, say: Say = as_written) -> None:
    """Write them to `out`, in the form that its ending names.

    Raises ValueError for any other ending, OSError if it cannot be written.
    """
    match out.suffix.lower():
        case ".md":
            text = as_markdown(bookmarks, library, say)
        case ".html":
            text = as_html(bookmarks, library, say)
        case ".json":
            text = as_json(bookmarks)
        case _:
            raise ValueError(f"{out} must end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")
    write_out(out, text.encode())


def read_bookmarks(path: Path) -> tuple[Kept, int]:
    """The bookmarks of an exported JSON file, and how many of its rows are no good.

    Raises OSError if it cannot be read, ValueError if it holds no bookmarks.
    """
    return read_json(read_own(path, MAX_BYTES + 1))


def as_markdown(bookmarks: Kept, library: Library, say: Say = as_written) -> str:
    """A heading for each page, its address, and the note as a quotation."""
    parts = [f"# {say('Bookmarks')}"]
    for each in bookmarks:
        parts.append(f"## {_plain(title_of(library, each))}")
        parts.append(f"`{_command(each)}`{_side(each, say)}{_missing(library, each, say)}")
        if each.note:
            parts.append("\n".join(f"> {_plain(line)}  " for line in each.note.splitlines()))
    return "\n\n".join(parts) + "\n"


def as_html(bookmarks: Kept, library: Library, say: Say = as_written) -> str:
    """One plain document; nothing in it leads out of it."""
    heading = escape(say("Bookmarks"))
    parts = [f"<h1>{heading}</h1>"]
    for each in bookmarks:
        parts.append(f"<h2>{escape(title_of(library, each))}</h2>")
        rest = escape(f"{_side(each, say)}{_missing(library, each, say)}")
        parts.append(f"<p><code>{escape(_command(each))}</code>{rest}</p>")
        if each.note:
            parts.append(f"<blockquote>{'<br>'.join(map(escape, each.note.splitlines()))}</blockquote>")
    body = "\n".join(parts)
    return (
        f"<!DOCTYPE html>\n<html {language_attributes(library.language)}>\n<head>\n"
        f'<meta charset="utf-8">\n<title>{heading}</title>\n'
        "<style>body {font-family: sans-serif; max-width: 42em; margin: 2em auto; line-height: 1.4}</style>\n"
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _plain(text: str) -> str:
    """`text` so that Markdown shows it as it stands."""
    return _MARKS.sub(r"\\\1", text)


def _command(bookmark: Bookmark) -> str:
    target = bookmark.target
    return command_words(target, bookmark.side) if target else bookmark.address.replace("`", "'")


def _side(bookmark: Bookmark, say: Say) -> str:
    return f", {say(SIDE_WORDS[bookmark.side])}"


def _missing(library: Library, bookmark: Bookmark, say: Say) -> str:
    return f" ({say('not in this version')})" if is_missing(library, bookmark) else ""
