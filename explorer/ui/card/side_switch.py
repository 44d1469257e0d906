"""Left, both or right: always the body's own sides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.anatomy.address import Side
from explorer.ui.segments import Segments
from explorer.ui.words import mark, tr

WORDS = {Side.LEFT: mark("Left"), Side.BOTH: mark("Both"), Side.RIGHT: mark("Right")}


class SideSwitch(QWidget):
    """Three buttons of which one is down. `chosen` carries the side that was pressed.

    Left stays left of right in every language.
    """

    chosen = Signal(Side)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = tr("Side of the body")
        self._switch = Segments({each: tr(word) for each, word in WORDS.items()}, name, self.chosen.emit)
        self._switch.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for each, button in self._switch.buttons.items():
            button.setToolTip(tr("Both legs") if each is Side.BOTH else tr("The person's own side"))
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._switch)
        row.addStretch(1)
        self.show_side(side)

    def show_side(self, side: Side) -> None:
        """Let the button of `side` be down; nothing is told."""
        self._switch.show_choice(side)
        self.setFocusProxy(self._switch.buttons[side])
