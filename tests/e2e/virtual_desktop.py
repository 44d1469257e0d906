"""A screen, a session bus and an accessibility bus of one's own, for a program to run in."""

import os
import selectors
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

LAUNCHERS = tuple(
    Path(folder) / "at-spi-bus-launcher" for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib")
)
TOOLS = ("Xvfb", "xdotool", "dbus-daemon")
MARK = "VIRTUAL_DESKTOP"
PATIENCE = 30.0
"""How long a condition is waited for at most, in seconds."""

T = TypeVar("T")


def missing_tools() -> list[str]:
    """What of the tools is not installed here."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    return missing if any(each.exists() for each in LAUNCHERS) else [*missing, "at-spi-bus-launcher"]


class Desktop:
    """What programs run in it need to know, and those that do."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env
        self.programs: list[subprocess.Popen[str]] = []

    @property
    def bus(self) -> str:
        """The address of the session bus."""
        return self.env["DBUS_SESSION_BUS_ADDRESS"]

    def start(self, *command: str, cwd: Path | None = None, **env: str) -> "subprocess.Popen[str]":
        """Start a program in it, with more in its environment."""
        with self._faults(len(self.programs)).open("w") as faults:
            process = subprocess.Popen(
                command, cwd=cwd, env=self.env | env, text=True, stdout=subprocess.PIPE, stderr=faults
            )
        self.programs.append(process)
        return process

    def faults_of(self, program: "subprocess.Popen[str]") -> list[str]:
        """The lines that a program wrote on its faults."""
        return self._faults(self.programs.index(program)).read_text().splitlines()

    def _faults(self, number: int) -> Path:
        return Path(self.env["HOME"]) / f"faults-{number}.txt"

    def serve(self, *command: str) -> str:
        """Start a server and return the first line it writes: that is when it is ready."""
        process = self.start(*command)
        assert process.stdout is not None
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)
            assert ready.select(PATIENCE), f"{command[0]} said nothing"
        return process.stdout.readline().strip()

    def end(self, mark: str) -> None:
        """End whatever was started in it, by us or by what we started."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for pid in _marked(mark):
                with suppress(ProcessLookupError):
                    os.kill(pid, sign)
            for process in self.programs:
                with suppress(subprocess.TimeoutExpired):
                    process.communicate(timeout=5)
            with suppress(AssertionError):
                wait_for(lambda: not _marked(mark), "the end of the desktop's programs", 5)
                return
        raise AssertionError(f"still running: {_marked(mark)}")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as `xdotool key` names them."""
        subprocess.run(["xdotool", "key", *keys], env=self.env, check=True, timeout=PATIENCE)

    def give_keyboard(self, title: str) -> None:
        """Give the keyboard to the window of that title: there is no window manager to do it."""
        command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"]
        subprocess.run(command, env=self.env, check=True, timeout=PATIENCE)


@contextmanager
def virtual_desktop(home: Path) -> Iterator[Desktop]:
    """A desktop with a home folder of its own. Whatever was started in it is gone afterwards."""
    mark = uuid.uuid4().hex
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "LANG": "C.UTF-8",
        MARK: mark,
    }
    desktop = Desktop(env)
    try:
        screen = desktop.serve("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
        env["DISPLAY"] = f":{screen}"
        bus = desktop.serve("dbus-daemon", "--session", "--nofork", "--print-address=1")
        env["DBUS_SESSION_BUS_ADDRESS"] = bus
        launcher = next(each for each in LAUNCHERS if each.exists())
        desktop.start(str(launcher), "--launch-immediately")
        wait_for(lambda: (runtime / "at-spi").exists(), "the accessibility bus")
        yield desktop
    finally:
        desktop.end(mark)


def wait_for(condition: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
    """What `condition` returns once that is true; AssertionError naming `what` if it never is (seconds)."""
    end = time.monotonic() + patience
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)


def _marked(mark: str) -> list[int]:
    """The processes that carry the desktop's mark in their environment."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            carries = wanted in (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if carries:
            found.append(int(folder.name))
    return found
