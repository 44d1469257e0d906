"""What stands still behind the moving parts: the plate, and the lit path upon it, kept as pictures."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from explorer.state.layers import Visibility
from explorer.ui.diagram.ink import Ink, Stroke, paint_strokes, strokes
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.picture import Picture
from explorer.ui.theme import Theme

WIRES = frozenset({"nerve", "site"})
"""The layers that fall back furthest where a path is lit."""

LEFT = {Visibility.SHOWN: 1.0, Visibility.FADED: 0.3, Visibility.DEEP: 1.0, Visibility.HIDDEN: 0.0}
"""How much of a layer is painted."""

OVER_DEEP = 0.1
"""How much is left of what lies over the deep ones, where only those are shown."""

BODY_LEFT = 0.62
"""How much of skin, bones and discs stays where a path is lit; the other nerves fall back further."""

OVERVIEW_PIXELS = 900
"""The longer side of the small picture of the whole plate that fills in while zooming out."""


def left_of(ink: Ink, layers: Mapping[str, Visibility]) -> float:
    """How much of a shape is painted while its layer is shown as `layers` says; 0 is nothing."""
    state = layers.get(ink.shape.layer, Visibility.HIDDEN)
    return OVER_DEEP if state is Visibility.DEEP and not ink.deep else LEFT[state]


class Backdrop:
    """Paints the plate in one theme, and over it what is lit.

    Body, nerves and light are kept as separate pictures, since each changes at
    another time and the first two fall back differently.
    """

    def __init__(self, plate: tuple[Ink, ...], bounds: QRectF, theme: Theme) -> None:
        self._plate = plate
        self._bounds = bounds
        self._theme = theme
        self._lit: LitPainter | PairPainter | None = None
        self._body_strokes: tuple[Stroke, ...] = ()
        self._wire_strokes: tuple[Stroke, ...] = ()
        self._body = Picture(self._paint_body)
        self._wires = Picture(self._paint_wires)
        self._light = Picture(self._paint_light)
        self._overview = Picture(self._paint_body)

    def set_look(self, theme: Theme, layers: Mapping[str, Visibility]) -> None:
        """Take another theme, or show other layers."""
        self._theme = theme
        seen = [(ink, left) for ink in self._plate if (left := left_of(ink, layers))]
        self._body_strokes = strokes((pair for pair in seen if pair[0].shape.layer not in WIRES), theme)
        self._wire_strokes = strokes((pair for pair in seen if pair[0].shape.layer in WIRES), theme)
        for picture in (self._body, self._wires, self._overview, self._light):
            picture.forget()

    def set_lit(self, lit: LitPainter | PairPainter | None) -> None:
        """Light something, or nothing."""
        self._lit = lit
        self._light.forget()

    def at_scale(self, scale: float) -> bool:
        """Whether the pictures were painted for `scale` (logical pixels a millimetre)."""
        return self._body.at_scale(scale)

    def paint(
        self, painter: QPainter, view: QRectF, to_view: QTransform, ratio: float, at_rest: bool
    ) -> None:
        """Paint the part of the plate that `view` (logical pixels) shows.

        `to_view` maps plate millimetres to pixels, `ratio` is device pixels a
        logical pixel. While the view moves (not `at_rest`) kept pixels are
        stretched; at rest everything is painted sharp.
        """
        painter.fillRect(view, QColor(self._theme.colors.page))
        scale = to_view.m11()
        seen = to_view.inverted()[0].mapRect(view).intersected(self._bounds)
        kept = [self._body, self._wires, *([self._light] if self._lit else [])]
        if at_rest:
            for picture in kept:
                if not picture.sharp(seen, scale, ratio):
                    picture.repaint(seen, scale, self._bounds, ratio)
        else:
            if not self._body.covers(seen):
                self._fill_in(painter, to_view)
            if self._lit and not self._light.covers(seen):
                self._light.repaint(seen, scale, self._bounds, ratio)
        for picture, left in ((self._body, BODY_LEFT), (self._wires, self._theme.diagram.dim)):
            painter.setOpacity(left if self._lit else 1.0)
            picture.draw(painter, to_view)
        painter.setOpacity(1.0)
        if self._lit:
            self._light.draw(painter, to_view)

    def _fill_in(self, painter: QPainter, to_view: QTransform) -> None:
        """Show the small picture of the whole body where the kept one does not reach, until it does."""
        if not self._overview.covers(self._bounds):
            scale = OVERVIEW_PIXELS / max(self._bounds.width(), self._bounds.height())
            self._overview.repaint(self._bounds, scale, self._bounds, 1.0)
        painter.setOpacity(BODY_LEFT if self._lit else 1.0)
        self._overview.draw(painter, to_view)

    def _paint_body(self, painter: QPainter, within: QRectF) -> None:
        paint_strokes(painter, self._body_strokes, within)

    def _paint_wires(self, painter: QPainter, within: QRectF) -> None:
        paint_strokes(painter, self._wire_strokes, within)

    def _paint_light(self, painter: QPainter, within: QRectF) -> None:
        if self._lit:
            self._lit(painter, within)
