"""The night in the waiting room: a shade over the whole window."""

import math
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.state.kiosk.night import Night, dimming, seconds_to_change
from explorer.ui.words import tr

LONGEST_MS = 5 * 60_000
"""So often it looks at the clock on the wall: that may be set, or sleep, meanwhile."""


class Dimmer(QWidget):
    """Lies over `window` and lets every touch through. Without a night it has no timer at all.

    `rest` when nobody is there: the shade falls in the hours of the night; `wake` with a touch. `darkened`
    after each, with whether the screen is dimmed now.
    """

    darkened = Signal(bool)

    def __init__(self, window: QWidget, night: Night | None, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window = window
        self._night, self._now = night, now
        self._dim = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("The screen is dimmed for the night"))
        self.hide()
        if night is None:
            return
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.rest)
        window.installEventFilter(self)

    def rest(self) -> None:
        """Nobody is there: be as dark as the hour asks, now and from now on."""
        if self._night is None:
            return
        now = self._now()
        self._dim = dimming(self._night, now.time())
        if self._dim:
            self._cover()
            self.raise_()
            self.update()
        self.setVisible(self._dim > 0)
        self.darkened.emit(self._dim > 0)
        self._timer.start(min(LONGEST_MS, math.ceil(seconds_to_change(self._night, now) * 1000)))

    def wake(self) -> None:
        """Somebody touched the screen: be bright until the next `rest`."""
        if self._night is not None:
            self._timer.stop()
            self.hide()
            self.darkened.emit(False)

    @property
    def dim(self) -> float:
        """How much darker the screen is now, 0 to 0.9."""
        return self._dim if self.isVisibleTo(self._window) else 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at its new size."""
        if event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """One dark wash."""
        QPainter(self).fillRect(event.rect(), QColor.fromRgbF(0.0, 0.0, 0.0, self._dim))

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
