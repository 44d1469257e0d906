"""Shapes painted once at a zoom and then copied, since to copy one costs a fifth of painting it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEngine, QPainter, QTransform

from explorer.ui.diagram.ink import Ink

WIDTH, HEIGHT = 2048, 3584
"""The sheet that the stamps lie on, in pixels: room for all nerves of the shipped plate seen whole
on a usual screen. Its memory, 28 MB at most, is taken as it fills."""

LARGEST = 120_000
"""What covers more pixels than this is painted each time: so near, few shapes are in sight."""


class Mark(NamedTuple):
    """What tells one stamp from others: a shape, and how it is painted.

    `reach` is how far its paint goes beyond its path, in plate millimetres; `way` names the kind of paint.
    """

    ink: Ink
    way: str
    width: float
    reach: float


Paint = Callable[[QPainter, Mark], None]
"""Paints a mark; the painter works in plate millimetres."""


class Stamps:
    """Keeps the stamps of one zoom on one sheet; when that is full, it begins anew."""

    def __init__(self) -> None:
        self._scale = 0.0
        self._sheet = QImage()
        self._places: dict[Mark, tuple[QPoint, QRect] | None] = {}
        self._next = QPoint()
        self._row = 0
        self._full = False

    def forget(self) -> None:
        """All shapes look different now."""
        self._places.clear()
        self._next, self._row, self._full = QPoint(), 0, False

    def serve(self, scale: float) -> None:
        """Keep stamps for `scale` (device pixels a millimetre); what is painted at another is not stamped."""
        if scale != self._scale or self._full:
            self._scale = scale
            self.forget()

    def paint(self, painter: QPainter, marks: Sequence[Mark], paint: Paint) -> None:
        """Paint all `marks`, by copying where the painter works at the zoom that is served.

        Shapes are copied to whole pixels, so the plate's zero must lie on one. What is no picture of pixels
        (paper, SVG) is painted.
        """
        at = painter.transform()
        pixels = painter.paintEngine().type() is QPaintEngine.Type.Raster
        if not (pixels and at.m11() == self._scale and at.dx().is_integer() and at.dy().is_integer()):
            for mark in marks:
                paint(painter, mark)
            return
        self._add([mark for mark in marks if mark not in self._places], paint)
        copying = QTransform.fromTranslate(at.dx(), at.dy())
        painter.setTransform(copying)
        for mark in marks:
            place = self._places.get(mark)
            if place is not None:
                painter.drawImage(place[0], self._sheet, place[1])
            else:
                painter.setTransform(at)
                paint(painter, mark)
                painter.setTransform(copying)
        painter.setTransform(at)

    def _add(self, marks: list[Mark], paint: Paint) -> None:
        """Paint new stamps, the tallest first so that rows of the sheet are filled well."""
        if not marks or self._full:
            return
        if self._sheet.isNull():
            self._sheet = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
        areas = [(mark, self._pixels(mark)) for mark in marks]
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, area in sorted(areas, key=lambda pair: -pair[1].height()):
            if area.width() * area.height() > LARGEST or area.width() > WIDTH or area.height() > HEIGHT:
                self._places[mark] = None
                continue
            spot = self._spot(area)
            if spot is None:
                break
            painter.resetTransform()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(spot, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setTransform(
                QTransform(self._scale, 0, 0, self._scale, spot.left() - area.left(), spot.top() - area.top())
            )
            paint(painter, mark)
            self._places[mark] = area.topLeft(), spot
        painter.end()

    def _pixels(self, mark: Mark) -> QRect:
        """The pixels that a mark covers, counted from the plate's zero, with one to spare on each side."""
        reach = mark.reach
        box = mark.ink.path.boundingRect().adjusted(-reach, -reach, reach, reach)
        pixels = QTransform.fromScale(self._scale, self._scale).mapRect(box).toAlignedRect()
        return pixels.adjusted(-1, -1, 1, 1)

    def _spot(self, area: QRect) -> QRect | None:
        """Room on the sheet for `area`; None if there is none left."""
        if self._next.x() + area.width() > WIDTH:
            self._next, self._row = QPoint(0, self._next.y() + self._row), 0
        if self._next.y() + area.height() > HEIGHT:
            self._full = True
            return None
        spot = QRect(self._next, area.size())
        self._next += QPoint(area.width(), 0)
        self._row = max(self._row, area.height())
        return spot
