"""Pictures that lie one upon the other, gathered into a single opaque one while the plate is moved."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from explorer.ui.diagram.cells import rects
from explorer.ui.diagram.picture import Picture

Layer = tuple[Picture, float]
"""A picture and how much of it shows."""


class Gathered(Picture):
    """What several pictures show together on the page: to copy it costs a third of copying each of them.

    It is made of what they have painted, where it is first seen, and it is theirs to the pixel.
    """

    def __init__(self) -> None:
        super().__init__()
        self._made_of: object = None

    def serves(self, layers: Sequence[Layer], page: QColor) -> bool:
        """Whether all it shows is still what `layers` show, from the back to the front, on `page`."""
        return not self.blank and self._made_of == _made_of(layers, page)

    def _new_pixels(self, size: QSize) -> QPixmap:
        return QPixmap(size)  # opaque, and nothing of it is seen before it is painted

    def gather(self, layers: Sequence[Layer], page: QColor, seen: QRectF) -> None:
        """Show what all of `layers` have painted of what is `seen` (plate millimetres)."""
        below = layers[0][0]
        if not all(picture.lies_as(below) for picture, _ in layers):
            self.forget()  # each is of another zoom
            return
        if self._made_of != _made_of(layers, page):
            self.forget()
            self._made_of = _made_of(layers, page)
        self.lie_as(below)
        missing = self._missing_cells(seen)
        for picture, _ in layers:
            missing = missing.intersected(picture.painted)
        if missing.isEmpty():
            return
        painter = QPainter(self._pixels)
        for rect in rects(missing):
            for part, spot in self._parts(rect):
                shift = spot - part.topLeft()
                painter.setOpacity(1.0)
                painter.fillRect(spot.x(), spot.y(), part.width(), part.height(), page)
                for picture, left in layers:
                    painter.setOpacity(left)
                    picture.copy(painter, part, shift)
        painter.end()
        self._painted = self._painted.united(missing)


def _made_of(layers: Sequence[Layer], page: QColor) -> object:
    return page.rgba(), tuple((picture.turn, left) for picture, left in layers)
