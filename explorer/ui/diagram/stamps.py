"""Shapes painted once at a zoom and then copied, since to copy one costs a fifth of painting it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEngine, QPainter, QTransform

from explorer.ui.diagram.ink import Ink

SIDE = 1024
"""Width and height of the sheet on which stamps are painted, in pixels."""

MOST = 6_000_000
"""So many pixels are kept, 24 MB."""

LARGEST = 120_000
"""What lies in more pixels than these is painted each time."""

PIECE = 64
"""A stamp is kept in pieces of so many pixels along its longer side, each no larger than what it shows: a
nerve runs aslant through its box, most of which is empty."""

AT_ONCE = 8
"""So many stamps are made ahead in one go: a few milliseconds at most."""


class Mark(NamedTuple):
    """What tells one stamp from others: a shape, and how it is painted.

    `reach` is how far its paint goes beyond its path, in plate millimetres; `way` names the kind of paint.
    """

    ink: Ink
    way: str
    width: float
    reach: float


Pieces = tuple[tuple[QPoint, QImage], ...]
"""The pictures that a stamp is made of, and where each lies, in pixels from the plate's zero."""

Paint = Callable[[QPainter, Mark], None]
"""Paints a mark; the painter works in plate millimetres."""


class Stamps:
    """Keeps the stamps of one zoom; the oldest go when there are too many.

    They are painted on a sheet of `side` pixels: what is larger is not stamped.
    """

    def __init__(self, side: int | None = None) -> None:
        self._side = side or SIDE
        self._scale = 0.0
        self._sheet = QImage()
        self._kept: dict[Mark, Pieces] = {}
        self._pixels = 0

    def __contains__(self, mark: Mark) -> bool:
        """Whether there is a stamp of `mark`, for the zoom that is served."""
        return mark in self._kept

    def forget(self) -> None:
        """All shapes look different now."""
        self._kept.clear()
        self._pixels = 0

    def serve(self, scale: float) -> bool:
        """Keep stamps for `scale` (device pixels a millimetre); what is painted at another is not stamped.

        Tells whether it is another scale than before.
        """
        changed = scale != self._scale
        if changed:
            self._scale = scale
            self.forget()
        return changed

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
        self._add([mark for mark in marks if mark not in self._kept], paint)
        copying = QTransform.fromTranslate(at.dx(), at.dy())
        painter.setTransform(copying)
        for mark in marks:
            stamp = self._kept.get(mark)
            if stamp is not None:
                for piece in stamp:
                    painter.drawImage(*piece)
            else:
                painter.setTransform(at)
                paint(painter, mark)
                painter.setTransform(copying)
        painter.setTransform(at)
        while self._pixels > MOST:
            self._pixels -= _size(self._kept.pop(next(iter(self._kept))))

    def make_ahead(self, marks: Iterator[Mark], paint: Paint, end: float) -> bool:
        """Make stamps of `marks` until the time `end` (of `perf_counter`); whether any are left to be made.

        None are made for which others would have to go.
        """
        while self._pixels < MOST - self._side**2 // 2 and perf_counter() < end:
            some = list(islice(marks, AT_ONCE))
            if not some:
                self._sheet = QImage()
                return False
            self._add([mark for mark in some if mark not in self._kept], paint)
        return self._pixels < MOST - self._side**2 // 2

    def _add(self, marks: list[Mark], paint: Paint) -> None:
        """Make new stamps, the tallest first so that rows of the sheet are filled well."""
        areas = [(mark, self._area(mark)) for mark in marks]
        areas = [(mark, area) for mark, area in areas if area.width() * area.height() <= LARGEST]
        areas.sort(key=lambda pair: -pair[1].height())
        while areas:
            placed = _placed(areas, self._side)
            self._make(placed, paint)
            areas = areas[len(placed) or 1 :]  # what is larger than the sheet is painted each time

    def _make(self, placed: list[tuple[Mark, QRect, QPoint]], paint: Paint) -> None:
        """Paint stamps side by side, since to begin painting costs more than a stamp, and cut them out."""
        if self._sheet.isNull():
            self._sheet = QImage(self._side, self._side, QImage.Format.Format_ARGB32_Premultiplied)
        self._sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, area, spot in placed:
            shift = spot - area.topLeft()
            painter.setTransform(QTransform(self._scale, 0, 0, self._scale, shift.x(), shift.y()))
            paint(painter, mark)
        painter.end()
        inked = np.frombuffer(self._sheet.constBits(), np.uint32).reshape(self._side, self._side) != 0
        for mark, area, spot in placed:
            pieces = _inked_in(inked, QRect(spot, area.size()))
            shift = area.topLeft() - spot
            stamp = tuple((each.topLeft() + shift, self._sheet.copy(each)) for each in pieces)
            self._kept[mark] = stamp
            self._pixels += _size(stamp)

    def _area(self, mark: Mark) -> QRect:
        """The pixels that a mark covers, counted from the plate's zero, with one to spare on each side."""
        reach = mark.reach
        box = mark.ink.path.boundingRect().adjusted(-reach, -reach, reach, reach)
        pixels = QTransform.fromScale(self._scale, self._scale).mapRect(box).toAlignedRect()
        return pixels.adjusted(-1, -1, 1, 1)


def _size(stamp: Pieces) -> int:
    return sum(image.width() * image.height() for _, image in stamp)


def _inked_in(inked: NDArray[np.bool_], area: QRect) -> Iterator[QRect]:
    """What is inked of an area, cut across its longer side."""
    upright = area.height() > area.width()
    length = area.height() if upright else area.width()
    for start in range(0, length, PIECE):
        part = QRect(area)
        if upright:
            part.setTop(area.top() + start)
            part.setHeight(min(PIECE, length - start))
        else:
            part.setLeft(area.left() + start)
            part.setWidth(min(PIECE, length - start))
        here = inked[part.top() : part.top() + part.height(), part.left() : part.left() + part.width()]
        rows, columns = np.flatnonzero(here.any(axis=1)), np.flatnonzero(here.any(axis=0))
        if len(rows):
            (top, bottom), (left, right) = rows[[0, -1]].tolist(), columns[[0, -1]].tolist()
            yield QRect(part.left() + left, part.top() + top, right - left + 1, bottom - top + 1)


def _placed(areas: Sequence[tuple[Mark, QRect]], side: int) -> list[tuple[Mark, QRect, QPoint]]:
    """As many of `areas` as the sheet has room for, from the first on, each with its place, in rows."""
    placed: list[tuple[Mark, QRect, QPoint]] = []
    x = y = row = 0
    for mark, area in areas:
        if x + area.width() > side:
            x, y, row = 0, y + row, 0
        if y + area.height() > side or area.width() > side:
            break
        placed.append((mark, area, QPoint(x, y)))
        x += area.width()
        row = max(row, area.height())
    return placed
