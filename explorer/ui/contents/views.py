"""The box in which one says what the panel lists."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget


class ViewBox(QComboBox):
    """A combo box that is narrow if need be, with an arrow in the theme's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("views")
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
