"""A passage of rich text whose links are reached one by one by Tab."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QWidget

from explorer.ui.announce import announce

_STEPS = {Qt.FocusReason.TabFocusReason: True, Qt.FocusReason.BacktabFocusReason: False}
"""Which focus reasons go from link to link, and whether forwards."""


class Prose(QLabel):
    """Tab goes straight to its first link (Shift+Tab to its last), and screen readers say each.

    Its words take whatever width they get. To ask Qt for the sizes that they would like costs a dozen layouts
    of them all, and to ask for the same height again two more.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._heights: dict[int, int] = {}

    def setText(self, text: str) -> None:
        """Show other words."""
        self._heights.clear()
        super().setText(text)

    def clear(self) -> None:
        """Show no words."""
        self._heights.clear()
        super().clear()

    def changeEvent(self, event: QEvent) -> None:
        """Another type has other sizes."""
        self._heights.clear()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Nothing of its own: the height follows from the width."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """The height of its words when they are set `width` wide."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the link that comes first."""
        super().focusInEvent(event)
        forwards = _STEPS.get(event.reason())
        if forwards is not None:
            self.focusNextPrevChild(forwards)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next link; False behind the last."""
        before = self.selectionStart()
        moved = bool(super().focusNextPrevChild(forwards))
        if moved and self.hasFocus() and self.selectionStart() == before:
            # Backwards from the first link, Qt would stay there for ever.
            self.setSelection(0, 0)
            moved = bool(QWidget.focusNextPrevChild(self, forwards))
        if self.hasFocus():
            announce(self, self.selectedText())  # Qt shows the label as one thing, without its links
        return moved
