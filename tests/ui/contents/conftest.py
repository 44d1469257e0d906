from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from explorer.state.bookmarks import Bookmarks
from explorer.ui.contents.panel import ContentsPanel
from explorer.ui.window import MainWindow


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with the keyboard, and its contents open."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window._actions["show_contents"].trigger()
    return window


@pytest.fixture
def panel(opened: MainWindow) -> ContentsPanel:
    """The open panel of `opened`."""
    assert opened.contents.panel is not None
    return opened.contents.panel


@pytest.fixture
def keeping(make_window: Callable[..., MainWindow], qtbot: QtBot) -> Callable[[Bookmarks], MainWindow]:
    """Makes a window with the keyboard that shows the given bookmarks."""

    def make(bookmarks: Bookmarks) -> MainWindow:
        window = make_window(bookmarks=bookmarks)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window._actions["show_contents"].trigger()
        assert window.contents.panel is not None
        window.contents.panel.show_view("bookmarks")
        window.contents.panel.take_focus()
        return window

    return make
