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
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication

from explorer.anatomy.address import Side, parse_address
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
KEPT_BY_PYSIDE = {"explorer.ui.card.heading._Spoken", "explorer.ui.diagram.accessible.Drawing"}
"""Empty shells of under 200 bytes, of which PySide itself never lets go; see there."""


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
        if str(kind.__module__).startswith(("explorer.", "PySide6.QtWidgets", "pyqtgraph.")):
            counted[f"{kind.__module__}.{kind.__qualname__}"] += 1
    for kind in KEPT_BY_PYSIDE:
        del counted[kind]
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
    counted["heard: state"] = len(window.state._observers)
    counted["heard: bookmarks"] = len(window.contents.bookmarks._observers)
    counted["heard: look"] = _heard(window.appearance, "changed()")
    for name, action in window._actions.items():
        counted[f"heard: {name}"] = _heard(action, "triggered(bool)") + _heard(action, "changed()")
    return counted


def _heard(thing: QObject, signal: str) -> int:
    return int(thing.receivers(SIGNAL(signal)))


def memory() -> int:
    """Kilobytes that the process holds, with what it has given up given back, and without Qt's bounded cache."""
    QPixmapCache.clear()
    gc.collect()
    if hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def hold(
    once: Callable[[], object],
    rounds: int,
    count: Callable[[], Counter[str]],
    warm: int,
    may: Counter[str] | None = None,
) -> None:
    """`rounds` of `once`, after `warm` others, leave nothing but what they `may`."""
    for _ in range(warm):
        once()
    before = count()
    begun = memory() if FULL else 0
    for _ in range(rounds):
        once()
    left = count() - before - (may or Counter())
    assert not left, left
    if FULL:
        grown = memory() - begun
        print(f"{rounds} rounds: {grown:,} kB")
        assert grown <= MOST_GROWTH, f"{grown:,} kB"


@pytest.fixture
def window(make_window: Callable[..., MainWindow], library: Library) -> MainWindow:
    made = make_window()
    made.choose(KNEE, Side.RIGHT)
    made.contents.open_panel(True)
    made.settle()
    return made


def test_choices_leave_nothing(window: MainWindow, library: Library) -> None:
    chance = random.Random("choices")
    addresses = list(library.addresses())

    def choose() -> None:
        for _ in range(5):
            window.choose(chance.choice(addresses), chance.choice(list(Side)))
            pump()
        window.choose(KNEE, Side.RIGHT)
        window.settle()
        pump()

    kept = min(6 * (CHOICES // 5 + 1), MOST_STEPS + 1)
    hold(
        choose,
        CHOICES // 5,
        lambda: inside(window),
        warm=100 if FULL else 1,
        may=Counter({"explorer.library.selection.Selection": kept}),
    )
    assert len(window.state._trail) <= MOST_STEPS + 1


def test_themes_and_text_sizes_leave_nothing(window: MainWindow) -> None:
    appearance = window.appearance

    def switch() -> None:
        for name in ("dark", "light"):
            appearance.use_theme(name)
            pump()
        for step in (1, -1):
            appearance.step_text(step)
            pump()
        window.settle()

    hold(switch, THEMES // 2, lambda: inside(window), warm=12 if FULL else 1)


def test_panels_and_dialogs_leave_nothing(window: MainWindow) -> None:
    def open_all() -> None:
        for opened in (window.show_problems, window._show_keys, window._print_card, window._take_home):
            opened()
            pump()
            for each in QApplication.topLevelWidgets():
                if each is not window and each.isVisible():
                    each.close()
            pump()
        window.notify("A word.")
        pump()
        for each in QApplication.topLevelWidgets():
            if each is not window and each.isVisible():
                each.close()
        window.search.open()
        window.search.line.setText("numb toes")
        pump()
        window.search.line.clear()
        window.state.pick_comparison()
        window.choose(parse_address("condition:sciatica"))
        window.state.compare(None)
        window.seeing.copy_picture()
        for _ in range(2):
            window._open_layers(window.layers_panel.isHidden())
            window.contents.toggle()
            pump()
        window.choose(KNEE, Side.RIGHT)
        window.settle()
        pump()

    may = Counter({"explorer.library.selection.Selection": 100})
    hold(open_all, 25 if FULL else 2, lambda: inside(window), warm=2, may=may)


@pytest.fixture
def drawings(library: Library) -> Iterator[bytes]:
    yield diagrams.dump(library.diagram)


def test_reloaded_figures_leave_nothing(
    drawings: bytes, library: Library, theme: Theme, places: Places
) -> None:
    state = State(library)
    state.select(KNEE, Side.RIGHT)
    assert state.selection is not None
    lit = lighting(library, state.selection)

    def reload() -> None:
        view = DiagramView(diagrams.load(drawings), {}, theme, lambda address, _: address.id)
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

    hold(reload, FIGURES, census, warm=5 if FULL else 1)


def test_closed_windows_leave_nothing(make_window: Callable[..., MainWindow], library: Library) -> None:
    kept = make_window()
    made = kept.__class__

    def open_and_close() -> None:
        window = made(
            State(library), kept._assets, kept.settings, lambda _: None, kept._today, reduced_motion=True
        )
        window.show()
        window.choose(KNEE, Side.LEFT)
        window.contents.open_panel(True)
        window._open_layers(True)
        window.settle()
        window.close()
        window.deleteLater()
        pump()

    hold(open_and_close, WINDOWS, census, warm=3 if FULL else 1)
