"""Letters and digits to type with a finger, for the few words of the set-up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.page import button
from explorer.ui.words import tr

DIGITS, ACCENTS = "1234567890", "äöüßéèçñåø"
ROWS = ("qwertyuiop", "asdfghjkl'", "zxcvbnm,.-")
SHIFT, OTHERS, ERASE = "⇧", "äéñ", "⌫"


class Keyboard(QWidget):
    """`typed` with each letter, `erased` to take back the last. Shift is for one letter.

    Digits and letters with accents share the top row: a low screen has no room for one more.
    """

    typed = Signal(str)
    erased = Signal()

    def __init__(self, look: StaffLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as every keyboard is
        self.keys: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(1.5))
        for letters in (DIGITS + ACCENTS, *ROWS):
            row = self._row(column, look)
            for letter in letters:
                row.addWidget(self._key(letter))
        row = self._row(column, look)
        self.shift = button(SHIFT, self._show_case, "key")
        self.shift.setCheckable(True)
        self.shift.setAccessibleName(tr("Capital letter"))
        self.others = button(OTHERS, lambda: self.show_accents(self.others.isChecked()), "key")
        self.others.setCheckable(True)
        self.others.setAccessibleName(tr("Letters with accents"))
        self.space = button(tr("Space"), lambda: self._type(" "), "key")
        self.erase = button(ERASE, self.erased.emit, "key")
        self.erase.setAccessibleName(tr("Take back the last letter"))
        self.erase.setAutoRepeat(True)
        for each, share in ((self.shift, 2), (self.others, 2), (self.space, 4), (self.erase, 2)):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(each, share)
        self.show_accents(False)

    def show_accents(self, on: bool) -> None:
        """Have letters with accents in the top row, or digits."""
        self.others.setChecked(on)
        for letter in DIGITS + ACCENTS:
            self.keys[letter].setVisible((letter in ACCENTS) is on)

    def _row(self, column: QVBoxLayout, look: StaffLook) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look.px(1.5))
        column.addLayout(row)
        return row

    def _key(self, letter: str) -> QPushButton:
        made = button(letter, lambda: self._type(letter), "key")
        # The caret stays in the field, and so does a keyboard on a cable.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.keys[letter] = made
        return made

    def set_shift(self, on: bool) -> None:
        """Whether the next letter is a capital."""
        self.shift.setChecked(on)
        self._show_case()

    def _type(self, letter: str) -> None:
        self.typed.emit(_upper(letter) if self.shift.isChecked() else letter)
        self.set_shift(False)

    def _show_case(self) -> None:
        for letter, key in self.keys.items():
            key.setText(_upper(letter) if self.shift.isChecked() else letter)


def _upper(letter: str) -> str:
    return letter if letter == "ß" else letter.upper()
