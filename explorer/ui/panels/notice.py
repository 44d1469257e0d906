"""The line over the drawing that says what is hidden, so that nobody is lost."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from explorer.ui.action_button import ActionButton

EDGE = 12
"""How far from the drawing's edges it stands, in pixels."""


class HiddenNotice(QFrame):
    """Stands at the drawing's lower left while there is something to say; its button is `show_all`."""

    def __init__(self, show_all: QAction, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._words, 1)
        button = ActionButton(show_all)
        button.setObjectName("tool")
        row.addWidget(button)
        over.installEventFilter(self)
        self.hide()

    def say(self, words: str) -> None:
        """Show `words`; none hides the line."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner where the drawing changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Fit its words where their size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None or self.isHidden():
            return
        room = max(80, over.width() - 2 * EDGE)
        self._words.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > room:
            self._words.setWordWrap(True)
            size.setWidth(room)
            size.setHeight(self.heightForWidth(room))
        self.resize(size)
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = over.width() - EDGE - self.width() if right else EDGE
        self.move(x, over.height() - EDGE - self.height())
        self.raise_()
