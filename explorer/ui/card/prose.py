"""A passage of rich text whose links are reached one by one by Tab."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QWidget

from explorer.ui.announce import announce

_STEPS = {Qt.FocusReason.TabFocusReason: True, Qt.FocusReason.BacktabFocusReason: False}
"""Which focus reasons go from link to link, and whether forwards."""


class Prose(QLabel):
    """Tab goes straight to its first link (Shift+Tab to its last), and screen readers say each."""

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
