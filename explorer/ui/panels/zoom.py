"""Nearer, farther and the whole: buttons in the corner of the plate, for those without a wheel."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

ORDER = ("zoom_in", "zoom_out", "fit")


class ZoomButtons(QWidget):
    """A column of three buttons."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for each in ORDER:
            button = QToolButton()
            button.setObjectName("zoom")
            button.setDefaultAction(actions[each])
            button.setIconSize(QSize(24, 24))
            button.setAccessibleName(actions[each].text())
            column.addWidget(button)
