"""A kiosk, a clock that tests own, and a hand that touches it through real events of the window."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from conftest import TODAY
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy
from explorer.ui.kiosk.window import KioskWindow
from rest import closed_at_rest

PX = 4.0
"""Pixels a millimetre of the kiosks here: those of a usual screen of 21 inches."""
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Hand:
    """One finger, and the time that passes between its taps."""

    def __init__(self, kiosk: KioskWindow, now: list[float]) -> None:
        self.kiosk, self.now = kiosk, now

    def tap(self, target: QWidget | QPoint, after: float = 1.0) -> None:
        """Tap the middle of a widget, or a place of the window, so many seconds after the last tap."""
        self.now[0] += after
        place = target.mapTo(self.kiosk, target.rect().center()) if isinstance(target, QWidget) else target
        QTest.mouseClick(self.kiosk.windowHandle(), LEFT, NO_KEY, place)
        QApplication.processEvents()

    def press(self, words: str) -> None:
        """Tap the one button that says so, as its text or its note."""
        (button,) = [each for each in self.buttons() if words in (each.text(), getattr(each, "note", ""))]
        self.tap(button)

    def buttons(self) -> list[QAbstractButton]:
        """All buttons that are seen."""
        return [each for each in self.kiosk.findChildren(QAbstractButton) if each.isVisible()]

    def wait(self, seconds: float) -> None:
        """Let time pass, with the kiosk looking at the clock."""
        self.now[0] += seconds
        self.kiosk.tick()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the event loop does

    def read(self) -> str:
        """All words that are seen."""
        labels = [each for each in self.kiosk.findChildren(QLabel) if each.isVisible()]
        return "\n".join(each.text() for each in (*labels, *self.buttons()))


@pytest.fixture
def now() -> list[float]:
    """The seconds of the kiosk's clock."""
    return [1000.0]


@pytest.fixture
def make_kiosk(
    qapp: QApplication, library: Library, places: Places, now: list[float]
) -> Iterator[Callable[..., KioskWindow]]:
    """Makes kiosks of a policy and a size in pixels, in which nothing moves by itself."""
    made: list[KioskWindow] = []

    def make(size: tuple[int, int] = (1080, 1920), **policy: Any) -> KioskWindow:
        kiosk = KioskWindow(
            library,
            KioskPolicy(**{"pixels_per_mm": PX, **policy}),
            places.assets,
            lambda: TODAY,
            lambda: now[0],
            reduced_motion=True,
        )
        made.append(kiosk)
        kiosk.resize(*size)
        kiosk.show()
        qapp.processEvents()
        return kiosk

    with closed_at_rest(made, KioskWindow.leave):
        yield make


@pytest.fixture
def kiosk(make_kiosk: Callable[..., KioskWindow]) -> KioskWindow:
    """An upright kiosk with the usual policy, inviting."""
    return make_kiosk()


@pytest.fixture
def hand(kiosk: KioskWindow, now: list[float]) -> Hand:
    """The hand at that kiosk."""
    return Hand(kiosk, now)
