"""The clinic's logo: a small PNG or SVG file, looked at before anything draws it."""

import struct
from pathlib import Path

from explorer.diagram.picture import check_picture
from explorer.files.problem import BadFileError, Problem, shown_path
from explorer.files.read import decode, read_bytes

MAX_BYTES = 1_000_000
MAX_SIDE = 4_000
"""Pixels of a side of a PNG; a decoded picture is held in memory whole."""

_PNG_HEAD = struct.Struct(">8sI4sII")
_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"


def check_logo(path: Path, root: Path) -> None:
    """Raises BadFileError if `path` is no PNG or safe SVG inside `root`, or is too large."""

    def bad(message: str, line: int = 0) -> BadFileError:
        return BadFileError(Problem(shown_path(path, root), line, message))

    kind = path.suffix.lower()
    if kind not in (".png", ".svg"):
        raise bad("is neither a PNG nor an SVG file")
    data = read_bytes(path, root, MAX_BYTES)
    if kind == ".svg":
        faults = check_picture(decode(data, path, root), shown_path(path, root))
        if faults:
            raise bad(f"has a fault in line {faults[0].line}: {faults[0].message}", faults[0].line)
        return
    if len(data) < _PNG_HEAD.size:
        raise bad("is not a PNG file")
    magic, _, chunk, width, height = _PNG_HEAD.unpack_from(data)
    if magic != _PNG_MAGIC or chunk != b"IHDR":
        raise bad("is not a PNG file")
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise bad(f"must be at most {MAX_SIDE:,} pixels wide and high")
