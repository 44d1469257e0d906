"""Reading the program's own files: settings, bookmarks and what is kept in the cache folder."""

import errno
import os
import stat
from pathlib import Path

WAITS_FOR_NONE: int = getattr(os, "O_NONBLOCK", 0)
"""Opening a named pipe waits for one who writes to it, for ever, unless told not to."""


def read_own(path: Path, most: int) -> bytes:
    """The first `most` bytes of the file at `path`.

    Raises OSError if it cannot be read, or is no plain file: something else in its place must not
    hold up a start.
    """
    with open(path, "rb", opener=_plain) as handle:
        return handle.read(most)


def _plain(path: str, flags: int) -> int:
    handle = os.open(path, flags | WAITS_FOR_NONE)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no plain file", path)
    except OSError:
        os.close(handle)
        raise
    return handle
