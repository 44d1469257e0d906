"""Reading files that others wrote: bounded, UTF-8, and never outside their folder."""

import os
import stat
from pathlib import Path

from explorer.files.problem import CANNOT_BE_READ, BadFileError, Problem, shown_path

MAX_BYTES = 4 * 1024 * 1024


def read_bytes(path: Path, root: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of `path`, which must lie inside `root` once links are followed.

    Raises BadFileError if it lies outside, is missing, is no plain file,
    cannot be read or is larger than `max_bytes`.
    """

    def bad(message: str) -> BadFileError:
        return BadFileError(Problem(shown_path(path, root), 0, message))

    try:
        # Asked of each of some 170 files at every start, so of the system itself and not of Path.
        folder, real = (os.path.normcase(os.path.realpath(each)) for each in (root, path))
        if real != folder and not real.startswith(folder.rstrip(os.sep) + os.sep):
            raise bad("lies outside its folder (a link?); put the file itself here")
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise bad("is not a file")
        if found.st_size > max_bytes:  # not even begun
            raise bad(f"is larger than {max_bytes:,} bytes")
        with path.open("rb") as handle:
            data = handle.read(max_bytes + 1)
    except FileNotFoundError:
        raise bad("is not a file") from None
    except (OSError, RuntimeError) as error:
        raise bad(f"{CANNOT_BE_READ}{error}") from error
    if len(data) > max_bytes:
        raise bad(f"is larger than {max_bytes:,} bytes")
    return data


def decode(data: bytes, path: Path, root: Path) -> str:
    """`data` as UTF-8 text without a byte-order mark; raises BadFileError naming the bad line."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = Problem(shown_path(path, root), line, "is not UTF-8 text; save the file as UTF-8")
        raise BadFileError(problem) from error


def read_text(path: Path, root: Path, max_bytes: int = MAX_BYTES) -> str:
    """The text of `path`; raises BadFileError as `read_bytes` and `decode` do."""
    return decode(read_bytes(path, root, max_bytes), path, root)
