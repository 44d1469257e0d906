"""The files look in an ordinary SVG viewer as they look in the program."""

import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from explorer.diagram.shapes import Diagram, Placement
from explorer.files.places import Places
from explorer.library.library import Library
from explorer.ui.diagram.ink import inks
from explorer.ui.diagram.strokes import paint_strokes, strokes
from explorer.ui.theme import Theme

SCALE = 2.0
LARGEST_MEAN = 2.0
"""Of 255, over all pixels and colours."""

THEMED = {"nerve", "territory", "dermatome"}
"""Layers that the program paints otherwise on purpose: nerves with a dark edge, areas without one."""


def colours(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return pixels[:, : image.width(), :3].astype(int)


def plain_svg(places: Places, name: str) -> QByteArray:
    """The file without the themed layers."""
    root = ElementTree.parse(places.assets / "diagrams" / "leg-and-spine" / f"{name}.svg").getroot()
    for layer in [each for each in root if each.get("data-layer") in THEMED]:
        root.remove(layer)
    return QByteArray(ElementTree.tostring(root))


@pytest.mark.parametrize("name", ["anterior", "posterior", "lateral", "medial", "plantar"])
def test_another_renderer_shows_the_same(
    qapp: object, library: Library, places: Places, theme: Theme, name: str
) -> None:
    figure = next(each for each in library.diagram.figures if each.id == name)
    alone = Diagram("", figure.width, figure.height, (figure,), (Placement(name, 0, 0, 1),), ())
    size = QSize(round(figure.width * SCALE), round(figure.height * SCALE))
    ours = QImage(size, QImage.Format.Format_RGB32)
    ours.fill(QColor(theme.colors.page))
    theirs = ours.copy()

    painter = QPainter(ours)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    shown = ((ink, 1.0) for ink in inks(alone) if ink.shape.layer not in THEMED)
    paint_strokes(painter, strokes(shown, theme), QRectF(0, 0, figure.width, figure.height))
    painter.end()

    painter = QPainter(theirs)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(plain_svg(places, name)).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()

    middle = round(figure.origin[0] * SCALE)
    # The file holds the right half alone; the program mirrors it.
    half = {"anterior": slice(0, middle), "posterior": slice(middle, None)}.get(name, slice(None))
    difference = np.abs(colours(ours)[:, half] - colours(theirs)[:, half])
    assert difference.mean() <= LARGEST_MEAN
