"""How a start grows with the library, beside that of the shipped one in the same run. Judges nothing."""

import time
from datetime import date
from pathlib import Path

import pytest

from bench.bench_table import Row, median
from bench.children import OURS, started
from bench.large import compile_enlarged, write_enlarged
from explorer.files.places import APP_NAME
from explorer.library.load import load_library
from explorer.state.layers import look_at_first
from explorer.ui.diagram.ink import inks
from explorer.ui.diagram.plate_pictures import sheets, wires

pytestmark = pytest.mark.bench

CARDS, SHAPES = 10_000, 20_000
STARTS = 3
FIRST = OURS.replace(
    "    status =",
    "    (window,) = (each for each in QApplication.topLevelWidgets() if hasattr(each, 'diagram'))\n"
    "    while window.diagram.idle.busy:\n"
    "        QCoreApplication.processEvents()\n"
    "    status =",
    1,
)
"""A start that stays until the drawing rests: then what it painted is kept for the next one."""

IN_PROCESSOR_TIME = OURS.replace(
    "    print(status", "    print(int(1000 * time.process_time()), flush=True)\n    print(status", 1
).replace("import sys\n", "import sys, time\n", 1)
"""The same start, telling the milliseconds of the processor that it took."""


def busy(what, *arguments):
    begun = time.process_time()
    result = what(*arguments)
    return time.process_time() - begun, result


def test_starting_with_a_large_library(add_row, alone, compiled, library, places, theme, tmp_path: Path):
    if not alone:
        pytest.skip("to make ten thousand cards takes a minute")
    cache, _ = compiled
    large_cache = tmp_path / "user" / APP_NAME
    large = write_enlarged(library, places, tmp_path, CARDS, SHAPES)
    compile_enlarged(library, large, large_cache, CARDS, SHAPES)
    folders = ("--assets", str(large.assets), "--content", str(large.content))
    starts = {"shipped": (cache,), "large": (large_cache, *folders)}
    taken, wall = {"shipped": [], "large": []}, {"shipped": [], "large": []}
    for arguments in starts.values():
        started(FIRST, *arguments)  # compiles the modules, learns how the files look, keeps the plate
    for _ in range(STARTS):
        for name, arguments in starts.items():
            seconds, milliseconds = started(IN_PROCESSOR_TIME, *arguments)
            taken[name].append(milliseconds / 1000)
            wall[name].append(seconds)
    reading, read = busy(load_library, large, date.today(), large_cache)
    assert len(read.cards) == CARDS
    assert sum(len(each.shapes) for each in read.diagram.figures) >= SHAPES
    paths, plate = busy(inks, read.diagram)
    look = look_at_first(read.diagram)
    (body, _), *_ = sheets(plate, look, theme)
    strokes = sum(busy(list, each)[0] for each in (body, wires(plate, look, theme)))
    ours, peer = median(taken["large"]), median(taken["shipped"])
    note = (
        f"of the processor; by the clock {median(wall['large']):.1f} and {median(wall['shipped']):.1f} s; "
        f"of it reading the library {reading:.2f} s, shapes {paths:.2f} s; "
        f"strokes, made while it rests, {strokes:.2f} s"
    )
    said = f"the shipped library {peer:.2f} s"
    ratio = ours / peer
    what = f"second start, {CARDS:,} cards, {SHAPES:,} shapes"
    add_row(Row(what, f"{ours:.2f} s", said, ratio, "≤ 2 ×", ratio <= 2, note))
