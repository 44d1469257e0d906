"""The plate and the lit path upon it, kept as pictures."""

from collections.abc import Iterator
from functools import partial
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from explorer.state.layers import Look
from explorer.ui.diagram.ink import Ink, nerve_outline
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.marks import MarkPainter
from explorer.ui.diagram.picture import Paint, Picture
from explorer.ui.diagram.plate_pictures import PlatePictures
from explorer.ui.diagram.shelf import Shelf
from explorer.ui.diagram.stamps import Mark, Stamps
from explorer.ui.diagram.strokes import paint_strokes
from explorer.ui.theme import Theme

FRAME = 0.0012
"""What a hand that moves the plate brings into view is painted by small pieces; after so many seconds of
a frame none is begun any more."""

SOON = 10
"""Painted beforehand is what comes into view in so many frames if the hand goes on as it does."""


class Backdrop:
    """Paints the plate in one theme, and over it what is lit.

    Body, nerves and light are kept as separate pictures, since each changes at
    another time and the first two fall back differently. The body is one picture,
    or several where a layer is see-through. Of both halves of the body that the plate
    may show the pictures are kept, so that going from one side to the other and back is quick.
    """

    def __init__(self, plate: tuple[Ink, ...], bounds: QRectF, theme: Theme, look: Look) -> None:
        self._bounds = bounds
        self._lit: LitPainter | PairPainter | None = None
        self._half = PlatePictures(plate, bounds, theme, look)
        self._other: PlatePictures | None = None
        self._light = Picture()
        self.lit_parts: tuple[tuple[QRectF, float], ...] | None = None
        """Where light is shown and how strong, while it comes or goes; None for all of it."""
        self.stamps = Stamps()
        """Of what is lit, at the zoom that is seen at rest."""
        self._seen = QRectF()
        self._ahead: Iterator[Mark] | None = None
        self.unprepared = False
        """Whether stamps that the next choice may want are yet to be made; see `prepare`."""

    def keep_on(self, shelf: Shelf) -> None:
        """Copy what another start painted of the whole plate, as it looks now, or keep it for the next."""
        self._half.keep_on(shelf)

    def set_look(self, theme: Theme, look: Look) -> None:
        """Take another theme, or show other things."""
        self._other = None
        if theme is not self._half.theme:
            self._light.forget()
            self.stamps.forget()
            self._expect_others()
        self._half.look_so(theme, look)

    def set_plate(self, plate: tuple[Ink, ...]) -> None:
        """Show the same plate with the other half of the body."""
        before = self._half
        if self._other is not None and self._other.plate is plate:
            self._half = self._other
        else:
            self._half = PlatePictures(plate, self._bounds, before.theme, before.look)
        self._other = before
        self._expect_others()

    def set_lit(self, lit: LitPainter | PairPainter | None) -> None:
        """Light something, or nothing."""
        self._lit = lit
        self.lit_parts = None
        self._light.forget()

    def let_go(self) -> None:
        """Keep no more than it takes to paint what is seen now."""
        self._other = None
        self._half.let_go()
        self.stamps.forget()
        nerve_outline.cache_clear()

    @property
    def painted(self) -> bool:
        """Whether there is a picture of the body already."""
        return not self._half.body[0].empty

    def at_scale(self, scale: float) -> bool:
        """Whether the pictures were painted for `scale` (logical pixels a millimetre)."""
        return self._half.body[0].at_scale(scale)

    def paint(
        self,
        painter: QPainter,
        view: QRectF,
        to_view: QTransform,
        ratio: float,
        at_rest: bool,
        by_hand: bool = False,
    ) -> None:
        """Paint the part of the plate that `view` (logical pixels) shows.

        `to_view` maps plate millimetres to pixels, `ratio` is device pixels a
        logical pixel. While the view zooms (not `at_rest`) kept pixels are
        stretched; at rest everything is painted sharp. While it is moved about `by_hand` only so much is
        painted as one frame has time for: of the rest the small picture is shown meanwhile.
        """
        scale = to_view.m11()
        shown = to_view.inverted()[0].mapRect(view)
        seen = shown.intersected(self._bounds)
        page = QColor(self._half.theme.colors.page)
        ground = (view, to_view, ratio, bool(self._lit)) if at_rest and not by_hand else None
        if at_rest:
            self._get_ready(shown, seen, scale, ratio, by_hand)
        elif self._lit and not self._light.covers(seen):
            self._light.repaint(self._lit, seen, scale, self._bounds, ratio)
        if ground is None:
            painter.fillRect(view, page)
            self._paint_ground(painter, to_view, seen)
        else:
            if not self._half.ground.has(ground):
                self._half.ground.lay(
                    ground, view, ratio, page, partial(self._paint_ground, to_view=to_view, seen=seen)
                )
            self._half.ground.draw(painter)
        if self._lit and self.lit_parts is None:
            self._light.draw(painter, to_view, seen)
        elif self._lit and self.lit_parts:
            painter.save()
            for part, strength in self.lit_parts:
                painter.setClipRect(to_view.mapRect(part).toRect())
                painter.setOpacity(strength)
                self._light.draw(painter, to_view, seen)
            painter.restore()

    def _get_ready(self, shown: QRectF, seen: QRectF, scale: float, ratio: float, by_hand: bool) -> None:
        """Have everything sharp that is seen; what a hand brings into view, as far as there is time."""
        if self.stamps.serve(scale * ratio):
            self._expect_others()
        if self.unprepared and self._ahead is None:
            marks = MarkPainter(self._half.theme)
            self._ahead = marks.all_of(self._half.plate, seen, scale * ratio)
        kept = self._kept()
        for picture, _ in kept:
            picture.follow(shown, scale, self._bounds, ratio)
        if not by_hand:
            self._half.take_up(seen)
        for picture, paint in kept:
            if picture.blank or not by_hand:
                picture.paint_missing(paint, seen)
        if by_hand:
            step = (seen.center() - self._seen.center()) * SOON
            self._paint_pieces(perf_counter() + FRAME, seen, seen.united(seen.translated(step)))
        self._seen = seen

    def _paint_ground(self, painter: QPainter, to_view: QTransform, seen: QRectF) -> None:
        """Paint body and wires, fallen back where a path is lit."""
        body_left = self._body_left()
        painter.setOpacity(body_left)
        self._half.fill_in(painter, self._half.body[0], seen, to_view)
        for picture, (_, layer) in zip(self._half.body, self._half.sheets, strict=False):
            painter.setOpacity(body_left * self._half.strength(layer))
            picture.draw(painter, to_view, seen)
        painter.setOpacity(self._half.theme.diagram.dim if self._lit else 1.0)
        self._half.fill_in(painter, self._half.wires, seen, to_view)
        self._half.wires.draw(painter, to_view, seen)
        painter.setOpacity(1.0)

    def _kept(self) -> list[tuple[Picture, Paint]]:
        """The pictures that are seen, each with what paints it: the light first, which matters most."""
        return [*([(self._light, self._lit)] if self._lit else []), *self._half.pictures()]

    def _paint_pieces(self, end: float, *areas: QRectF) -> bool:
        """Paint what is missing of one area, then of the next, until the time `end`; whether that was all."""
        for area in areas:
            for picture, paint in self._kept():
                while picture.paint_piece(paint, area):
                    if perf_counter() > end:
                        return False
        return True

    @property
    def waits(self) -> bool:
        """Whether anything is yet to be prepared; see there."""
        pictures = [picture for picture, _ in self._kept()]
        return (
            self.unprepared
            or self._half.waits
            or not all(each.whole for each in (*pictures, *self._half.overviews))
        )

    def prepare(self, end: float) -> bool:
        """Paint what lies round the view, and make stamps for choices to come.

        It goes on until the time `end` (of `perf_counter`), and tells whether anything is left.
        """
        if not self._paint_pieces(end, self._bounds):
            return True
        if not (
            self._half.put_up(end) and self._half.make_strokes(end) and self._half.prepare_overviews(end)
        ):
            return True
        if self._ahead is not None:
            self.unprepared = self.stamps.make_ahead(self._ahead, MarkPainter(self._half.theme), end)
        return self._ahead is not None and self.unprepared

    def expect_nothing(self) -> None:
        """No choice is to come: let go of what was made for it."""
        self._ahead, self.unprepared = None, False
        self.stamps.forget()

    def _expect_others(self) -> None:
        self._ahead, self.unprepared = None, True

    def paint_plate(self, painter: QPainter, within: QRectF) -> None:
        """Paint what `within` (plate millimetres) shows of the plate: unlit, nothing see-through or kept."""
        for things, _ in self._half.sheets:
            paint_strokes(painter, things, within)
        self._half.paint_wires(painter, within)

    def _body_left(self) -> float:
        return self._half.theme.diagram.body if self._lit else 1.0
