"""What all tests share: the shipped library, and windows that must leave nothing behind."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from explorer.files.places import Places, find_places
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.state.settings import Settings
from explorer.state.state import State

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from explorer.ui.theme import Theme
    from explorer.ui.window import MainWindow

TODAY = date(2026, 11, 21)
TOP = Path(__file__).resolve().parents[1]
QT_FIXTURES = {"qapp", "qtbot", "window", "moving_window", "make_window"}


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which the tests take place: no test changes its mind as cards age."""
    return TODAY


@pytest.fixture(scope="session")
def places() -> Places:
    """The shipped folders."""
    return find_places(TOP / "assets", TOP / "content")


@pytest.fixture(scope="session")
def library(places: Places) -> Library:
    """Everything that is shipped, read once."""
    return load_library(places, TODAY)


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], places: Places) -> "QApplication":
    """The one application of all tests, set up as the program does it."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    from explorer.ui.style import load_fonts

    application = QApplication.instance() or QApplication(qapp_args)
    application.setStyle("Fusion")
    load_fonts(places.assets)
    pg.setConfigOptions(antialias=True, mouseRateLimit=0)
    return application


@pytest.fixture(scope="session")
def theme(places: Places) -> "Theme":
    """The light theme."""
    from explorer.ui.theme import load_theme

    return load_theme(places.assets, "light")


@pytest.fixture
def make_window(
    qtbot: "QtBot", library: Library, places: Places, tmp_path: Path
) -> Callable[..., "MainWindow"]:
    """Makes real windows on the shipped library, with settings in a folder of their own."""
    from explorer.state.settings import write_settings
    from explorer.ui.window import MainWindow

    def make(settings: Settings | None = None, shown: Library = library, **more: Any) -> MainWindow:
        made = MainWindow(
            State(shown),
            places.assets,
            settings or Settings(reduced_motion=True),
            lambda changed: write_settings(tmp_path / "settings.json", changed),
            lambda: TODAY,
            **more,
        )
        made.resize(1280, 800)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        return made

    return make


@pytest.fixture
def window(make_window: Callable[..., "MainWindow"]) -> "MainWindow":
    """A window in which nothing moves by itself."""
    return make_window()


@pytest.fixture
def moving_window(make_window: Callable[..., "MainWindow"]) -> "MainWindow":
    """A window with flights and the pulse."""
    return make_window(Settings(reduced_motion=False))


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """After a test with Qt: no window, timer, animation or thread remains, and no handler's error was hidden."""
    threads = set(threading.enumerate())
    if not QT_FIXTURES & set(request.fixturenames):
        yield
        assert set(threading.enumerate()) <= threads
        return
    from pyqtgraph import debug

    hidden: list[str] = []
    # pyqtgraph catches what its mouse handlers raise and only prints it, by this function.
    monkeypatch.setattr(debug, "printExc", lambda *_args, **_more: hidden.append(debug.getExc()))
    qapp = request.getfixturevalue("qapp")
    running = _Running(qapp)
    # Set up after this fixture, so torn down before it: pytest-qt closes its widgets later than any fixture.
    yield
    left = running.after_closing(request.node)
    assert not hidden, hidden
    assert not left, left
    assert set(threading.enumerate()) <= threads


class _Running:
    """Finds what still runs or shows."""

    def __init__(self, application: "QApplication") -> None:
        self._application = application

    def after_closing(self, test: pytest.Item) -> list[str]:
        """What is left once the windows that the test handed to pytest-qt are closed."""
        from PySide6.QtCore import QCoreApplication, QEvent

        for reference, _before_close in getattr(test, "qt_widgets", ()):
            widget = reference()
            if widget is not None:
                widget.close()
        left = [*self._timers(), *self._animations()]
        for reference, _before_close in getattr(test, "qt_widgets", ()):
            widget = reference()
            if widget is not None:
                widget.deleteLater()
        test.qt_widgets = []
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._application.processEvents()
        return [*left, *(f"window: {each!r}" for each in self._application.topLevelWidgets())]

    def _timers(self) -> Iterator[str]:
        from PySide6.QtCore import QTimer

        for top in self._application.topLevelWidgets():
            for timer in top.findChildren(QTimer):
                if timer.isActive() and not timer.objectName().startswith("qt_"):
                    yield f"timer of {timer.parent()!r}"

    def _animations(self) -> Iterator[str]:
        from PySide6.QtCore import QAbstractAnimation

        for top in self._application.topLevelWidgets():
            for animation in top.findChildren(QAbstractAnimation):
                if animation.state() is not QAbstractAnimation.State.Stopped:
                    yield f"animation of {animation.parent()!r}"
