"""How a theme paints the unlit plate: brushes and pens for its inks, in painting order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from math import inf
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from explorer.ui.diagram.ink import CASING, NERVE, SITE, Ink, nerve_outlines, stroke_outline
from explorer.ui.theme import Theme


@dataclass(frozen=True, eq=False, slots=True)
class Stroke:
    """One thing to paint: a path with a brush and a pen."""

    path: QPainterPath
    box: QRectF
    brush: QBrush
    pen: QPen
    opacity: float


class Strokes(tuple[Stroke, ...]):
    """Strokes in painting order, of which those that lie in one place are found at once."""

    @cached_property
    def _edges(self) -> NDArray[np.float64]:
        """The left, top, right and bottom edges of their boxes, a row each."""
        boxes = [each.box.getCoords() for each in self]
        return np.array(boxes, dtype=float).reshape(-1, 4).T

    def touching(self, within: QRectF) -> Iterator[Stroke]:
        """Those whose boxes touch `within` (plate millimetres)."""
        left, top, right, bottom = self._edges
        touched = (left < within.right()) & (right > within.left())
        touched &= (top < within.bottom()) & (bottom > within.top())
        return (self[number] for number in np.flatnonzero(touched).tolist())


def strokes(plate: Iterable[tuple[Ink, float]], theme: Theme) -> Strokes:
    """The plate, unlit, as `theme` paints it, in painting order: each ink with how much of it is left.

    The dark edges of all nerves that follow one another come before their
    cores, so that branches join without a seam.
    """
    made: list[Stroke] = []
    for is_nerve, run in groupby(plate, lambda pair: pair[0].shape.layer == NERVE):
        if is_nerve:
            paint = theme.paint(NERVE, "outline")
            nerves = tuple(run)
            layers = [each for each in ((paint.casing, CASING), (paint.stroke, 1.0)) if each[0]]
            paths = iter(
                nerve_outlines([(ink, ink.width * wider) for _, wider in layers for ink, _ in nerves])
            )
            for color, _ in layers:
                brush, pen = _brush(color), no_pen()
                made.extend(
                    Stroke(next(paths), ink.box, brush, pen, ink.shape.opacity * left) for ink, left in nerves
                )
        else:
            made.extend(stroke for ink, left in run for stroke in _strokes_of(ink, theme, left))
    return Strokes(made)


class LaterStrokes:
    """The plate's strokes, made figure by figure when they are first asked for.

    `left` says how much of a shape is left. Figures do not overlap, so their strokes may follow one another.
    """

    def __init__(self, plate: tuple[Ink, ...], left: Callable[[Ink], float], theme: Theme) -> None:
        self._made: list[Stroke] = []
        self._more = _figure_by_figure(plate, left, theme)

    def __iter__(self) -> Iterator[Stroke]:
        return iter(self._all)

    def touching(self, within: QRectF) -> Iterator[Stroke]:
        """Those whose boxes touch `within` (plate millimetres)."""
        return self._all.touching(within)

    @cached_property
    def _all(self) -> Strokes:
        self.make(inf)
        return Strokes(self._made)

    def make(self, end: float) -> bool:
        """Make those of one figure after the other until the time `end` (of `perf_counter`); whether that
        was all."""
        for each in self._more:
            self._made += each
            if perf_counter() > end:
                return False
        return True


def _figure_by_figure(
    plate: tuple[Ink, ...], left: Callable[[Ink], float], theme: Theme
) -> Iterator[Strokes]:
    for _, figure in groupby(plate, lambda ink: ink.figure):
        yield strokes([(ink, some) for ink in figure if (some := left(ink))], theme)


def _strokes_of(ink: Ink, theme: Theme, left: float) -> Iterator[Stroke]:
    shape = ink.shape
    paint = theme.paint(shape.layer, shape.part, shape.structure)
    if shape.closed:
        brush = _brush(paint.fill) if paint.fill else QBrush()
        pen = hairline(paint.stroke) if paint.stroke else no_pen()
        if shape.layer == SITE:
            pen = QPen(QColor(paint.stroke), ink.width)
        if paint.fill or paint.stroke:
            yield Stroke(ink.path, ink.box, brush, pen, shape.opacity * left)
    elif paint.stroke or paint.fill:
        color = paint.stroke or paint.fill
        if ink.width > 1:
            outline = stroke_outline(ink.path, ink.width)
            yield Stroke(outline, ink.box, _brush(color), no_pen(), shape.opacity * left)
        else:
            yield Stroke(ink.path, ink.box, QBrush(), hairline(color), shape.opacity * left)


@lru_cache(maxsize=256)  # a plate has thousands of shapes and some tens of colours
def _brush(color: str) -> QBrush:
    return QBrush(QColor(color))


@lru_cache(maxsize=256)
def hairline(color: str) -> QPen:
    """A pen one device pixel wide at any zoom: the only stroke that is cheap to paint. Do not change it."""
    pen = QPen(QColor(color), 1.0)
    pen.setCosmetic(True)
    return pen


@cache
def no_pen() -> QPen:
    """No outline. Do not change it."""
    return QPen(Qt.PenStyle.NoPen)


def paint_strokes(painter: QPainter, things: Strokes | LaterStrokes, within: QRectF) -> None:
    """Paint what touches `within`; the painter's transform maps plate millimetres to the target."""
    for thing in things.touching(within):
        painter.setOpacity(thing.opacity)
        painter.setBrush(thing.brush)
        painter.setPen(thing.pen)
        painter.drawPath(thing.path)
    painter.setOpacity(1.0)
