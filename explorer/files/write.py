"""Writing files so that a crash or a full disk never leaves half of one."""

import glob
import itertools
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ABANDONED = 60 * 60
"""Seconds after which a temporary file is no one's: its writer was killed before it could tidy up."""


def free_path(path: Path) -> Path:
    """`path` itself where nothing lies there, else the first of `name-2.ext`, `name-3.ext` … that is free."""
    numbers = itertools.count(2)
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{next(numbers)}")
    return free


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`: written beside it under another name, flushed to disk, then renamed.

    Readers see the old file or the new one, never a part. Raises OSError if
    it cannot be written; the old file is then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sweep(path: Path) -> None:
    """Remove what writers of `path` left behind that were killed half-way."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
        with suppress(OSError):  # another process may have been quicker
            if time.time() - left.stat().st_mtime > ABANDONED:
                left.unlink()
