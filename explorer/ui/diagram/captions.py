"""Words on the plate that keep their size at any zoom: each figure's title and the body's sides."""

import pyqtgraph as pg
from PySide6.QtGui import QColor

from explorer.diagram.shapes import MIRRORED_VIEWS, Diagram

ABOVE = 6.0
"""How far above a figure its title stands, in plate millimetres."""


def captions(diagram: Diagram, box: pg.ViewBox) -> tuple[pg.TextItem, ...]:
    """Put the captions of `diagram` into `box`; they take no mouse."""
    made = []
    for figure, place in diagram.placed():
        width = figure.width * place.scale
        middle = place.x + figure.origin[0] * place.scale
        if figure.view not in MIRRORED_VIEWS:
            middle = place.x + width / 2
        made.append(_caption(figure.title, middle, place.y - ABOVE, box, (0.5, 1.0)))
        if figure.view in MIRRORED_VIEWS:
            right_first = figure.view == "anterior"
            names = ("Right", "Left") if right_first else ("Left", "Right")
            top = place.y + 0.05 * figure.height * place.scale
            made.append(_caption(names[0], middle - width * 0.40, top, box, (0.5, 0.0)))
            made.append(_caption(names[1], middle + width * 0.40, top, box, (0.5, 0.0)))
    return tuple(made)


def _caption(text: str, x: float, y: float, box: pg.ViewBox, anchor: tuple[float, float]) -> pg.TextItem:
    item = pg.TextItem(text, color=QColor("black"), anchor=anchor)
    item.setPos(x, y)
    item.setZValue(5)
    box.addItem(item, ignoreBounds=True)
    return item
