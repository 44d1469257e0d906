"""What all tests share: the shipped library, and windows that must leave nothing behind."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
if os.environ.get("QT_SCALE_FACTOR"):  # its usual screen is too small for that
    screen = Path(__file__).with_name("large_screen.json")
    os.environ["QT_QPA_PLATFORM"] += f":configfile={screen}"

import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from explorer.files.places import Places, find_places
from explorer.library.library import Library
from explorer.library.load import load_library
from explorer.state.settings import Settings
from explorer.state.state import State
from rest import closed_at_rest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from explorer.ui.theme import Theme
    from explorer.ui.window import MainWindow

# A busy machine takes longer over an example now and then; that is no fault of what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

TODAY = date(2026, 11, 24)
TOP = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _no_ones_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, data and caches of the tests: never those of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(home / name))
        yield


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
    qapp: "QApplication", qtbot: "QtBot", library: Library, places: Places, tmp_path: Path
) -> Iterator[Callable[..., "MainWindow"]]:
    """Makes real windows with settings in a folder of their own; once closed, nothing in them may run on."""
    from explorer.state.settings import write_settings
    from explorer.ui.window import MainWindow

    windows: list[MainWindow] = []

    def make(
        settings: Settings | None = None,
        shown: Library = library,
        assets: Path = places.assets,
        **more: Any,
    ) -> MainWindow:
        made = MainWindow(
            State(shown),
            assets,
            settings or Settings(reduced_motion=True),
            lambda changed: write_settings(tmp_path / "settings.json", changed),
            lambda: TODAY,
            **more,
        )
        windows.append(made)
        made.resize(1280, 800)
        made.show()
        qtbot.waitExposed(made)
        return made

    with closed_at_rest(windows):
        yield make


@pytest.fixture
def window(make_window: Callable[..., "MainWindow"]) -> "MainWindow":
    """A window in which nothing moves by itself."""
    return make_window()


@pytest.fixture
def active(window: "MainWindow", qtbot: "QtBot") -> "MainWindow":
    """The window with the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def moving_window(make_window: Callable[..., "MainWindow"]) -> "MainWindow":
    """A window with flights and the pulse."""
    return make_window(Settings(reduced_motion=False))


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """After each test: no thread remains; after one with Qt, no window, and no handler's error was hidden."""
    threads = set(threading.enumerate())
    if "qapp" not in request.fixturenames:
        yield
        assert set(threading.enumerate()) <= threads
        return
    from pyqtgraph import debug
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

    hidden: list[str] = []
    # pyqtgraph catches what its mouse handlers raise and only warns of it, by this function.
    monkeypatch.setattr(debug, "printExc", lambda *_args, **_more: hidden.append(traceback.format_exc()))
    application: QApplication = request.getfixturevalue("qapp")
    yield
    application.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = application.topLevelWidgets()
    for each in windows:
        each.close()
        each.deleteLater()
    assert not hidden, "".join(hidden)
    assert not windows, windows
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    assert set(threading.enumerate()) <= threads
