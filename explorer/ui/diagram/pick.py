"""What lies under the pointer."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from operator import itemgetter

from PySide6.QtCore import QPointF, QRectF

from explorer.anatomy.address import Address, Side
from explorer.diagram.index import BoxIndex
from explorer.diagram.shapes import Bounds
from explorer.ui.diagram.ink import SITE, Ink

STEP = 8.0
"""Lines are cut into pieces about this long (plate millimetres), so that few are tried."""

RANK_FAR = {"site": 0, "nerve": 1, "region": 2, "disc": 3, "bone": 4, "muscle": 5}
RANK_NEAR = {"site": 0, "nerve": 1, "disc": 2, "bone": 3, "muscle": 4, "region": 5}
"""Which layer wins where several lie under the pointer: seen whole, a touch means a region;
seen close, the single structures in it."""

NEAR_SCALE = 1.8
"""From so many pixels a millimetre on the plate counts as seen close."""


@dataclass(frozen=True)
class Hit:
    """One thing under the pointer."""

    address: Address
    side: Side
    figure: str
    ink: Ink


class Picker:
    """Finds shapes by place. Areas count where they are filled, lines and sites within a reach."""

    def __init__(self, plate: tuple[Ink, ...]) -> None:
        outlines = [ink for ink in plate if ink.address and ink.shape.part == "outline"]
        self._areas = [ink for ink in outlines if ink.shape.closed and ink.shape.layer != SITE]
        self._area_index = BoxIndex(map(_box, self._areas))
        self._sites = [ink for ink in outlines if ink.shape.closed and ink.shape.layer == SITE]
        self._site_index = BoxIndex(map(_box, self._sites))
        self._pieces = [piece for ink in outlines if not ink.shape.closed for piece in _pieces(ink)]
        self._piece_index = BoxIndex(
            [
                (min(a, c) - half, min(b, d) - half, max(a, c) + half, max(b, d) + half)
                for ink, a, b, c, d in self._pieces
                for half in (ink.width / 2,)
            ]
        )

    def at(self, x: float, y: float, reach: float, scale: float) -> tuple[Hit, ...]:
        """Everything choosable at (x, y), the likeliest meant first, each structure once.

        `reach` is how far from a line still counts, in plate millimetres;
        `scale` is pixels a millimetre and decides whether regions or the
        structures within them come first.
        """
        hits: dict[tuple[Address, Side], Hit] = {}
        for hit in self._found(x, y, reach, scale):
            hits.setdefault((hit.address, hit.side), hit)
        return tuple(hits.values())

    def first(self, x: float, y: float, reach: float, scale: float) -> Hit | None:
        """The first of what `at` finds; what lies below it is not looked at."""
        return next(self._found(x, y, reach, scale), None)

    def _found(self, x: float, y: float, reach: float, scale: float) -> Iterator[Hit]:
        """Every shape at a place, the likeliest meant first; areas are followed when it is their turn."""
        ranks = RANK_NEAR if scale >= NEAR_SCALE else RANK_FAR
        found: list[tuple[int, float, int, Ink]] = []
        for number in self._piece_index.near(x, y, reach):
            ink, *ends = self._pieces[number]
            distance = max(0.0, _distance(x, y, *ends) - ink.width / 2)
            if distance <= reach:
                found.append((ranks[ink.shape.layer], distance, -number, ink))
        for number in self._site_index.near(x, y, reach):
            found.append((ranks[SITE], 0.0, -number, self._sites[number]))
        for number in self._area_index.holding(x, y):
            ink = self._areas[number]
            found.append((ranks[ink.shape.layer], 0.0, -number, ink))
        found.sort(key=itemgetter(0, 1, 2))
        spot = QPointF(x, y)
        for _, _, _, ink in found:
            if (
                not ink.shape.closed
                or ink.path.contains(spot)
                or (
                    ink.shape.layer == SITE
                    and ink.path.intersects(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))
                )
            ):
                assert ink.address is not None
                yield Hit(ink.address, ink.side, ink.figure, ink)


def _box(ink: Ink) -> Bounds:
    return ink.box.left(), ink.box.top(), ink.box.right(), ink.box.bottom()


def _pieces(ink: Ink) -> list[tuple[Ink, float, float, float, float]]:
    pieces = []
    for polygon in ink.path.toSubpathPolygons():
        points = [(point.x(), point.y()) for point in polygon.toList()]
        start = points[0]
        for before, point in pairwise(points):
            last = point == points[-1]
            if last or hypot(point[0] - start[0], point[1] - start[1]) >= STEP:
                if last and before != start and hypot(before[0] - start[0], before[1] - start[1]) > STEP / 2:
                    pieces.append((ink, *start, *before))
                    start = before
                pieces.append((ink, *start, *point))
                start = point
    return pieces


def _distance(x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / length))
    return hypot(x - x0 - along * dx, y - y0 - along * dy)
