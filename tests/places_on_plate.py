"""Where things lie in the drawing, for tests that point at them."""

from PySide6.QtCore import QPointF

from explorer.anatomy.address import Side, parse_address
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.view import DiagramView


def ink_of(view: DiagramView, address: str, figure: str = "anterior", side: Side = Side.RIGHT) -> Ink:
    """The outline of something on the plate; raises StopIteration if it is not drawn there."""
    wanted = parse_address(address)
    return next(
        ink
        for ink in view.plate
        if (ink.address, ink.figure, ink.side, ink.shape.part) == (wanted, figure, side, "outline")
    )


def place_of(view: DiagramView, address: str, figure: str = "anterior", side: Side = Side.RIGHT) -> QPointF:
    """Where in the viewport something lies now: a line's or an area's middle."""
    path = ink_of(view, address, figure, side).path
    middle = path.boundingRect().center()
    if not path.contains(middle):
        middle = path.pointAtPercent(0.5)
    return view.to_view().map(middle)


def plate_at(view: DiagramView, place: QPointF) -> QPointF:
    """The plate's millimetres at a place in the viewport."""
    return view.to_view().inverted()[0].map(place)
