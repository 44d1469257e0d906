"""Taking a page home on a telephone: a code to point its camera at, and the words that it holds."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from explorer.ui.paper.code import CodeView, code_of
from explorer.ui.words import tr

WORDS_WIDTH = 300
"""Of the words beside the code, in pixels at 100 % text."""


class PhoneDialog(QDialog):
    """Shows the code for `text` and the text itself; Esc or the button closes it.

    `room` is what the window leaves for it, `scale` the size of text (1.0 is 100 %).
    """

    def __init__(self, text: str, room: QSize, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Take it home on your phone"))
        self.code = CodeView(code_of(text), tr("A square code that holds the words beside it"))
        how = QLabel(tr("Point your phone’s camera at this square."))
        how.setObjectName("heading")
        how.setWordWrap(True)
        more = QLabel(tr("Your phone then shows these words. To keep them, copy or share them there."))
        more.setWordWrap(True)
        self.words = QLabel(text)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.words.setContentsMargins(12, 8, 12, 8)
        scroll = QScrollArea()
        scroll.setObjectName("card")
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.words)
        scroll.setAccessibleName(tr("The words in the code"))
        close = QPushButton(tr("Close"))
        close.setObjectName("command")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        beside = QVBoxLayout()
        for widget in (how, more):
            beside.addWidget(widget)
        beside.addWidget(scroll, 1)
        beside.addWidget(close)
        row = QHBoxLayout(self)
        row.setSpacing(20)
        row.addWidget(self.code, 1)
        row.addLayout(beside, 0)
        width = round(WORDS_WIDTH * min(scale, 1.4))
        scroll.setFixedWidth(width)
        how.setFixedWidth(width)
        more.setFixedWidth(width)
        side = self.code.sizeHint().width()
        self.resize(QSize(side + width + 60, side + 24).boundedTo(room))
        close.setFocus()
