"""Writing files so that a crash or a full disk never leaves half of one."""

import glob
import itertools
import os
import secrets
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
    """Put the user's own `data` at `path`, for them alone to read; its folders are made.

    It is written beside `path` under another name, flushed to disk, then renamed: readers see the
    old file or the new one, never a part. Raises OSError if it cannot be written; the old file is
    then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _put(path, data, 0o600)


def write_out(path: Path, data: bytes) -> None:
    """Put `data` where the user asked for it, as `write_atomically` does, but as any program saves a file.

    It gets the permissions that the system gives every new file, or keeps those of the file that it
    takes the place of; no folders are made. Raises OSError naming `path`.
    """
    try:
        target = Path(os.path.realpath(path))  # a link stays one, and what it leads to is written
        old = target.stat().st_mode & 0o777 if target.exists() else None
        _put(target, data, 0o666, old)
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _put(path: Path, data: bytes, mode: int, exactly: int | None = None) -> None:
    """Write beside `path` and rename. The system takes from `mode` what it takes from every new file."""
    _sweep(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if exactly is not None:
            temporary.chmod(exactly)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sweep(path: Path) -> None:
    """Remove what writers of `path` left behind that were killed half-way."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
        with suppress(OSError):  # another process may have been quicker
            # One that lies in the future is as old: the clock was set back since.
            if abs(time.time() - left.stat().st_mtime) > ABANDONED:
                left.unlink()
