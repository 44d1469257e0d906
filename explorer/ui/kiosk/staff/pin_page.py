"""The page behind the hidden gesture: staff type their PIN."""

import math
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from explorer.state.kiosk.pin import Attempts
from explorer.ui.kiosk.staff.keypad import Keypad
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.page import Page, text
from explorer.ui.words import tr

IDLE_MS = 30_000
"""So long untouched and the page leaves by itself."""


class PinPage(Page):
    """`opened` once the PIN whose hash is `kept` was typed; `left` on Back and after a while untouched.

    With no PIN set it says so, and `faults`: the sentences on why that may be.
    """

    opened = Signal()
    left = Signal()

    def __init__(
        self,
        kept: str,
        attempts: Attempts,
        look: StaffLook,
        faults: Callable[[], tuple[str, ...]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("For staff: type the PIN"), look, parent)
        self._kept, self._attempts, self._faults = kept, attempts, faults
        self.keypad = Keypad(look)
        self.dots = text("", "dots")
        self.dots.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.dots.setAccessibleName(tr("Digits typed"))
        self.said = text("", "fault")
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.no_pin = text("", "lead")
        self.column.addStretch(3)
        for each in (self.no_pin, self.dots, self.said):
            self.column.addWidget(each)
        self.column.addWidget(self.keypad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)  # within reach of somebody who sits
        self.back = self.add_button(tr("Back to the start"), self.left.emit)
        self.keypad.changed.connect(self._typed)
        self.keypad.done.connect(self._check)
        self._idle, self._second = QTimer(self), QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.left)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._show_wait)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin anew, with nothing typed."""
        super().showEvent(event)
        self.keypad.clear()
        self.said.clear()
        self._idle.start()
        locked = bool(self._kept)
        for each in (self.keypad, self.dots, self.said):
            each.setVisible(locked)
        self.no_pin.setVisible(not locked)
        if locked:
            self.title.setText(tr("For staff: type the PIN"))
            self._show_dots()
            self._show_wait()
        else:
            self.title.setText(tr("For staff: no PIN is set"))
            why = tr("Only the computer itself can close this screen: shut it down, or end its session.")
            self.no_pin.setText("\n\n".join((why, *self._faults())))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed stays, and nothing runs on."""
        super().hideEvent(event)
        self._idle.stop()
        self._second.stop()
        self.keypad.clear()

    def _typed(self) -> None:
        self._idle.start()
        self.said.clear()
        self._show_dots()

    def _check(self) -> None:
        self._idle.start()
        typed = self.keypad.digits
        self.keypad.clear()
        if self._attempts.attempt(typed, self._kept):
            self._show_dots()
            self.opened.emit()
            return
        self.said.setText(tr("That is not the PIN. Try again."))
        self._show_dots()
        self._show_wait()

    def _show_dots(self) -> None:
        self.dots.setText(self.keypad.dots)

    def _show_wait(self) -> None:
        """How long to wait, while one must; a second that ticks only then."""
        left = math.ceil(self._attempts.wait)
        waiting = left > 0
        self.keypad.set_open(not waiting)
        if waiting:
            minutes, seconds = divmod(left, 60)
            words = tr("Too many wrong tries. Wait {time}.")
            self.said.setText(words.format(time=f"{minutes}:{seconds:02}"))
            self._second.start()
        elif self._second.isActive():
            self._second.stop()
            self.said.clear()
