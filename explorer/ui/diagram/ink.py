"""Plain shapes turned into painter paths, in plate millimetres, and how each is painted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import islice

import numpy as np
import pyqtgraph.functions as fn
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QPainterPath,
    QPainterPathStroker,
    QPolygonF,
    QTransform,
)

from explorer.anatomy.address import Address, Kind, Side
from explorer.diagram.shapes import CHOOSABLE, NUMBERS_OF, Diagram, Figure, Placement, Shape, structure_id
from explorer.ui.diagram.taper import Ribbon, edges

Place = tuple[float, float]

Points = NDArray[np.float64]
"""Places in plate millimetres, one a row: x, y."""

NERVE = "nerve"
SITE = "site"

JOINT_MM = 2.5
"""So near to where another nerve begins, a nerve does not end."""

FINE = 16.0
"""Curves are cut into points as if they were so many times larger."""

TAPER_END = 0.4
"""How wide its tip is, as a share of its width."""

CASING = 1.5
"""How much wider than a nerve its dark edge is."""

DASHES = ((9.0, 12.0, 0.85), (9.0, 9.0, 0.65), (9.0, 6.0, 0.45))
"""How a nerve ends that goes on out of sight: the gap before each dash, and its length, in plate
millimetres; and its width as a share of the nerve's."""

MOST_DASHED = 0.5
"""A nerve is dashed over at most this share of its length: the gaps and dashes of a short one are shorter."""


@dataclass(frozen=True, eq=False)
class Ink:
    """One shape of the plate, ready to paint: its stroke width in plate millimetres, and what draws its path.

    `free` says for each part of a nerve whether it ends in skin or muscle, where it
    grows thin; `deep` that the shape lies under others of its layer. The last parts of a nerve
    that goes on out of sight are `dashes`, so many as DASHES has.
    """

    shape: Shape
    figure: str
    draw: Callable[[], QPainterPath]
    width: float
    address: Address | None
    free: tuple[bool, ...] = ()
    deep: bool = False
    dashes: int = 0

    @cached_property
    def path(self) -> QPainterPath:
        """Its outline in plate millimetres. Drawn when first asked for: no start waits for hidden layers."""
        return self.draw()

    @cached_property
    def box(self) -> QRectF:
        """The box round its outline and its stroke, in plate millimetres."""
        reach = self.width * CASING / 2
        return self.path.boundingRect().adjusted(-reach, -reach, reach, reach)

    @property
    def side(self) -> Side:
        """The side of the body it belongs to; both for midline things and one-sided figures."""
        return self.shape.side

    def on(self, side: Side) -> bool:
        """Whether it is part of what is chosen on `side`."""
        return self.side is side or Side.BOTH in (side, self.side)


def inks(diagram: Diagram) -> tuple[Ink, ...]:
    """Every shape of the plate in painting order: figure by figure, as each file orders them."""
    return tuple(ink for figure, placement in diagram.placed() for ink in _inks(figure, placement))


def _inks(figure: Figure, placement: Placement) -> Iterator[Ink]:
    lines = [tuple(_ends(each, placement)) if each.layer == NERVE else () for each in figure.shapes]
    joints = Joints(start for each in lines for start, _ in each)
    for shape, line in zip(figure.shapes, lines, strict=True):
        draw = partial(painter_path, shape, placement.x, placement.y, placement.scale)
        free = tuple([not joints.near(*end) for _, end in line])
        dashes = 0
        if any(free) and shape.structure in figure.onward:
            last = max(number for number, each in enumerate(free) if each)
            draw, dashes = partial(_dashed, draw, last), len(DASHES)
            free = (*free[:last], *free[last + 1 :], False, *[False] * dashes)
        width, deep = shape.width * placement.scale, figure.lies_deep(shape)
        yield Ink(shape, figure.id, draw, width, _address(shape.layer, shape.structure), free, deep, dashes)


def _ends(shape: Shape, placement: Placement) -> Iterator[tuple[Place, Place]]:
    """Where each part of a nerve that is more than a point begins and ends, on the plate."""
    scale, x, y = placement.scale, placement.x, placement.y
    numbers = shape.numbers[:]  # all at once: one by one they would have to be unpacked
    at = 0
    for part in shape.ops.split("M")[1:]:
        last = at + sum([NUMBERS_OF[op] for op in part])
        if last > at:
            end = at if part.endswith("Z") else last
            yield (
                (numbers[at] * scale + x, numbers[at + 1] * scale + y),
                (numbers[end] * scale + x, numbers[end + 1] * scale + y),
            )
        at = last + 2


class Joints:
    """The places where nerves begin, found by where they lie."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._cells: dict[tuple[int, int], list[Place]] = {}
        for x, y in places:
            self._cells.setdefault((int(x // JOINT_MM), int(y // JOINT_MM)), []).append((x, y))

    def near(self, x: float, y: float) -> bool:
        """Whether one of them lies less than JOINT_MM away, along x and along y."""
        column, row = int(x // JOINT_MM), int(y // JOINT_MM)
        return any(
            abs(each_x - x) < JOINT_MM and abs(each_y - y) < JOINT_MM
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for each_x, each_y in self._cells.get((column + across, row + down), ())
        )


def lines_of(path: QPainterPath) -> list[Points]:
    """The parts of a line as points close enough together to look smooth at any zoom."""
    fine = path.toSubpathPolygons(QTransform.fromScale(FINE, FINE))
    return [fn.ndarray_from_qpolygonf(part) / FINE for part in fine if part.count() > 1]


def _dashed(draw: Callable[[], QPainterPath], last: int) -> QPainterPath:
    """A nerve's path of which the part `last` runs out in dashes: it goes on out of sight."""
    parts = lines_of(draw())
    line = parts[last]
    along = np.append(0.0, np.hypot(*np.diff(line, axis=0).T).cumsum())
    wanted = sum(gap + dash for gap, dash, _ in DASHES)
    share = min(1.0, MOST_DASHED * along[-1] / wanted)
    at = along[-1] - wanted * share
    pieces = [*parts[:last], *parts[last + 1 :], _between(line, along, 0.0, at)]
    for gap, dash, _ in DASHES:
        pieces.append(_between(line, along, at + gap * share, at + (gap + dash) * share))
        at += (gap + dash) * share
    path = QPainterPath()
    for piece in pieces:
        path.addPolygon(_polygon(piece))
    return path


def _between(line: Points, along: NDArray[np.float64], start: float, end: float) -> Points:
    """The piece of a line from `start` to `end`; `along` is how far each of its points lies along it."""
    at = np.concatenate(([start], along[(along > start) & (along < end)], [end]))
    at = at[np.concatenate(([True], at[1:] > at[:-1]))]  # each place once; np.unique is slow to load
    return np.column_stack([np.interp(at, along, line[:, axis]) for axis in (0, 1)])


def painter_path(shape: Shape, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> QPainterPath:
    """The outline of `shape`, scaled and then moved."""
    path = QPainterPath()
    if shape.even_odd:
        path.setFillRule(Qt.FillRule.OddEvenFill)
    else:
        path.setFillRule(Qt.FillRule.WindingFill)
    # For every shape that is seen, so each step counts: a start waits for it.
    values = shape.numbers[:]
    curve, line, at = path.cubicTo, path.lineTo, 0
    for op in shape.ops:
        if op == "C":
            curve(*values[at : at + 6])
            at += 6
        elif op == "L":
            line(values[at], values[at + 1])
            at += 2
        elif op == "M":
            path.moveTo(values[at], values[at + 1])
            at += 2
        else:
            path.closeSubpath()
    return QTransform(scale, 0, 0, scale, x, y).map(path)


@lru_cache(maxsize=4096)
def _address(layer: str, structure: str) -> Address | None:
    return Address(Kind(layer), structure_id(layer, structure)) if layer in CHOOSABLE else None


def stroke_outline(path: QPainterPath, width: float) -> QPainterPath:
    """The area that a round pen of `width` covers along `path`; filling it is far quicker than stroking."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCurveThreshold(0.15)
    return stroker.createStroke(path)


@lru_cache(maxsize=1024)  # of 7 kB each; a light over the whole shipped plate takes 400
def nerve_outline(ink: Ink, width: float) -> QPainterPath:
    """The area of a nerve drawn `width` wide, growing thin towards its free ends.

    Remembered, since the same few widths are asked for again and again; do not change what it returns.
    """
    return nerve_outlines([(ink, width)])[0]


def nerve_outlines(wanted: Sequence[tuple[Ink, float]]) -> list[QPainterPath]:
    """What `nerve_outline` gives of each nerve and width, in a fraction of the time, and not remembered."""
    lines: dict[Ink, list[Points]] = {}
    ribbons: list[tuple[Ribbon, ...]] = []
    for ink, width in wanted:
        if _ends_nowhere(ink):
            ribbons.append(())
            continue
        if ink not in lines:
            lines[ink] = lines_of(ink.path)
        ribbons.append(tuple(_ribbons(ink, lines[ink], width)))
    areas = iter(edges([ribbon for each in ribbons for ribbon in each]))
    return [
        stroke_outline(ink.path, width) if _ends_nowhere(ink) else _area(islice(areas, len(each)))
        for (ink, width), each in zip(wanted, ribbons, strict=True)
    ]


def _ends_nowhere(ink: Ink) -> bool:
    """Whether all of a nerve is equally wide."""
    return not any(ink.free) and not ink.dashes


def _ribbons(ink: Ink, lines: list[Points], width: float) -> Iterator[Ribbon]:
    whole = len(lines) - ink.dashes
    for points, free in zip(lines[:whole], ink.free, strict=False):
        yield Ribbon(points, width, TAPER_END if free else 1.0)
    for points, (_, _, share) in zip(lines[whole:], DASHES, strict=False):
        yield Ribbon(points, width * share, reach=0.0)


def _area(parts: Iterable[Points]) -> QPainterPath:
    area = QPainterPath()
    area.setFillRule(Qt.FillRule.WindingFill)
    for part in parts:
        area.addPolygon(_polygon(part))
        area.closeSubpath()
    return area


def _polygon(points: Points) -> QPolygonF:
    polygon: QPolygonF = fn.create_qpolygonf(len(points))
    fn.ndarray_from_qpolygonf(polygon)[:] = points
    return polygon


def united(areas: Iterable[QPainterPath]) -> QPainterPath:
    """Areas as one, so that they can be tinted once where they overlap; holes in one of them stay holes."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for area in areas:
        # All must turn the same way, else two that overlap would make a hole.
        turns = sum(_turn(fn.ndarray_from_qpolygonf(part)) for part in area.toSubpathPolygons())
        whole.addPath(area if turns >= 0 else area.toReversed())
    return whole


def _turn(points: Points) -> float:
    """Twice the area of a polygon: above 0 if it turns one way, below 0 if the other."""
    x, y = points.T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))
