"""A monkey at the kiosk: seeded random taps, drags, pinches, keys and waits, as real events of the window."""

import os
import random
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from explorer.ui.kiosk.window import KioskWindow

LEFT, RIGHT, NO_KEY = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_F1,
    Qt.Key.Key_F4,
    Qt.Key.Key_F11,
    Qt.Key.Key_Q,
    Qt.Key.Key_Home,
    Qt.Key.Key_Left,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Menu,
)
MODIFIERS = (NO_KEY, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
DOINGS = {"tap": 45, "button": 25, "drag": 12, "pinch": 4, "key": 6, "other": 4, "wait": 4}
"""How often each is done, of a hundred."""


class Monkey:
    """Plays with `kiosk`; `now` is the kiosk's clock, which it lets pass. Each event sent counts as one."""

    def __init__(self, kiosk: KioskWindow, now: list[float], finger: QPointingDevice, seed: int) -> None:
        self._kiosk, self._now, self._finger = kiosk, now, finger
        self._chance = random.Random(seed)
        self.events = 0
        self.done: Counter[str] = Counter()
        self.seen: set[str] = set()
        """The screens that were come to."""

    def play(self, events: int) -> None:
        """Go on until so many more events were sent."""
        end = self.events + events
        while self.events < end:
            (doing,) = self._chance.choices(list(DOINGS), weights=list(DOINGS.values()))
            self.done[doing] += 1
            getattr(self, f"_{doing}")()
            self._now[0] += self._chance.choice((0.02, 0.1, 0.3, 0.6, 1.5))
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.seen.add(str(self._kiosk.visitor.trail.here.screen))
            assert self._kiosk.isVisible()
            assert QApplication.topLevelWidgets() == [self._kiosk]
            assert QApplication.activePopupWidget() is None

    def leave_alone(self) -> None:
        """Go away for a long time."""
        for _ in range(3):
            self._now[0] += 100.0
            self._kiosk.tick()
        # As the event loop does: what was to go goes first, then what waited for a quiet moment is done.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def _place(self) -> QPoint:
        size = self._kiosk.size()
        return QPoint(self._chance.randrange(size.width()), self._chance.randrange(size.height()))

    def _near(self, place: QPoint, reach: int) -> QPoint:
        away = QPoint(self._chance.randint(-reach, reach), self._chance.randint(-reach, reach))
        size = self._kiosk.size()
        moved = place + away
        return QPoint(min(max(moved.x(), 0), size.width() - 1), min(max(moved.y(), 0), size.height() - 1))

    def _tap(self) -> None:
        self._tap_at(self._place())

    def _tap_at(self, place: QPoint) -> None:
        window = self._kiosk.windowHandle()
        QTest.mousePress(window, LEFT, NO_KEY, place)
        if self._chance.random() < 0.4:
            place = self._near(place, 25)
            QTest.mouseMove(window, place)
            self.events += 1
        QTest.mouseRelease(window, LEFT, NO_KEY, place)
        self.events += 2

    def _button(self) -> None:
        seen = [
            each
            for each in self._kiosk.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled()
        ]
        if seen:
            button = self._chance.choice(seen)
            place = button.mapTo(self._kiosk, button.rect().center())
            if self._kiosk.rect().contains(place):
                self._tap_at(place)
                return
        self._tap()

    def _drag(self) -> None:
        window, place = self._kiosk.windowHandle(), self._place()
        QTest.mousePress(window, LEFT, NO_KEY, place)
        for _ in range(self._chance.randint(2, 8)):
            place = self._near(place, 120)
            QTest.mouseMove(window, place)
            self.events += 1
        QTest.mouseRelease(window, LEFT, NO_KEY, place)
        self.events += 2

    def _pinch(self) -> None:
        window, one, other = self._kiosk.windowHandle(), self._place(), self._place()
        QTest.touchEvent(window, self._finger).press(1, one, window).commit()
        QTest.touchEvent(window, self._finger).move(1, one, window).press(2, other, window).commit()
        for _ in range(self._chance.randint(2, 5)):
            one, other = self._near(one, 60), self._near(other, 60)
            QTest.touchEvent(window, self._finger).move(1, one, window).move(2, other, window).commit()
            self.events += 1
        QTest.touchEvent(window, self._finger).stationary(1).release(2, other, window).commit()
        QTest.touchEvent(window, self._finger).release(1, one, window).commit()
        self.events += 4

    def _key(self) -> None:
        QTest.keyClick(self._kiosk.windowHandle(), self._chance.choice(KEYS), self._chance.choice(MODIFIERS))
        self.events += 2

    def _other(self) -> None:
        window, place = self._kiosk.windowHandle(), self._place()
        QTest.mouseClick(window, RIGHT, NO_KEY, place)
        turn = QPoint(0, self._chance.choice((-240, 120, 600)))
        QTest.wheelEvent(window, QPointF(place), turn, QPoint(0, 0))
        self.events += 3

    def _wait(self) -> None:
        self._now[0] += self._chance.choice((5.0, 20.0, 91.0, 130.0))
        self._kiosk.tick()
        self._kiosk.screens.show_next_nerve()
        self.events += 1


def megabytes() -> float:
    """The memory that this process holds now; 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if told.exists() else 0.0
