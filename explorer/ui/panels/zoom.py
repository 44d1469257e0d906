"""Nearer, farther and the whole: buttons above the plate, for those without a wheel."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from explorer.ui.action_button import ActionButton
from explorer.ui.icons import icon_size

ORDER = ("zoom_in", "zoom_out", "fit")


class ZoomButtons(QWidget):
    """Three buttons in a row."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 8, 4)
        row.setSpacing(6)
        for each in ORDER:
            button = ActionButton(actions[each])
            button.setObjectName("zoom")
            row.addWidget(button)

    def set_scale(self, scale: float) -> None:
        """Let the icons grow with the text, half as fast."""
        for button in self.findChildren(QToolButton):
            button.setIconSize(icon_size(scale))
