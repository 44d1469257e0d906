"""The night: a shade that lets touches through, woken by one, and no timer without a night."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.state.kiosk.night import Night
from explorer.ui.kiosk.dimmer import Dimmer

NIGHT = Night(time(22), time(6, 30), 0.6)


class Wall:
    """The clock on the wall."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 23, 0)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def window(qapp: object, qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.setStyleSheet("background: white")
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def light(window: QWidget) -> int:
    return window.grab().toImage().pixelColor(150, 100).lightness()


def timers(dimmer: Dimmer) -> list[QTimer]:
    return [each for each in dimmer.findChildren(QTimer) if each.isActive()]


def test_at_night_it_is_dark_by_that_much_until_a_touch(window: QWidget, wall: Wall) -> None:
    dimmer = Dimmer(window, NIGHT, wall)
    assert light(window) == 255
    dimmer.rest()
    assert dimmer.dim == 0.6
    assert light(window) == pytest.approx(255 * 0.4, abs=2)
    dimmer.wake()
    assert dimmer.dim == 0
    assert light(window) == 255
    assert not timers(dimmer), "nothing ticks during a visit"
    dimmer.rest()
    assert light(window) < 120
    dimmer.wake()


def test_touches_go_through(window: QWidget, wall: Wall, qtbot: QtBot) -> None:
    button = QPushButton(window)
    button.resize(300, 200)
    button.show()
    dimmer = Dimmer(window, NIGHT, wall)
    dimmer.rest()
    assert window.childAt(QPoint(150, 100)) is button
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dimmer.wake()


def test_it_covers_the_window_at_any_size(window: QWidget, wall: Wall) -> None:
    dimmer = Dimmer(window, NIGHT, wall)
    dimmer.rest()
    window.resize(500, 400)
    assert dimmer.geometry() == window.rect()
    dimmer.wake()


def test_it_sleeps_until_the_hour_but_looks_at_the_clock_now_and_then(window: QWidget, wall: Wall) -> None:
    dimmer = Dimmer(window, NIGHT, wall)
    wall.now = datetime(2026, 11, 24, 21, 59)
    dimmer.rest()
    (timer,) = timers(dimmer)
    assert dimmer.dim == 0
    assert timer.interval() == 60_000
    wall.now = datetime(2026, 11, 24, 12, 0)
    dimmer.rest()
    assert timer.interval() == 5 * 60_000
    dimmer.wake()


def test_a_clock_that_leaps_is_followed(window: QWidget, wall: Wall) -> None:
    dimmer = Dimmer(window, NIGHT, wall)
    dimmer.rest()
    assert dimmer.dim
    for leap, dark in ((timedelta(hours=9), False), (timedelta(days=-400, hours=-9), True)):
        wall.now += leap
        timers(dimmer)[0].timeout.emit()
        assert bool(dimmer.dim) is dark
    dimmer.wake()


def test_without_a_night_there_is_no_timer(window: QWidget, wall: Wall) -> None:
    dimmer = Dimmer(window, None, wall)
    dimmer.rest()
    assert dimmer.findChildren(QTimer) == []
    assert dimmer.dim == 0
    dimmer.wake()
