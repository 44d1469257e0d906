"""Left, both or right: always the body's own sides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from explorer.anatomy.address import Side
from explorer.ui.words import mark, tr

WORDS = {Side.LEFT: mark("Left"), Side.BOTH: mark("Both"), Side.RIGHT: mark("Right")}


class SideSwitch(QWidget):
    """Three buttons of which one is down. `chosen` carries the side that was pressed.

    Left stays left of right in every language.
    """

    chosen = Signal(Side)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Side of the body"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        row = QWidget()
        row.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        whole.addWidget(row)
        whole.addStretch(1)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        group = QButtonGroup(self)
        self._buttons: dict[Side, QPushButton] = {}
        for place, (each, word) in enumerate(WORDS.items()):
            button = QPushButton(tr(word))
            button.setCheckable(True)
            button.setObjectName("segment")
            button.setProperty("place", ("first", "middle", "last")[place])
            button.setToolTip(tr("Both legs") if each is Side.BOTH else tr("The person's own side"))
            button.clicked.connect(lambda _checked, each=each: self.chosen.emit(each))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[each] = button
        self.show_side(side)

    def show_side(self, side: Side) -> None:
        """Let the button of `side` be down; nothing is told."""
        button = self._buttons[side]
        button.setChecked(True)
        self.setFocusProxy(button)
