"""Left open for weeks: nothing that was shown stays behind once something else is shown.

After a round the window shows what it showed before it, so every count must be what it was: one
thing left by each choice fails already with a few. `NERVE_EXPLORER_LONG_LEAKS=1` runs the full
numbers, and then the process's memory must be flat, too.
"""

import ctypes
import gc
import os
import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QGraphicsItem
from pytestqt.qtbot import QtBot

from explorer.anatomy.address import Address, Side, parse_address
from explorer.diagram import compiled as diagrams
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.state.state import MOST_STEPS, State
from explorer.ui import accessible
from explorer.ui.diagram.ink import nerve_outline
from explorer.ui.diagram.view import DiagramView
from explorer.ui.theme import Theme, load_theme
from explorer.ui.window import MainWindow

FULL = bool(os.environ.get("NERVE_EXPLORER_LONG_LEAKS"))
CHOICES, THEMES, FIGURES, WINDOWS = (2000, 200, 100, 20) if FULL else (20, 4, 3, 2)
MOST_GROWTH = 10_000
"""Kilobytes by which the process may grow over a full round, once everything was shown."""
KNEE = parse_address("region:outer-knee")
NOT_COUNTED = (
    # What one can go back to; there is an end to it.
    "explorer.library.selection.Selection",
    "explorer.anatomy.address.Address",
    # Empty shells of under 200 bytes, of which PySide itself never lets go; see there.
    "explorer.ui.card.heading._Spoken",
    "explorer.ui.diagram.accessible.Drawing",
)


@pytest.fixture(autouse=True)
def _as_with_a_screen_reader(qapp: QApplication) -> None:
    accessible.install()


def pump() -> None:
    """As an event loop does: whatever was put off is done, and what was to go is gone."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def census() -> Counter[str]:
    """How many there are of each kind of object that could be left behind, and who listens to whom."""
    nerve_outline.cache_clear()
    pump()
    gc.collect()
    counted: Counter[str] = Counter()
    for thing in gc.get_objects():
        kind = type(thing)
        if str(kind.__module__).startswith(("explorer.", "pyqtgraph.")) or isinstance(thing, QGraphicsItem):
            counted[f"{kind.__module__}.{kind.__qualname__}"] += 1
    for name in NOT_COUNTED:
        del counted[name]
    if FULL:
        del counted["explorer.ui.contents.model._Node"]  # made as the rows of the outline are first seen
    for each in QApplication.allWidgets():
        counted[f"widget {each.metaObject().className()}"] += 1
    application, hints = QApplication.instance(), QGuiApplication.styleHints()
    assert application is not None
    counted["heard: focus"] = _heard(application, "focusChanged(QWidget*,QWidget*)")
    counted["heard: colours"] = _heard(hints, "colorSchemeChanged(Qt::ColorScheme)")
    counted["heard: end"] = _heard(application, "aboutToQuit()")
    return counted


def inside(window: MainWindow) -> Counter[str]:
    """The same, and what the window holds: every object of Qt's below it, what is drawn and what ticks."""
    counted = census()
    for each in window.findChildren(QObject):
        counted[f"object {each.metaObject().className()}"] += 1
    counted["items"] = len(window.diagram.scene().items())
    counted["timers"] = sum(each.isActive() for each in window.findChildren(QTimer))
    counted["heard: state"] = len(window.state._observers._observers)
    counted["heard: bookmarks"] = len(window.contents.bookmarks._observers._observers)
    counted["heard: look"] = _heard(window.appearance, "changed()")
    for name, action in window._actions.items():
        counted[f"heard: {name}"] = _heard(action, "triggered(bool)") + _heard(action, "changed()")
    return counted


def _heard(thing: QObject, signal: str) -> int:
    return int(thing.receivers(SIGNAL(signal)))


def memory() -> int:
    """Kilobytes that the process holds, having given back what it can; caches with an end are emptied."""
    QPixmapCache.clear()
    nerve_outline.cache_clear()
    gc.collect()
    if hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def in_use() -> int:
    """Kilobytes that were asked for and not given back: without what lies free between them."""
    if not hasattr(libc := ctypes.CDLL(None), "mallinfo2"):
        return 0
    fields = [
        (name, ctypes.c_size_t)
        for name in ["arena", "o", "s", "h", "hblkhd", "u", "f", "uordblks", "fordblks", "k"]
    ]
    libc.mallinfo2.restype = type("Mallinfo2", (ctypes.Structure,), {"_fields_": fields})
    told = libc.mallinfo2()
    return int(told.uordblks + told.hblkhd) // 1024


def hold(once: Callable[[], object], rounds: int, count: Callable[[], Counter[str]], warm: int) -> None:
    """`rounds` of `once`, after `warm` others, leave nothing."""
    for _ in range(warm):
        once()
    count()  # looking at an object makes a Python one for it, which stays as long as it does
    before = count()
    begun, used = (memory(), in_use()) if FULL else (0, 0)
    for _ in range(rounds):
        once()
    left = count() - before
    assert not left, dict(left)
    if FULL:
        grown = memory() - begun
        print(f"{rounds} rounds: {grown:,} kB, {in_use() - used:,} kB of them in use")
        assert grown <= MOST_GROWTH, f"{grown:,} kB"


def rest(window: MainWindow, qtbot: QtBot) -> None:
    """Back to what was chosen at first, until nothing moves."""
    window.choose(KNEE, Side.RIGHT)
    window.settle()
    qtbot.waitUntil(lambda: not any(each.isActive() for each in window.findChildren(QTimer)), timeout=20_000)
    pump()


@pytest.fixture
def window(make_window: Callable[..., MainWindow], library: Library) -> MainWindow:
    made = make_window()
    made.choose(KNEE, Side.RIGHT)
    made.contents.open_panel(True)
    made.settle()
    return made


def test_choices_leave_nothing(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    """Every page that will be shown was shown before: what is kept to be used again is there already."""
    chance = random.Random("choices")
    pages = sorted(library.addresses())
    pages = pages if FULL else chance.sample(pages, 6)

    def choose(address: Address) -> None:
        window.choose(address, chance.choice(list(Side)))
        pump()

    def choose_and_rest() -> None:
        for _ in range(10):
            choose(chance.choice(pages))
        rest(window, qtbot)

    for each in pages:
        choose(each)
    # Until the steps back are as many as are kept, and the heap has settled.
    hold(choose_and_rest, CHOICES // 10, lambda: inside(window), warm=MOST_STEPS // 10 if FULL else 1)
    assert len(window.state._trail) <= MOST_STEPS + 1


def test_themes_and_text_sizes_leave_nothing(window: MainWindow, qtbot: QtBot) -> None:
    appearance = window.appearance

    def switch() -> None:
        for name in ("dark", "light"):
            appearance.use_theme(name)
            pump()
        for step in (1, -1):
            appearance.step_text(step)
            pump()
        rest(window, qtbot)

    hold(switch, THEMES // 2, lambda: inside(window), warm=40 if FULL else 1)


def test_panels_and_dialogs_leave_nothing(window: MainWindow, qtbot: QtBot) -> None:
    def close_others() -> None:
        pump()
        others = [each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()]
        assert others
        for each in others:
            each.close()
        pump()

    def open_all() -> None:
        for name in ("show_problems", "show_keys", "print_card", "take_home", "save_picture"):
            window._actions[name].trigger()
            close_others()
        window.notify("A word.")
        close_others()
        window.search.open()
        window.search.line.setText("numb toes")
        pump()
        window.search.line.clear()
        window.state.pick_comparison()
        window.choose(parse_address("condition:sciatica"))
        window.state.compare(None)
        window.seeing.copy_picture()
        for _ in range(2):
            window.open_layers(window.layers_panel.isHidden())
            window.contents.toggle()
            pump()
        rest(window, qtbot)

    hold(open_all, 25 if FULL else 2, lambda: inside(window), warm=2)


def test_reloaded_figures_leave_nothing(library: Library, theme: Theme, places: Places) -> None:
    drawing = diagrams.dump(library.diagram)
    state = State(library)
    state.select(KNEE, Side.RIGHT)
    assert state.selection is not None
    lit = lighting(library, state.selection)

    def reload() -> None:
        view = DiagramView(diagrams.load(drawing), {}, theme, lambda address, _: address.id)
        view.resize(600, 400)
        view.show()
        view.light(lit)
        view.set_look(load_theme(places.assets, "dark"))
        view.settle()
        pump()
        view.stop()
        view.close()
        view.deleteLater()
        pump()

    hold(reload, FIGURES, census, warm=15 if FULL else 1)


def test_closed_windows_leave_nothing(
    make_window: Callable[..., MainWindow], library: Library, places: Places, today: date, qtbot: QtBot
) -> None:
    kept = make_window()
    made = kept.__class__
    kept.settle()
    qtbot.waitUntil(lambda: not kept.diagram.idle.busy, timeout=20_000)  # it prepares for choices to come

    def open_and_close() -> None:
        window = made(
            State(library), places.assets, kept.settings, lambda _: None, lambda: today, reduced_motion=True
        )
        window.show()
        window.choose(KNEE, Side.LEFT)
        window.contents.open_panel(True)
        window.open_layers(True)
        window.settle()
        window.close()
        window.deleteLater()
        pump()

    hold(open_and_close, WINDOWS, census, warm=3 if FULL else 1)
