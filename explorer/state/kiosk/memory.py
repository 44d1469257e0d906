"""How much memory the program holds."""

import os
import sys
from pathlib import Path


def memory_in_use() -> int | None:
    """Bytes of memory that the program holds now (on macOS: held at most); None if it cannot be known."""
    if sys.platform == "win32":
        return _on_windows()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        pass
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if sys.platform == "win32":

    def _on_windows() -> int | None:
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            _fields_ = [
                ("size", wintypes.DWORD),
                ("faults", wintypes.DWORD),
                *((name, ctypes.c_size_t) for name in ("peak", "working", "a", "b", "c", "d", "paged", "e")),
            ]

        counters = Counters(size=ctypes.sizeof(Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = [wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD]
        done = kernel.K32GetProcessMemoryInfo(
            kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size
        )
        return int(counters.working) if done else None
