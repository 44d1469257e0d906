"""The way from the waiting room to the staff's side: the PIN, and the status behind it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from explorer.state.kiosk.pin import Attempts
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.status import Status
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.pin_page import PinPage
from explorer.ui.kiosk.staff.status_page import StatusPage


class StaffDoor(QStackedWidget):
    """One of the kiosk's screens. Whenever it is shown it asks for the PIN; hiding it shuts it again.

    `status` is asked each time that the door opens. `left` when the kiosk is to go back to its
    invitation, `set_up` for the set-up page, `closed` when staff close the program.
    """

    left = Signal()
    set_up = Signal()
    closed = Signal()

    def __init__(
        self,
        policy: KioskPolicy,
        attempts: Attempts,
        look: StaffLook,
        status: Callable[[], Status],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._status = status
        self.pin = PinPage(policy.pin, attempts, look, lambda: status().problems)
        self.status = StatusPage(look)
        for each in (self.pin, self.status):
            self.addWidget(each)
        self.pin.opened.connect(self._open)
        for page in (self.pin, self.status):
            page.left.connect(self.left)
        self.status.set_up.connect(self.set_up)
        self.status.closed.connect(self.closed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Shut the door behind whoever was there."""
        super().hideEvent(event)
        self.setCurrentWidget(self.pin)

    def _open(self) -> None:
        self.status.show_status(self._status())
        self.setCurrentWidget(self.status)
