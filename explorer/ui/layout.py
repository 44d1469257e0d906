"""Where the parts of the main window lie: the bar on top, below it the drawing, a panel and the card."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from explorer.ui.columns import Columns
from explorer.ui.stage import Stage


class WindowLayout(QWidget):
    """The bar above all; the drawing under its own line of crumbs and buttons; then panel and card."""

    def __init__(
        self,
        bar: QWidget,
        crumbs: QWidget,
        zoom: QWidget,
        diagram: QWidget,
        panel: QWidget,
        card: QWidget,
    ) -> None:
        super().__init__()
        plate = QWidget()
        plate.setObjectName("plate")
        column = QVBoxLayout(plate)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(crumbs, 1)
        above.addWidget(zoom)
        column.addLayout(above)
        column.addWidget(diagram, 1)
        self.stage = Stage(plate, diagram)
        self.columns = Columns(self.stage, panel, card)
        card.raise_()  # screen readers go through things in the order in which they lie
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(bar)
        rows.addWidget(self.columns, 1)


def has_focus(widget: QWidget) -> bool:
    """Whether the keyboard is somewhere in `widget`."""
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)
