"""Memory that a visit no longer needs goes back to the system: a kiosk runs for months."""

import ctypes
import gc
import sys
from contextlib import suppress
from functools import cache

MMAP_THRESHOLD = -3
"""The C library's name for the size from which a piece of memory is had from the system on its own."""
LARGE = 128 * 1024
"""Bytes. Pictures of the drawing are larger; the C library would by itself learn to keep them."""


def give_back() -> None:
    """Give free memory back to the system, where the C library is one that can.

    What Python keeps only because it refers to itself is freed first. It takes a tenth of a second.
    """
    gc.collect()
    library = _c_library()
    if library is not None:
        library.malloc_trim(0)


@cache
def _c_library() -> ctypes.CDLL | None:
    """The GNU C library, told not to keep large pieces; None where there is another one."""
    if not sys.platform.startswith("linux"):
        return None
    with suppress(OSError, AttributeError):
        found = ctypes.CDLL(None)
        found.mallopt(MMAP_THRESHOLD, LARGE)
        found.malloc_trim.argtypes = [ctypes.c_size_t]
        return found
    return None
