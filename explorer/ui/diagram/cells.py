"""How a picture is cut into cells, and how its pixels go round."""

from collections.abc import Iterator, Set
from math import ceil, floor

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion

MARGIN = 0.1
"""How far beyond the view a picture reaches at least, as a share of the view's size."""

CELL = 128
"""A picture is painted in squares of so many pixels."""

RUN = 3
"""So many of them at most, side by side, are one piece of work, a few milliseconds long: one by one they
take twice the time, since a long shape goes through all of them."""

LEAST_SHIFT = 1e-6
"""What is less than this share of a pixel is none."""


def cells_of(
    start: float, length: float, low: float, high: float, scale: float, margin: float
) -> tuple[int, int]:
    """Where the cells begin that hold a span of a view and a margin, and how far they reach (pixels).

    The span and its limits are in plate millimetres, the margin is a share of the span. They are as many
    wherever the view stands.
    """
    first, last = floor(low * scale / CELL + LEAST_SHIFT), ceil(high * scale / CELL - LEAST_SHIFT)
    count = min(ceil(round(length * scale) * (1 + 2 * margin) / CELL) + 1, last - first)
    begin = round((start + length / 2) * scale / CELL - count / 2)
    return min(max(begin, first), last - count) * CELL, count * CELL


def run_of(cell: tuple[int, int], cells: Set[tuple[int, int]], most: int) -> QRect:
    """A cell and those of `cells` that follow it without a gap: up or down or to the sides, as are more.

    They are so many at `most`.
    """
    runs = []
    for x, y in ((CELL, 0), (0, CELL)):
        first = last = cell
        for _ in range(most - 1):
            after, before = (last[0] + x, last[1] + y), (first[0] - x, first[1] - y)
            if after in cells:
                last = after
            elif before in cells:
                first = before
        runs.append(QRect(*first, last[0] - first[0] + CELL, last[1] - first[1] + CELL))
    return max(runs, key=lambda run: run.width() + run.height())


def cells_in(rect: QRect) -> Iterator[tuple[int, int]]:
    """The corners of the cells that a rectangle touches."""
    for x in range(rect.left() // CELL * CELL, rect.left() + rect.width(), CELL):
        for y in range(rect.top() // CELL * CELL, rect.top() + rect.height(), CELL):
            yield x, y


def spans(start: int, length: int, origin: int, size: int) -> Iterator[tuple[int, int, int]]:
    """A span as pixels of a row that goes round: where each piece begins in it and in the row, how long."""
    end = start + length
    while start < end:
        spot = (start - origin) % size
        reach = min(end - start, size - spot)
        yield start, spot, reach
        start += reach


def whole_pixels(rect: QRectF) -> QRect:
    """The pixels that lie in `rect` whole."""
    left, top = ceil(rect.left()), ceil(rect.top())
    return QRect(left, top, floor(rect.right()) - left, floor(rect.bottom()) - top)


def rects(region: QRegion) -> list[QRect]:
    """The rectangles of which a region consists."""
    return [QRect(each) for each in region]  # type: ignore[attr-defined]
