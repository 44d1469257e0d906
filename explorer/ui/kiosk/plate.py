"""The drawing for a waiting room: the body from in front and behind, and the sole, side by side."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from explorer.diagram.shapes import MIRRORED_VIEWS, Diagram, Figure, Placement

VIEWS = MIRRORED_VIEWS | {"plantar"}
GAP = 70.0
"""Between two figures, in plate millimetres."""
ROOM_ABOVE, ROOM_BELOW = 85.0, 75.0
"""For the captions, in plate millimetres."""


def waiting_room_plate(diagram: Diagram) -> Diagram:
    """`diagram` with the figures that show where something is felt; all of them if none does."""
    wanted = [pair for pair in diagram.placed() if pair[0].view in VIEWS and pair[0].shapes]
    if not any(figure.view in MIRRORED_VIEWS for figure, _ in wanted):
        return diagram
    right, bottom = GAP / 2, 0.0
    placements = []
    for figure, before in wanted:
        drawn = _drawn(figure)
        scale = before.scale
        placements.append(
            Placement(figure.id, right - drawn.left() * scale, ROOM_ABOVE - drawn.top() * scale, scale)
        )
        right += drawn.width() * scale + GAP
        bottom = max(bottom, drawn.height() * scale)
    return replace(
        diagram,
        width=right - GAP / 2,
        height=ROOM_ABOVE + bottom + ROOM_BELOW,
        figures=tuple(figure for figure, _ in wanted),
        placements=tuple(placements),
    )


def in_figure(diagram: Diagram, place: QPointF) -> tuple[str, float, float] | None:
    """The figure at a place of the plate, and where in it that is, in its own mm; None between figures."""
    for figure, at in diagram.placed():
        if drawn_area(figure, at).contains(place):
            return figure.id, (place.x() - at.x) / at.scale, (place.y() - at.y) / at.scale
    return None


def drawn_area(figure: Figure, at: Placement) -> QRectF:
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
