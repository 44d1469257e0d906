"""A bundled picture in a card."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

PANEL = "#FBF9F6"
"""Pictures are drawn in the light theme's colours, so they lie on its page in every theme."""
RADIUS = 10.0
WIDEST = 720
"""In pixels: a wider card leaves the picture as it is."""


class PictureView(QWidget):
    """Shows SVG text, which must have been checked, at the width it is given and the screen's resolution.

    Screen readers get `words`.
    """

    def __init__(self, svg: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = QSvgRenderer(QByteArray(svg.encode()), self)
        self._kept = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)
        self.setAccessibleName(words)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that keeps the drawing's shape."""
        size = self._drawing.defaultSize()
        return round(min(width, WIDEST) * size.height() / max(size.width(), 1))

    def sizeHint(self) -> QSize:
        """Small, so that it never makes its column wider."""
        return QSize(100, self.heightForWidth(100))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the drawing, rendered anew only when its size or the screen has changed."""
        ratio = self.devicePixelRatioF()
        if self._kept.size() != (self.size() * ratio):
            self._kept = self._rendered(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        painter.end()

    def _rendered(self, ratio: float) -> QPixmap:
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, self.width(), self.heightForWidth(self.width()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PANEL))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        self._drawing.render(painter, area)
        painter.end()
        return pixmap
