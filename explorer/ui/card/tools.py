"""Small buttons for what can be done with the thing on the card."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from explorer.ui.flow import FlowLayout

ICON = QSize(20, 20)


def tool_row(first: QWidget, actions: Iterable[QAction]) -> QWidget:
    """`first`, then one button beside the other as far as there is room, each with its icon and word."""
    row = QWidget()
    layout = FlowLayout(row)
    layout.addWidget(first)
    for action in actions:
        button = QToolButton()
        button.setObjectName("tool")
        button.setDefaultAction(action)
        button.setIconSize(ICON)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout.addWidget(button)
    return row
