"""A plug that is pulled and put back: the window fills the screen again."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.kiosk.filling import FillsScreen


@pytest.fixture
def window(qapp: object, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def displaced(window: QWidget) -> None:
    window.showNormal()
    window.setGeometry(QRect(5, 5, 120, 90))
    assert not window.isFullScreen()


@pytest.mark.parametrize(
    "signal", ["screenAdded", "screenRemoved", "primaryScreenChanged", "geometryChanged"]
)
def test_whatever_becomes_of_the_screens_it_fills_one(window: QWidget, signal: str, qtbot: QtBot) -> None:
    filling = FillsScreen(window)
    screen = QGuiApplication.primaryScreen()
    displaced(window)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    if signal == "geometryChanged":
        screen.geometryChanged.emit(screen.geometry())
    else:
        getattr(application, signal).emit(screen)
    qtbot.waitUntil(window.isFullScreen, timeout=1000)
    assert window.geometry() == screen.geometry()
    assert filling.parent() is window


def test_a_window_that_is_hidden_stays_hidden(window: QWidget) -> None:
    filling = FillsScreen(window)
    window.hide()
    filling.fill()
    assert not window.isVisible()
