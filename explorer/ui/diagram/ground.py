"""The plate without its light, page and all: one opaque picture that stays while choices change."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from explorer.ui.diagram.cells import rects
from explorer.ui.diagram.picture import Picture

Layer = tuple[Picture, float]
"""A picture and how much of it shows."""


class Ground(Picture):
    """What several pictures show together on the page: to copy it costs a fifth of laying it anew.

    It is made of what they have painted, by cells, and is theirs to the pixel.
    """

    margin = 0.0

    def __init__(self) -> None:
        super().__init__()
        self._made_of: object = None

    def shows(self, layers: Sequence[Layer], page: QColor) -> bool:
        """Whether what it shows is still what `layers` show, from the back to the front, on `page`."""
        return not self.blank and self._made_of == _made_of(layers, page)

    def gather(
        self, layers: Sequence[Layer], page: QColor, view: QRectF, seen: QRectF, within: QRectF
    ) -> None:
        """Follow `layers` to a `view`, and show what all of them have painted of what is `seen`.

        All of it is in plate millimetres, and nothing outside `within` is shown.
        """
        if self._made_of != _made_of(layers, page):
            self.forget()
            self._made_of = _made_of(layers, page)
        self.follow_as(layers[0][0], view, within)
        missing = self._missing_cells(seen)
        for picture, _ in layers:
            missing = missing.intersected(picture.painted)
        if missing.isEmpty():
            return
        painter = QPainter(self._pixels)
        for rect in rects(missing):
            for part, spot in self._parts(rect):
                painter.setOpacity(1.0)
                painter.fillRect(spot.x(), spot.y(), part.width(), part.height(), page)
                for picture, left in layers:
                    painter.setOpacity(left)
                    picture.copy(painter, part, spot - part.topLeft())
        painter.end()
        self._painted = self._painted.united(missing)

    def _new_pixels(self, size: QSize) -> QPixmap:
        return QPixmap(size)  # opaque, and nothing of it is seen before it is painted


def _made_of(layers: Sequence[Layer], page: QColor) -> object:
    return page.rgba(), tuple((picture.turn, left) for picture, left in layers)
