"""A file on a network share that does not answer, played on any disk."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def hanging(path: Path) -> Iterator[None]:
    """While this lasts, whoever opens `path`, in any process, hangs in the system's call for it.

    The system itself makes them wait, up to 45 seconds, for the lease on the file to be given back.
    """
    fcntl = pytest.importorskip("fcntl", reason="leases are part of Linux")
    if not hasattr(fcntl, "F_SETLEASE"):
        pytest.skip("leases are part of Linux")
    before = signal.signal(signal.SIGIO, signal.SIG_IGN)  # by which the system asks for it back
    held = os.open(path, os.O_RDWR)
    try:
        fcntl.fcntl(held, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        yield
    finally:
        os.close(held)
        signal.signal(signal.SIGIO, before)
