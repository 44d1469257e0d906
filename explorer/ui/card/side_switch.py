"""Left, both or right: always the body's own sides."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from explorer.anatomy.address import Side

WORDS = {Side.LEFT: "Left", Side.BOTH: "Both", Side.RIGHT: "Right"}


class SideSwitch(QWidget):
    """Three buttons of which one is down. `chosen` carries the side that was pressed."""

    chosen = Signal(Side)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Side of the body")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        group = QButtonGroup(self)
        for place, (each, word) in enumerate(WORDS.items()):
            button = QPushButton(word)
            button.setCheckable(True)
            button.setChecked(each is side)
            if each is side:
                self.setFocusProxy(button)
            button.setObjectName("segment")
            button.setProperty("place", ("first", "middle", "last")[place])
            button.setToolTip("The person's own side" if each is not Side.BOTH else "Both legs")
            button.clicked.connect(lambda _checked, each=each: self.chosen.emit(each))
            group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
