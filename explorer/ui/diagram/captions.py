"""Words on the plate that keep their size at any zoom: each figure's title and the body's sides."""

import pyqtgraph as pg
from PySide6.QtGui import QColor

from explorer.diagram.shapes import MIRRORED_VIEWS, Diagram
from explorer.ui.words import tr

GAP = 8.0
"""Between a figure and its captions, in plate millimetres."""

FOOT = 0.2
"""How far from the middle a foot stands, as a share of the figure's width."""


def captions(diagram: Diagram, box: pg.ViewBox) -> tuple[pg.TextItem, ...]:
    """Put the captions of `diagram` into `box`; they take no mouse.

    Each figure has its title above it; where both legs are drawn, each foot
    has the name of its side, the person's own, beneath it.
    """
    made = []
    for figure, place in diagram.placed():
        width, height = figure.width * place.scale, figure.height * place.scale
        if figure.view in MIRRORED_VIEWS:
            middle = place.x + figure.origin[0] * place.scale
            right, left = tr("Right"), tr("Left")
            names = (right, left) if figure.view == "anterior" else (left, right)
            for name, where in zip(names, (-FOOT, FOOT), strict=True):
                made.append(_caption(name, middle + where * width, place.y + height, box, (0.5, 0.0)))
        else:
            middle = place.x + width / 2
        made.append(_caption(tr(figure.title), middle, place.y - GAP, box, (0.5, 1.0)))
    return tuple(made)


def _caption(text: str, x: float, y: float, box: pg.ViewBox, anchor: tuple[float, float]) -> pg.TextItem:
    item = pg.TextItem(text, color=QColor("black"), anchor=anchor)
    item.setPos(x, y)
    item.setZValue(5)
    box.addItem(item, ignoreBounds=True)
    return item
