"""The four brushes: each has a colour and a shape of its own, so that neither is needed to know it."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from explorer.anatomy.structures import Felt
from explorer.ui.words import mark

NAMES = {
    Felt.PAIN: mark("It hurts"),
    Felt.TINGLING: mark("It tingles"),
    Felt.NUMBNESS: mark("It is numb"),
    Felt.WEAKNESS: mark("It is weak"),
}
COLORS = {
    Felt.PAIN: "#B3161B",
    Felt.TINGLING: "#6B2FA0",
    Felt.NUMBNESS: "#1F5FB0",
    Felt.WEAKNESS: "#23211E",
}
HALO = 0.35
"""How far the white round a dab reaches beyond it, as a share of the dab: it then shows on any colour."""


def paint_dabs(painter: QPainter, dabs: Iterable[tuple[Felt, QPointF]], reach: float) -> None:
    """Each dab round its place, `reach` pixels to each side: a disc, a star, a ring or a triangle.

    What is white comes first, so that no dab covers its neighbour.
    """
    dabs = list(dabs)
    width = max(1.5, reach * 0.4)
    for halo in (True, False):
        for felt, at in dabs:
            color = QColor("white" if halo else COLORS[felt])
            pen = QPen(color, width + 2 * HALO * reach if halo else width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            _paint(painter, felt, at, reach)


def _paint(painter: QPainter, felt: Felt, at: QPointF, reach: float) -> None:
    match felt:
        case Felt.PAIN:
            painter.setBrush(painter.pen().color())
            painter.drawEllipse(at, reach * 0.7, reach * 0.7)
        case Felt.NUMBNESS:
            painter.drawEllipse(at, reach * 0.8, reach * 0.8)
        case Felt.TINGLING:
            for x, y in ((1.0, 0.0), (0.5, 0.87), (-0.5, 0.87)):
                arm = QPointF(x * reach, y * reach)
                painter.drawLine(at - arm, at + arm)
        case Felt.WEAKNESS:
            corners = ((-1.0, -0.7), (1.0, -0.7), (0.0, 1.0))
            painter.drawPolygon(QPolygonF([at + QPointF(x * reach, y * reach) for x, y in corners]))


@lru_cache(maxsize=16)  # Qt keeps the pixels of each icon for a while: they need not be new ones
def brush_icon(felt: Felt, side: int) -> QIcon:
    """A dab of a brush as an icon, `side` pixels square."""
    pixels = QPixmap(QSize(side, side))
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_dabs(painter, [(felt, QRectF(0, 0, side, side).center())], side * 0.32)
    painter.end()
    return QIcon(pixels)
