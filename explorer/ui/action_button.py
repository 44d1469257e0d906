"""A button for an action of the table."""

from PySide6.QtCore import SIGNAL, QEvent, QObject
from PySide6.QtGui import QAction, QActionEvent
from PySide6.QtWidgets import QToolButton


class ActionButton(QToolButton):
    """Shows what the action shows and does what it does."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setAccessibleName(action.text())

    def actionEvent(self, event: QActionEvent) -> None:
        """Follow the action. Qt (6.10) listens to it once more after each change, and would never cease."""
        if event.type() is QEvent.Type.ActionChanged:
            QObject.disconnect(event.action(), SIGNAL("changed()"), self, None)  # type: ignore[call-overload]
        super().actionEvent(event)
