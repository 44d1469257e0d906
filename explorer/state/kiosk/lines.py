"""TOML read so that every fault has its line."""

import re
import tomllib
from collections.abc import Sequence
from typing import Any

_AT = re.compile(r"\(at line (\d+), column \d+\)$")


class TomlError(Exception):
    """The text is not TOML; `line` is where it fails, counted from 1, or 0."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse_toml(text: str) -> dict[str, Any]:
    """What `text` holds; raises TomlError, and nothing else, if it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        raise TomlError(f"is not TOML: {_AT.sub('', str(error)).strip()}", line) from error
    except (RecursionError, ValueError, OverflowError) as error:
        # Too deep, or a number or date that Python cannot hold.
        raise TomlError(f"is not TOML that can be read: {error}", 0) from error


def key_line(lines: Sequence[str], key: str) -> int:
    """The line, from 1, on which `key` of a flat file (or a table of that name) stands; 0 if unseen."""
    bare = re.escape(key)
    pattern = re.compile(rf"""\s*\[*\s*(?:"{bare}"|'{bare}'|{bare})(?![\w-])""")
    return next((n for n, text in enumerate(lines, 1) if pattern.match(text)), 0)


def item_line(lines: Sequence[str], key: str, item: str) -> int:
    """The line, from 1, on which `item` stands in the list of `key`; that of the key if it is unseen."""
    start = key_line(lines, key)
    quoted = (f'"{item}"', f"'{item}'")
    for n, text in enumerate(lines[max(0, start - 1) :], max(1, start)):
        if any(each in text for each in quoted):
            return n
    return start
