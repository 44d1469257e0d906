"""How the keyboard's cursor and the drawing's focus show: two tones, one of which stands out anywhere."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from explorer.ui.diagram.ink import stroke_outline
from explorer.ui.diagram.stops import Stop
from explorer.ui.theme import Theme

HALO, CORE = 7.0, 3.0
"""The widths of the outer and the inner line, in pixels."""

NERVE_ROOM = 6.5
"""How far beside a nerve the ring runs, in pixels."""

LEAST = 26.0
"""A ring is at least so wide and so high, in pixels: round what is smaller, a circle is drawn."""


def paint_ring(painter: QPainter, stop: Stop, to_view: QTransform, theme: Theme) -> None:
    """Draw round a stop; the painter works in the view's pixels."""
    _stroke(painter, ring_path(stop, to_view), theme.colors.page, theme.colors.ink)


def ring_path(stop: Stop, to_view: QTransform) -> QPainterPath:
    """The line round a stop, in the view's pixels."""
    path = QPainterPath()
    box = to_view.mapRect(stop.box)
    if max(box.width(), box.height()) < LEAST:
        path.addEllipse(box.center(), LEAST / 2, LEAST / 2)
        return path
    path.setFillRule(Qt.FillRule.WindingFill)
    for ink in stop.inks:
        if ink.shape.closed:
            path.addPath(to_view.map(ink.path))
        else:
            wide = ink.width + 2 * NERVE_ROOM / max(to_view.m11(), 1e-6)
            path.addPath(to_view.map(stroke_outline(ink.path, wide).simplified()))
    return path


def paint_frame(painter: QPainter, view: QRectF, theme: Theme) -> None:
    """Draw the focus round the whole view; the painter works in its pixels."""
    inset = HALO / 2
    path = QPainterPath()
    path.addRect(view.adjusted(inset, inset, -inset, -inset))
    _stroke(painter, path, theme.colors.page, theme.colors.accent)


def _stroke(painter: QPainter, path: QPainterPath, halo: str, core: str) -> None:
    for color, width in ((halo, HALO), (core, CORE)):
        pen = QPen(QColor(color), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
