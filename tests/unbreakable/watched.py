"""Running the program in a process of its own that tells which files and connections it asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]

WATCH = """
import json, os, sys, threading
seen = {"open": [], "net": []}
def watch(event, args):
    if event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
        seen["open"].append([os.path.abspath(os.fsdecode(args[0])), os.path.realpath(os.fsdecode(args[0]))])
    elif event == "socket.__new__" and args[1] == 1:
        pass  # AF_UNIX, of the machine itself: Python's own pair by which a signal wakes the event loop
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        seen["net"].append(f"{event} {args!r}")
        if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"):
            raise PermissionError("no network here")
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "webbrowser.open"):
        seen["net"].append(f"{event} {args!r}")
sys.addaudithook(watch)
"""
TELL = """
with os.fdopen(int(os.environ["TELL_TO"]), "w") as out:
    json.dump(seen, out)
"""


def home_in(folder: Path) -> dict[str, str]:
    """An environment in which the user's own folders lie in `folder`."""
    return {
        **os.environ,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def watched(
    code: str, folder: Path, *arguments: str, seconds: float = 60
) -> tuple[str, list[list[str]], list[str]]:
    """Runs `code` with `sys.argv[1:]`; its output, the files it asked for, and what it asked of the network.

    Each file is its path as it was named and with its links followed. Whatever would connect is refused.
    """
    told = folder / "told.json"
    with told.open("wb") as handle:
        done = subprocess.run(
            [sys.executable, "-c", WATCH + code + TELL, *arguments],
            capture_output=True,
            text=True,
            cwd=TOP,
            timeout=seconds,
            env={**home_in(folder), "TELL_TO": str(handle.fileno())},
            pass_fds=(handle.fileno(),),
        )
    assert done.returncode == 0, done.stderr
    seen = json.loads(told.read_bytes())
    return done.stdout, seen["open"], seen["net"]
