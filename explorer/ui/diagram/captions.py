"""Words on the plate that keep their size at any zoom: each figure's title and the body's sides."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont

from explorer.diagram.shapes import MIRRORED_VIEWS, Diagram
from explorer.ui.style import FONT
from explorer.ui.words import tr

GAP = 8.0
"""Between a figure and its captions, in plate millimetres."""

FOOT = 0.2
"""How far from the middle a foot stands, as a share of the figure's width."""


LEAST, MOST_MM = 13, 42.0
"""Captions are at least so many pixels high, and at most so many plate millimetres of the whole plate."""


@dataclass(frozen=True)
class Caption:
    """Words at a place of the plate (millimetres), which is the middle of their top or bottom edge."""

    text: str
    x: float
    y: float
    above: bool


def caption_places(diagram: Diagram) -> tuple[Caption, ...]:
    """The captions of `diagram`.

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
                made.append(Caption(name, middle + where * width, place.y + height, False))
        else:
            middle = place.x + width / 2
        made.append(Caption(tr(figure.title), middle, place.y - GAP, True))
    return tuple(made)


class Captions:
    """Puts the captions of a diagram into a box; they take no mouse."""

    def __init__(self, diagram: Diagram, box: pg.ViewBox) -> None:
        self.places = caption_places(diagram)
        self.items = [_item(each, box) for each in self.places]
        self.pixels = LEAST

    def set_color(self, color: QColor) -> None:
        """Write in `color`."""
        for item in self.items:
            item.setColor(color)

    def fit(self, wanted: float, scale: float) -> None:
        """As large as `wanted` (pixels), but no larger than what stands between two figures.

        `scale` is pixels a millimetre where the whole plate is seen.
        """
        self.pixels = round(min(wanted, max(LEAST, MOST_MM * scale)))
        font = QFont(FONT)
        font.setPixelSize(self.pixels)
        for item in self.items:
            item.setFont(font)


def _item(caption: Caption, box: pg.ViewBox) -> pg.TextItem:
    item = pg.TextItem(caption.text, color=QColor("black"), anchor=(0.5, 1.0 if caption.above else 0.0))
    item.setPos(caption.x, caption.y)
    item.setZValue(5)
    box.addItem(item, ignoreBounds=True)
    return item
