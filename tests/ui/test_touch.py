"""A finger on what scrolls: a push moves it and presses nothing, a tap presses."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.touch import scroll_by_finger


@pytest.fixture(scope="module")
def finger(qapp: object) -> QPointingDevice:
    """A touch screen."""
    return QTest.createTouchDevice()


@pytest.fixture
def pressed() -> list[int]:
    """The numbers of the buttons that were pressed."""
    return []


@pytest.fixture
def area(qtbot: QtBot, pressed: list[int]) -> QScrollArea:
    """Thirty buttons in a row, of which ten are in sight."""
    column = QWidget()
    layout = QVBoxLayout(column)
    for number in range(30):
        button = QPushButton(str(number))
        button.setMinimumHeight(40)
        button.clicked.connect(lambda _checked, number=number: pressed.append(number))
        layout.addWidget(button)
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setWidget(column)
    made.resize(300, 400)
    scroll_by_finger(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_push_scrolls_and_presses_nothing(
    area: QScrollArea, finger: QPointingDevice, pressed: list[int], qtbot: QtBot
) -> None:
    window = area.windowHandle()
    QTest.touchEvent(window, finger).press(1, QPoint(100, 350), window).commit()
    for y in range(340, 100, -20):
        qtbot.wait(5)
        QTest.touchEvent(window, finger).move(1, QPoint(100, y), window).commit()
    QTest.touchEvent(window, finger).release(1, QPoint(100, 100), window).commit()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 100)
    assert pressed == []


def test_a_tap_presses_what_it_meets(
    area: QScrollArea, finger: QPointingDevice, pressed: list[int], qtbot: QtBot
) -> None:
    window = area.windowHandle()
    QTest.touchEvent(window, finger).press(1, QPoint(100, 150), window).commit()
    QTest.touchEvent(window, finger).release(1, QPoint(100, 150), window).commit()
    qtbot.waitUntil(lambda: len(pressed) == 1)
    assert area.verticalScrollBar().value() == 0


def test_a_mouse_presses_at_once(area: QScrollArea, pressed: list[int]) -> None:
    QTest.mouseClick(area.widget().findChildren(QPushButton)[2], Qt.MouseButton.LeftButton)
    assert pressed == [2]
