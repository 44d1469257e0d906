"""Finding the shapes near a point without asking each of them.

Boxes are sorted into grids of ever larger cells, each box into the finest grid
whose cells are no smaller than the box; there it touches four cells at most. A search
looks at the few cells round the point in each grid, so its time depends on what lies near,
not on how many boxes there are.
"""

from collections.abc import Iterable
from math import floor, isfinite

from explorer.diagram.shapes import Bounds

SMALLEST_CELL = 16.0
"""In the boxes' unit (mm): cells about as wide as what a finger covers, or a little wider."""
STEP = 4.0
"""How much larger the cells of the next grid are."""

_Entry = tuple[int, float, float, float, float]
_Cells = dict[tuple[int, int], list[_Entry]]


class BoxIndex:
    """Boxes (left, top, right, bottom) that can be searched by place; numbered as they come.

    Raises ValueError for a box that is not finite or is inside out.
    """

    def __init__(self, boxes: Iterable[Bounds]) -> None:
        grids: dict[float, _Cells] = {}
        for number, (left, top, right, bottom) in enumerate(boxes):
            extent = max(right - left, bottom - top)
            if not (isfinite(left + top + extent) and left <= right and top <= bottom):
                raise ValueError(f"box {number} is not a box: {(left, top, right, bottom)}")
            size = SMALLEST_CELL
            while size < extent:
                size *= STEP
            cells = grids.setdefault(size, {})
            entry = (number, left, top, right, bottom)
            for column in range(floor(left / size), floor(right / size) + 1):
                for row in range(floor(top / size), floor(bottom / size) + 1):
                    cells.setdefault((column, row), []).append(entry)
        self._grids = tuple(sorted(grids.items()))

    def holding(self, x: float, y: float) -> list[int]:
        """The numbers, in any order, of all boxes that (x, y) lies in or on; asks one cell of each grid."""
        found: list[int] = []
        for size, cells in self._grids:
            entries = cells.get((floor(x / size), floor(y / size)))
            if entries:
                found += [n for n, x0, y0, x1, y1 in entries if x0 <= x <= x1 and y0 <= y <= y1]
        return found

    def near(self, x: float, y: float, reach: float = 0.0) -> list[int]:
        """The numbers, rising, of all boxes that touch the square of `reach` all round (x, y)."""
        left, top, right, bottom = x - reach, y - reach, x + reach, y + reach
        found: set[int] = set()
        for size, cells in self._grids:
            columns = range(floor(left / size), floor(right / size) + 1)
            rows = range(floor(top / size), floor(bottom / size) + 1)
            if len(columns) * len(rows) > len(cells):
                entries = [entry for cell in cells.values() for entry in cell]
            else:
                entries = [entry for c in columns for r in rows for entry in cells.get((c, r), ())]
            found.update(
                [
                    n
                    for n, x0, y0, x1, y1 in entries
                    if x0 <= right and left <= x1 and y0 <= bottom and top <= y1
                ]
            )
        return sorted(found)
