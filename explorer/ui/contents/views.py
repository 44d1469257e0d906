"""What the panel can list, and the box in which one says so."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.library.outline import View
from explorer.ui.words import mark, tr

RECENT, KEPT = "recent", "bookmarks"
VIEWS = {
    View.PLACES: mark("Places on the body"),
    View.NERVES: mark("Nerves, from the roots"),
    View.CONDITIONS: mark("Conditions A to Z"),
    View.MORE: mark("Symptoms, tests, treatments"),
    RECENT: mark("Recently seen"),
    KEPT: mark("Bookmarks"),
}
OPEN_AT_FIRST = (View.CONDITIONS, View.MORE)
"""Trees whose headings are open from the start."""
EMPTY = {
    RECENT: mark("Nothing here yet. What you look at is listed here until you close the program."),
    KEPT: mark("Nothing here yet. Press the star on a page to keep it."),
}


class ViewBox(QComboBox):
    """A combo box that is narrow if need be, with an arrow in the theme's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("views")
        self.setAccessibleName(tr("Contents"))
        for key, words in VIEWS.items():
            self.addItem(tr(words), str(key))
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the arrow, which the style sheet takes away."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text().color(), 2))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.translate(16 if mirrored else self.width() - 16, self.height() / 2)
        painter.drawPolyline([QPointF(-5, -3), QPointF(0, 3), QPointF(5, -3)])
        painter.end()
