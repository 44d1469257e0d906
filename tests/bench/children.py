"""Programs that are started, watched and compared: ours, a bare plot window, and Chromium."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from explorer.diagram.shapes import Diagram

BARE = """
import pyqtgraph as pg
app = pg.mkQApp(); w = pg.PlotWidget(); w.resize(1280, 800); w.show(); app.processEvents()
print(0, flush=True)
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from explorer.cli import run

def stay(*_):
    # In place of staying until it is closed: everything that is due at once, so the first whole picture.
    QCoreApplication.processEvents()
    status = Path("/proc/self/status").read_text()  # getrusage tells of the parent, too
    print(status.split("VmHWM:")[1].split()[0] if "VmHWM:" in status else 0, flush=True)
    QApplication.closeAllWindows()
    return 0

QApplication.exec = stay
sys.exit(run(["--show", "condition:sciatica", "--side", "right", *sys.argv[2:]]))
"""
AT_REST = OURS.replace(
    "    QCoreApplication.processEvents()\n",
    """    QCoreApplication.processEvents()
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, "diagram"))
    while window.diagram.idle.busy:
        QCoreApplication.processEvents()
""",
)
# A small process between: what a child of this one is said to take begins with what this one takes.
WATCHED = """
import resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def started(code: str, cache: Path, *arguments: str) -> tuple[float, int]:
    """Seconds of wall time until a fresh Python that runs `code` has printed a number, and that number.

    `cache` stands for the user's folders; the library's compiled form lies in it. Modules are compiled
    once, as those of an installed program are, whatever this process is told.
    """
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    home = {f"XDG_{each}_HOME": str(cache.parent) for each in ("CACHE", "CONFIG", "DATA")}
    settings = cache / "settings.json"
    if not settings.exists():
        # Then it is 1280 × 800, as large as the bare window.
        settings.write_text('{"maximized": false}', encoding="utf-8")
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, str(cache), *arguments],
        env={**usual, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(cache / "modules")},
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        number = child.stdout.readline()
        seconds = time.perf_counter() - begun
        child.communicate(timeout=300)
    assert child.returncode == 0
    return seconds, int(number)


def chromium() -> str | None:
    """The command of an installed Chromium, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome-headless-shell")
    return next(filter(None, map(shutil.which, names)), None)


def one_svg(diagram: Diagram, folder: Path) -> str:
    """The whole plate as one SVG text: its figures' files, each where it lies."""
    inner = []
    for figure, place in diagram.placed():
        size = f'width="{figure.width * place.scale}" height="{figure.height * place.scale}"'
        text = (folder / f"{figure.id}.svg").read_text(encoding="utf-8")
        text = re.sub(r'\swidth="\S+" height="\S+"', f' x="{place.x}" y="{place.y}" {size}', text, count=1)
        inner.append(text[text.index("<svg") :])
    box = f'viewBox="0 0 {diagram.width} {diagram.height}" width="1280" height="800"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(inner)}</svg>'


def opened_by_chromium(command: str, svg: Path, home: Path) -> tuple[float, int]:
    """Seconds until Chromium has taken a picture of `svg`, and the kilobytes of its largest process."""
    picture = svg.with_suffix(".png")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,800")
    done = subprocess.run(
        [
            *(sys.executable, "-c", WATCHED, command, *options),
            *(f"--user-data-dir={home}", f"--screenshot={picture}", svg.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert picture.stat().st_size > 10_000
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)
