"""A word in passing: what was just done, said once and gone by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from explorer.ui.announce import announce

STAYS_MS = 5000
MARGIN = 16
"""Pixels to the lower edge of what it lies on."""


class PassingNote(QLabel):
    """Lies at the lower edge of its parent, takes no mouse, and is told to screen readers.

    `beware` says what it may not cover, in its parent's pixels: it stands above that.
    """

    def __init__(self, parent: QWidget, beware: Callable[[], QRect] = QRect) -> None:
        super().__init__(parent)
        self._beware = beware
        self._under = parent
        self.setObjectName("passing")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(STAYS_MS)
        self._end.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str) -> None:
        """Show `text` for a while."""
        self.setText(text)
        self._place()
        self.show()
        self.raise_()
        self._end.start()
        self._under.installEventFilter(self)
        announce(self, text)

    def stop(self) -> None:
        """Go at once."""
        self._end.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge as the parent grows."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        room = self._under.rect()
        self.setMaximumWidth(max(1, room.width() - 2 * MARGIN))
        self.adjustSize()
        size = self.sizeHint().boundedTo(room.size())
        self.resize(min(size.width(), self.maximumWidth()), self.heightForWidth(size.width()))
        place = QRect(self.rect())
        place.moveTo((room.width() - self.width()) // 2, room.height() - self.height() - MARGIN)
        kept_free = self._beware()
        if place.intersects(kept_free):
            place.moveBottom(max(kept_free.top() - MARGIN // 2, place.height()))
        self.move(place.topLeft())
