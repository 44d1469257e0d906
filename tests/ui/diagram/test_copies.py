"""Small things are painted once and moved by whole pixels: they look as if painted where they come to lie."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.ui.diagram.copies import copy_of

BOX = QRectF(20.3, 10.6, 30.0, 12.5)


def paint(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#AA2266"))
    painter.drawRoundedRect(BOX, 4, 4)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_copy_looks_as_if_painted_in_its_new_place(ratio: float) -> None:
    copy, pictures = copy_of(paint, BOX, ratio), []
    for draw in (paint, copy.draw):
        canvas = QImage(round(120 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
        canvas.setDevicePixelRatio(ratio)
        canvas.fill(QColor("#FAF9F5"))
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(18, 6))
        draw(painter)
        painter.end()
        pictures.append(np.frombuffer(canvas.constBits(), np.uint8).astype(int))
    assert np.ptp(pictures[0]) > 100
    assert np.abs(pictures[0] - pictures[1]).max() <= 2
