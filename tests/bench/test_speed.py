"""How fast it is, beside a peer in the same run. Prints figures; judges nothing but that it works.

Run alone with: python -m pytest tests/bench
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication

from explorer.anatomy.address import Side, parse_address
from explorer.files.places import find_places
from explorer.library.load import load_library

pytestmark = pytest.mark.bench

BARE = """
import pyqtgraph as pg
app = pg.mkQApp(); w = pg.PlotWidget(); w.resize(1280, 800); w.show(); app.processEvents()
"""
OURS = """
import sys
from datetime import date
from pathlib import Path
import explorer.app as app
from explorer.files.places import find_places
from explorer.library.load import load_library
from explorer.state.settings import Settings
from explorer.state.state import State
places = find_places()
library = load_library(places, date.today(), Path(sys.argv[1]))
application = app.start_qt(places)
window = app.MainWindow(State(library), places.assets, Settings(), lambda s: None, date.today, True)
window.resize(1280, 800); window.show(); application.processEvents()
status = Path("/proc/self/status").read_text()  # getrusage tells of the parent, too
print(status.split("VmHWM:")[1].split()[0] if "VmHWM:" in status else 0)
window.close()
"""


def started(code: str, *arguments: str) -> tuple[float, str]:
    """Seconds of wall time a fresh Python takes for `code`, and what it printed.

    Modules are compiled once, as those of an installed program are, whatever this process is told.
    """
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**usual, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": arguments[0]},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return time.perf_counter() - begun, done.stdout.strip()


def show(capsys, **figures):
    with capsys.disabled():
        print(f"\n  {json.dumps(figures)}", end="")


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def test_start_against_a_bare_window(capsys, tmp_path):
    first, _ = started(OURS, str(tmp_path))
    ours, bare, memory = [], [], ""
    for _ in range(3):
        seconds, memory = started(OURS, str(tmp_path))
        ours.append(seconds)
        bare.append(started(BARE, str(tmp_path))[0])
    show(
        capsys,
        first_start_s=round(first, 2),
        start_s=round(statistics.median(ours), 2),
        bare_window_s=round(statistics.median(bare), 2),
        ratio=round(statistics.median(ours) / statistics.median(bare), 2),
        least_ratio=round(min(ours) / min(bare), 2),
        memory_mb=int(memory) // 1024,
    )
    assert int(memory) >= 0


@pytest.fixture
def big_window(window, qtbot):
    window.resize(1920, 1080)
    window.settle()
    return window


def test_choosing(capsys, big_window, qapp):
    window, chance = big_window, random.Random(1)
    everything = list(window.state.library.addresses())
    times, busy = [], []
    for _ in range(300):
        address, side = chance.choice(everything), chance.choice(list(Side))
        begun, used = time.perf_counter(), time.thread_time()
        window.choose_in_place(address, side)
        QCoreApplication.sendPostedEvents()  # lays out and paints the first frame
        busy.append(1000 * (time.thread_time() - used))
        times.append(1000 * (time.perf_counter() - begun))
        qapp.processEvents()
    show(
        capsys,
        choosing_median_ms=round(statistics.median(times), 1),
        choosing_99th_ms=round(percentile(times, 0.99), 1),
        processor_99th_ms=round(percentile(busy, 0.99), 1),
    )
    assert window.state.selection is not None


def test_moving_about(capsys, big_window, qapp):
    view = big_window.diagram
    view.zoom(2.5)
    view.settle()
    qapp.processEvents()
    times = {"pan": [], "zoom": []}
    for step in range(80):
        for name in times:
            begun = time.perf_counter()
            if name == "pan":
                view.box.show_area(view.box.viewRect().translated(1.5 if step % 20 < 10 else -1.5, 0))
            else:
                view.zoom(1.04 if step % 20 < 10 else 1 / 1.04)
            view.viewport().repaint()
            times[name].append(1000 * (time.perf_counter() - begun))
    show(
        capsys,
        **{f"{name}_median_ms": round(statistics.median(each), 1) for name, each in times.items()},
        **{f"{name}_99th_ms": round(percentile(each, 0.99), 1) for name, each in times.items()},
    )
    assert view.scale_now() > 0


def test_loading_the_library(capsys, tmp_path):
    places = find_places()
    begun = time.perf_counter()
    load_library(places, date.today(), tmp_path)
    files = time.perf_counter() - begun
    begun = time.perf_counter()
    library = load_library(places, date.today(), tmp_path)
    compiled = time.perf_counter() - begun
    show(capsys, from_files_ms=round(1000 * files), compiled_ms=round(1000 * compiled, 1))
    assert library.cards


def test_changing_what_is_seen(capsys, big_window):
    window = big_window
    view, layers = window.diagram, window.layers
    layers.use_preset("Everything")
    layers.set_front_strength(0.5)
    view.viewport().repaint()
    tibia = parse_address("bone:tibia")
    times = {"slider": [], "hide": []}
    for step in range(40):
        begun = time.perf_counter()
        layers.set_front_strength(0.2 + 0.1 * (step % 7))
        view.viewport().repaint()
        times["slider"].append(1000 * (time.perf_counter() - begun))
    for step in range(10):
        begun = time.perf_counter()
        layers.hide(tibia) if step % 2 == 0 else layers.show_all()
        view.viewport().repaint()
        times["hide"].append(1000 * (time.perf_counter() - begun))
    show(capsys, **{f"{name}_median_ms": round(statistics.median(each), 1) for name, each in times.items()})
    assert not layers.look.hidden
