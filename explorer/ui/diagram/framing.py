"""Which part of the plate to show: a figure, or where the lit path shows best. Areas in plate millimetres."""

from PySide6.QtCore import QRectF

from explorer.diagram.shapes import Diagram, Figure, Placement
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.marks import Role

CAPTION_SHARE = 0.07
"""The room for a figure's caption above or below it, as a share of its height."""

LEAST_SHARE = 0.42
"""The least height that is shown round what is lit, as a share of the plate's: enough to know the place."""

ROOM = 0.25
"""The room left on each side of what is lit, as a share of its size."""


def figure_area(diagram: Diagram, figure_id: str) -> QRectF:
    """A figure with its caption; raises KeyError if there is none of that name."""
    for figure, place in diagram.placed():
        if figure.id == figure_id:
            box = _box(figure, place)
            room = CAPTION_SHARE * box.height()
            return (
                box.adjusted(0, 0, 0, room) if is_below(diagram, figure_id) else box.adjusted(0, -room, 0, 0)
            )
    raise KeyError(figure_id)


def is_below(diagram: Diagram, figure_id: str) -> bool:
    """Whether a figure lies below another one, so that there is no room for its title above it."""
    boxes = {figure.id: _box(figure, place) for figure, place in diagram.placed()}
    mine = boxes[figure_id]
    return any(
        each.bottom() <= mine.top() and each.left() < mine.right() and mine.left() < each.right()
        for each in boxes.values()
    )


def figure_in(diagram: Diagram, area: QRectF) -> str:
    """The figure of which `area` shows most, empty if there are no figures."""

    def shown(pair: tuple[Figure, Placement]) -> float:
        seen = _box(*pair).intersected(area)
        return seen.width() * seen.height()

    return max(diagram.placed(), key=shown)[0].id if diagram.figures else ""


def lit_area(lit: LitPainter | PairPainter, bounds: QRectF) -> QRectF:
    """The marked places, else the chosen nerves, in the figure that shows most of them; all if nothing is."""
    nerves = [ink for ink, _ in lit.nerves]
    chosen = [ink for ink, role in lit.nerves if role is Role.CHOSEN]
    wanted = list(lit.places) or chosen or nerves
    if not wanted:
        return bounds
    figures = [ink.figure for ink in wanted]
    figure = max(dict.fromkeys(figures), key=figures.count)
    area = QRectF()
    for ink in wanted:
        if ink.figure == figure:
            area = area.united(ink.box)
    least = bounds.height() * LEAST_SHARE
    grow_x = max(area.width() * ROOM, (least - area.width()) / 2)
    grow_y = max(area.height() * ROOM, (least - area.height()) / 2)
    return area.adjusted(-grow_x, -grow_y, grow_x, grow_y).intersected(bounds)


def _box(figure: Figure, place: Placement) -> QRectF:
    return QRectF(place.x, place.y, figure.width * place.scale, figure.height * place.scale)
