"""A name written beside a place in the drawing."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

OFFSET = 18
"""How far from its place it stands, in pixels."""
EDGE = 4
"""How far from the view's edges it stays."""


class NameTag(QLabel):
    """Stands right below its place in the view, or where the view has room for it; it takes no mouse."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("pointed")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._view = view

    def say(self, text: str) -> None:
        """Write `text`; empty hides the tag."""
        self.setText(text)
        self.setWordWrap(False)
        room = self._view.width() - 2 * EDGE
        if self.sizeHint().width() > room:
            self.setWordWrap(True)
            self.resize(room, self.heightForWidth(room))
        else:
            self.adjustSize()
        self.setVisible(bool(text))

    def stand_at(self, place: QPointF, offset: int = OFFSET) -> None:
        """Move beside a place in the view."""
        x = min(int(place.x()) + offset, self._view.width() - self.width() - EDGE)
        y = int(place.y()) + offset
        if y + self.height() > self._view.height() - EDGE:
            y = int(place.y()) - offset - self.height()
        self.move(max(EDGE, x), max(EDGE, y))
        self.raise_()
