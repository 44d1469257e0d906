"""One at a time: two windows of the program that change the same file do not undo each other's change."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 2.0
"""Seconds that another process is waited for: one that hangs must not hang us, too."""
PAUSE = 0.005


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes that ask for the same `folder` waiting until this is done.

    Where there is no lock to be had (a folder that cannot be made, a share that knows none, Windows), it
    goes on without.
    """
    handle = _held(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)  # which ends the lock, as the end of the process would


def _held(folder: Path) -> int | None:
    if sys.platform == "win32":
        return None
    import fcntl  # not there on Windows

    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(PAUSE)
            except OSError:
                break
            else:
                return handle
        os.close(handle)
    return None
