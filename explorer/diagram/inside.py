"""Whether a point lies in a drawn area."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from explorer.diagram.outline import XY, nearest_point, polylines
from explorer.diagram.shapes import Shape

STEP = 2.0
"""Curves are followed in steps of so many mm."""


class Area:
    """A closed shape that is followed once, and only when a point is near; all in mm of its figure."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    @cached_property
    def _lines(self) -> list[list[XY]]:
        return polylines(self.shape, STEP)

    def distance(self, x: float, y: float) -> float:
        """How far (x, y) is from the area; 0 inside it."""
        return 0.0 if self.holds(x, y) else nearest_point(self._lines, x, y)[1]

    def holds(self, x: float, y: float) -> bool:
        """Whether (x, y) lies inside, by the shape's own rule where its parts overlap."""
        winding = sum(_crossings(line, x, y) for line in self._lines)
        return winding % 2 == 1 if self.shape.even_odd else winding != 0

    def near(self, x: float, y: float, reach: float) -> bool:
        """Whether (x, y) lies inside or at most `reach` outside."""
        left, top, right, bottom = self.shape.bounds
        if not (left - reach <= x <= right + reach and top - reach <= y <= bottom + reach):
            return False
        return self.distance(x, y) <= reach


def _crossings(line: Sequence[XY], x: float, y: float) -> int:
    """How often `line` winds round the point: its edges to the right of it, down counted against up."""
    count = 0
    for (x0, y0), (x1, y1) in pairwise((*line, line[0])):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            count += 1 if y1 > y0 else -1
    return count
