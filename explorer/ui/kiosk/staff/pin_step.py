"""The question of the set-up on the staff's PIN."""

from dataclasses import replace
from os import urandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.state.kiosk.pin import SALT_BYTES, hash_pin, is_pin
from explorer.state.kiosk.policy import KioskPolicy
from explorer.ui.kiosk.staff.keypad import Keypad
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.page import button, text
from explorer.ui.words import tr


class PinStep(QWidget):
    """A PIN, typed twice; without one only the computer itself closes the kiosk.

    `finished` when it was typed the second time.
    """

    finished = Signal()

    def __init__(self, look: StaffLook) -> None:
        super().__init__()
        self.title = tr("The staff's PIN")
        self.first = ""
        self._kept = ""
        self._out = False
        """Whether the PIN that is set is to go."""
        self.said = text("", "lead")
        self.dots = text("", "dots")
        self.dots.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.dots.setAccessibleName(tr("Digits typed"))
        self.keypad = Keypad(look)
        self.none = button("", self._take_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        for each in (self.said, self.dots):
            column.addWidget(each)
        column.addWidget(self.keypad, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.keypad.changed.connect(lambda: self.dots.setText(self.keypad.dots))
        self.keypad.done.connect(self._typed)

    def show_policy(self, policy: KioskPolicy) -> None:
        """Ask anew; a PIN that is set already stays if none is typed."""
        self._kept, self.first, self._out = policy.pin, "", False
        self._ask()

    def answer(self, policy: KioskPolicy) -> KioskPolicy:
        """Take the new PIN's hash, or leave what was there, or take it out."""
        typed = self.keypad.digits
        if not self.first and not typed:
            return replace(policy, pin="") if self._out else policy
        if not is_pin(self.first or typed):
            raise ValueError(tr("A PIN has 4 to 12 digits."))
        if not self.first:
            self._typed()
            raise ValueError(tr("Type the same PIN once more, then OK."))
        if typed != self.first:
            self.first = ""
            self._ask()
            raise ValueError(tr("The two were not the same. Type the PIN again."))
        made = hash_pin(typed, urandom(SALT_BYTES))
        self._kept, self.first, self._out = made, "", False
        self._ask()
        return replace(policy, pin=made)

    def _typed(self) -> None:
        """OK was pressed: the first time is done, or the second."""
        if self.first:
            self.finished.emit()
            return
        self.first = self.keypad.digits
        self._ask()

    def _take_out(self) -> None:
        """Have no PIN any more, or keep it after all."""
        self._out, self.first = not self._out, ""
        self._ask()

    def _ask(self) -> None:
        self.keypad.clear()
        self.dots.setText(self.keypad.dots)
        if self.first:
            words = tr("The same digits once more, then OK.")
        elif self._out:
            words = tr(
                "There will be no PIN. Staff can then neither come here nor close the program by touch: only "
                "the computer itself closes it. Press Next, or type a new PIN."
            )
        elif self._kept:
            words = tr("A PIN is set. Press Next to keep it, or type a new one: 4 to 12 digits, then OK.")
        else:
            words = tr(
                "4 to 12 digits, then OK. It opens this side for staff and closes the program. "
                "Without one, only the computer itself can close it."
            )
        self.said.setText(words)
        self.none.setText(tr("Keep the PIN") if self._out else tr("Have no PIN"))
        self.none.setVisible(bool(self._kept) and not self.first)
