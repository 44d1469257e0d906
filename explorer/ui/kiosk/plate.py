"""The drawing for a waiting room: the body from in front and behind, and both soles, side by side.

A figure of one half of the body stands there twice, as the right one and mirrored as the left one, so that
whatever is touched or painted has a side.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from explorer.anatomy.address import Side
from explorer.diagram.shapes import MIRRORED_VIEWS, Diagram, Figure, Placement, Shape, bounds_of

VIEWS = MIRRORED_VIEWS | {"plantar"}
LEFT_ONE = "-left"
"""What the name of a figure ends in that is the mirror image of another."""

GAP = 70.0
"""Between two figures, in plate millimetres."""
ROOM_ABOVE, ROOM_BELOW = 85.0, 75.0
"""For the captions, in plate millimetres."""


@dataclass(frozen=True)
class Spot:
    """A place of a figure of the library's diagram, in its mm, and the side that it is drawn for."""

    figure: str
    x: float
    y: float
    side: Side


def waiting_room_plate(diagram: Diagram) -> Diagram:
    """`diagram` with the figures that show where something is felt; all of them if none does."""
    wanted = [pair for pair in diagram.placed() if pair[0].view in VIEWS and pair[0].shapes]
    whole = [(figure, at.scale) for figure, at in wanted if figure.view in MIRRORED_VIEWS]
    if not whole:
        return diagram
    halves = [
        (each, at.scale)
        for figure, at in wanted
        if figure.view not in MIRRORED_VIEWS
        for each in (_right(figure), _left(figure))
    ]
    placed: list[tuple[Figure, Placement]] = []
    right, bottom = GAP / 2, 0.0
    for figure, scale in whole:
        placed.append((figure, _placed(figure, scale, right, ROOM_ABOVE)))
        drawn = _drawn(figure)
        right += drawn.width() * scale + GAP
        bottom = max(bottom, ROOM_ABOVE + drawn.height() * scale)
    top, widest = ROOM_ABOVE, 0.0
    for figure, scale in halves:
        placed.append((figure, _placed(figure, scale, right, top)))
        drawn = _drawn(figure)
        top += drawn.height() * scale + ROOM_ABOVE + GAP / 2
        widest = max(widest, drawn.width() * scale)
    if halves:
        right += widest + GAP
        bottom = max(bottom, top - ROOM_ABOVE - GAP / 2)
    return replace(
        diagram,
        width=right - GAP / 2,
        height=bottom + ROOM_BELOW,
        figures=tuple(figure for figure, _ in placed),
        placements=tuple(at for _, at in placed),
    )


def spot_at(plate: Diagram, place: QPointF) -> Spot | None:
    """What a place of the plate is in the library's diagram; None between figures."""
    for figure, at in plate.placed():
        if not _area(figure, at).contains(place):
            continue
        x, y = (place.x() - at.x) / at.scale, (place.y() - at.y) / at.scale
        if figure.id.endswith(LEFT_ONE):
            return Spot(figure.id.removesuffix(LEFT_ONE), figure.width - x, y, Side.LEFT)
        return Spot(figure.id, x, y, Side.BOTH if figure.view in MIRRORED_VIEWS else Side.RIGHT)
    return None


def places_of(plate: Diagram, spot: Spot) -> Iterator[QPointF]:
    """Where a spot is drawn on the plate: on both halves if it is on both sides; nowhere if not drawn."""
    for figure, at in plate.placed():
        if figure.id == spot.figure and (figure.view in MIRRORED_VIEWS or spot.side is not Side.LEFT):
            yield QPointF(at.x + spot.x * at.scale, at.y + spot.y * at.scale)
        elif figure.id == spot.figure + LEFT_ONE and spot.side is not Side.RIGHT:
            yield QPointF(at.x + (figure.width - spot.x) * at.scale, at.y + spot.y * at.scale)


def whole_bodies(plate: Diagram) -> tuple[QRectF, ...]:
    """Where on the plate the figures stand that show the body from the spine to the foot."""
    return tuple(_area(figure, at) for figure, at in plate.placed() if figure.view in MIRRORED_VIEWS)


def _placed(figure: Figure, scale: float, left: float, top: float) -> Placement:
    drawn = _drawn(figure)
    return Placement(figure.id, left - drawn.left() * scale, top - drawn.top() * scale, scale)


def _area(figure: Figure, at: Placement) -> QRectF:
    """Where a figure is drawn on the plate, with half the gap round it."""
    drawn = _drawn(figure)
    half = GAP / 2
    return QRectF(
        at.x + drawn.left() * at.scale - half,
        at.y + drawn.top() * at.scale - half,
        drawn.width() * at.scale + GAP,
        drawn.height() * at.scale + GAP,
    )


def _drawn(figure: Figure) -> QRectF:
    bounds = [each.bounds for each in figure.shapes]
    left, top = min(each[0] for each in bounds), min(each[1] for each in bounds)
    right, bottom = max(each[2] for each in bounds), max(each[3] for each in bounds)
    return QRectF(left, top, right - left, bottom - top)


def _right(figure: Figure) -> Figure:
    shapes = tuple(replace(each, side=Side.RIGHT) for each in figure.shapes)
    return replace(figure, shapes=shapes, left="")


def _left(figure: Figure) -> Figure:
    shapes = tuple(_mirrored(each, figure.width) for each in figure.shapes)
    x, y = figure.origin
    return replace(
        figure,
        id=figure.id + LEFT_ONE,
        title=figure.left or figure.title,
        left="",
        origin=(figure.width - x, y),
        shapes=shapes,
    )


def _mirrored(shape: Shape, width: float) -> Shape:
    numbers = tuple(width - each if at % 2 == 0 else each for at, each in enumerate(shape.numbers))
    return replace(shape, side=Side.LEFT, numbers=numbers, bounds=bounds_of(numbers))
