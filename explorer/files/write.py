"""Writing files so that a crash or a full disk never leaves half of one."""

import itertools
import os
import tempfile
from pathlib import Path


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
