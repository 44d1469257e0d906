"""Small things painted once, to be copied while they move."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap


@dataclass(frozen=True)
class Copy:
    """What was painted, and where its corner lies (logical pixels); moved by whole pixels it is the same."""

    corner: QPointF
    pixels: QPixmap

    def draw(self, painter: QPainter) -> None:
        """Copy it to its place."""
        painter.drawPixmap(self.corner, self.pixels)


def copy_of(paint: Callable[[QPainter], None], box: QRectF, ratio: float) -> Copy:
    """What `paint` paints within a `box` (logical pixels) of `ratio` device pixels each."""
    left, top = floor(box.left() * ratio) - 1, floor(box.top() * ratio) - 1
    right, bottom = ceil(box.right() * ratio) + 1, ceil(box.bottom() * ratio) + 1
    pixels = QPixmap(right - left, bottom - top)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    corner = QPointF(left / ratio, top / ratio)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-corner)
    paint(painter)
    painter.end()
    return Copy(corner, pixels)
