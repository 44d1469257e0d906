"""How far the body reaches to the left and right at each height of the view: names stand close beside it."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from explorer.ui.diagram.ink import Ink, Points, lines_of

SKIN = "skin"
"""The layer that says where the body ends."""


def body_points(plate: Iterable[Ink], figure: str) -> Points:
    """The outline of the body in a figure, as points close together (plate mm); none if it has no skin."""
    lines = [
        line
        for ink in plate
        if ink.figure == figure and ink.shape.layer == SKIN and ink.shape.part == "outline"
        for line in lines_of(ink.path)
    ]
    return np.vstack(lines) if lines else np.empty((0, 2))


class Contour:
    """The body's outline in a view: `points` of the plate, mapped `to_view` and kept between two edges."""

    def __init__(self, points: Points | tuple[()], to_view: QTransform, left: float, right: float) -> None:
        self._left, self._right = left, right
        origin = to_view.map(QPointF(0, 0))
        plate = np.asarray(points).reshape(-1, 2)
        self._points = plate * to_view.m11() + np.array((origin.x(), origin.y()))

    def across(self, top: float, bottom: float) -> tuple[float, float]:
        """The leftmost and rightmost place (pixels) between two heights; the edges where there is no body."""
        x = self._points[(self._points[:, 1] >= top) & (self._points[:, 1] <= bottom), 0]
        if not x.size:
            return self._left, self._right
        return max(float(x.min()), self._left), min(float(x.max()), self._right)
