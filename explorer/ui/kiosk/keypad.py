"""The staff's PIN, typed on the screen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from explorer.state.kiosk.pin import DIGITS, Attempts
from explorer.ui.words import tr


class Keypad(QWidget):
    """Digits, OK and Cancel; `opened` once the PIN of `kept` was typed, `left` on Cancel."""

    opened = Signal()
    left = Signal()

    def __init__(self, kept: str, clock: Callable[[], float], side: int) -> None:
        super().__init__()
        self._kept, self._attempts, self._typed = kept, Attempts(clock), ""
        self._words = QLabel(tr("Staff only: type the PIN"))
        self._words.setWordWrap(True)
        grid = QGridLayout(self)
        grid.addWidget(self._words, 0, 0, 1, 3)
        self.buttons: dict[str, QPushButton] = {}
        for place, digit in enumerate("1234567890"):
            self._add(grid, digit, place, side, lambda _=False, digit=digit: self._type(digit))
        self._add(grid, tr("OK"), 10, side, self._check)
        self._add(grid, tr("Cancel"), 11, side, lambda _=False: self.left.emit())

    def _add(self, grid: QGridLayout, words: str, place: int, side: int, do: Callable[..., None]) -> None:
        button = QPushButton(words)
        button.setMinimumHeight(side)
        button.clicked.connect(do)
        grid.addWidget(button, 1 + place // 3, place % 3)
        self.buttons[words] = button

    def clear(self) -> None:
        """Forget what was typed."""
        self._typed = ""
        self._words.setText(tr("Staff only: type the PIN"))

    def _type(self, digit: str) -> None:
        self._typed = (self._typed + digit)[: DIGITS[1]]
        self._words.setText("•" * len(self._typed))

    def _check(self, _checked: bool = False) -> None:
        typed, self._typed = self._typed, ""
        if self._attempts.attempt(typed, self._kept):
            self.opened.emit()
            return
        wait = round(self._attempts.wait)
        again = tr("Wait {seconds} seconds, then try again.").format(seconds=wait)
        self._words.setText(again if wait else tr("That is not the PIN."))
