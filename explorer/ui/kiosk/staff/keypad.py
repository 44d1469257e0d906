"""Ten large digits, one key to take the last back and one for when it is done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from explorer.state.kiosk.pin import DIGITS
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.page import button
from explorer.ui.words import tr

ERASE = "⌫"
DOT, GAP = "●", "○"


class Keypad(QWidget):
    """Holds the digits typed so far, at most as many as a PIN has; `changed` on each, `done` on OK."""

    changed = Signal()
    done = Signal()

    def __init__(self, look: StaffLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.digits = ""
        self._look = look
        self.buttons: dict[str, QPushButton] = {}
        # A keypad reads as on every telephone, whichever way the language is read.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.px(3))
        for place, digit in enumerate("123456789"):
            self._put(grid, digit, digit, place, lambda digit=digit: self._type(digit))
        self._put(grid, "erase", ERASE, 9, self._erase).setAccessibleName(tr("Take back the last digit"))
        self._put(grid, "0", "0", 10, lambda: self._type("0"))
        self._put(grid, "ok", tr("OK"), 11, self.done.emit)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.set_open(True)

    def _put(self, grid: QGridLayout, name: str, words: str, place: int, do: object) -> QPushButton:
        assert callable(do)
        made = button(words, do, "digit")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        grid.addWidget(made, place // 3, place % 3)
        self.buttons[name] = made
        return made

    def sizeHint(self) -> QSize:
        """Three keys of 26 mm beside one another, four of 20 mm below one another."""
        return QSize(self._look.px(84), self._look.px(92))

    def set_open(self, is_open: bool) -> None:
        """Whether digits can be typed at all."""
        self._open = is_open
        self._show_keys()

    def clear(self) -> None:
        """Forget what was typed."""
        self.digits = ""
        self._show_keys()

    @property
    def dots(self) -> str:
        """What was typed, as dots; open ones for the digits that a PIN has at least."""
        return DOT * len(self.digits) + GAP * max(0, DIGITS[0] - len(self.digits))

    def _type(self, digit: str) -> None:
        self.digits = (self.digits + digit)[: DIGITS[1]]
        self._show_keys()
        self.changed.emit()

    def _erase(self) -> None:
        self.digits = self.digits[:-1]
        self._show_keys()
        self.changed.emit()

    def _show_keys(self) -> None:
        for name, each in self.buttons.items():
            needed = {"ok": DIGITS[0], "erase": 1}.get(name, 0)
            each.setEnabled(self._open and len(self.digits) >= needed)
