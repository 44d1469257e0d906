"""The plate and the lit path upon it, kept as pictures."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion, QTransform

from explorer.state.layers import Look
from explorer.ui.diagram.cells import rects
from explorer.ui.diagram.ground import Layer
from explorer.ui.diagram.ink import Ink, nerve_outline
from explorer.ui.diagram.lightable import lightable
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


OtherPlate = Callable[[], tuple[Ink, ...] | None]


class Backdrop:
    """Paints the plate in one theme, and over it what is lit.

    Body, nerves and light are kept as separate pictures, since each changes at
    another time and the first two fall back differently. The body is one picture,
    or several where a layer is see-through. Of both halves of the body that the plate
    may show the pictures are kept, so that going from one side to the other and back is quick.
    `other_plate` gives the plate with the other half, if there is one: it is made ready while nothing moves.
    """

    def __init__(
        self,
        plate: tuple[Ink, ...],
        bounds: QRectF,
        theme: Theme,
        look: Look,
        other_plate: OtherPlate = lambda: None,
    ) -> None:
        self._bounds = bounds
        self._other_plate = other_plate
        self._lit: LitPainter | PairPainter | None = None
        self._half = PlatePictures(plate, bounds, theme, look)
        self._other: PlatePictures | None = None
        self._light = Picture()
        self.lit_parts: tuple[tuple[QRectF, float], ...] | None = None
        """Where light is shown and how strong, while it comes or goes; None for all of it."""
        self.stamps = Stamps()
        """Of what is lit, at the zoom that is seen at rest."""
        self._seen = self._shown = QRectF()
        self._scale = self._ratio = 1.0
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
        if at_rest:
            self._get_ready(shown, seen, scale, ratio, by_hand)
        elif self._lit and not self._light.covers(seen):
            self._light.repaint(self._lit, seen, scale, self._bounds, ratio)
        self._paint_ground(painter, view, to_view, seen)
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
            plates = self._half.plate, self._other_plate
            self._ahead = _of_both(marks, *plates, seen, scale * ratio)
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
        page = QColor(self._half.theme.colors.page)
        self._half.ground.gather(self._layers(), page, shown, seen, self._bounds)
        self._seen, self._shown, self._scale, self._ratio = seen, shown, scale, ratio

    def _paint_ground(self, painter: QPainter, view: QRectF, to_view: QTransform, seen: QRectF) -> None:
        """Paint the page with body and wires: as they were gathered, or one by one where they are not yet."""
        page, bare = QColor(self._half.theme.colors.page), QRegion(view.toAlignedRect())
        if self._half.ground.shows(self._layers(), page):
            bare = bare.subtracted(self._half.ground.draw(painter, to_view, seen))
        for rect in rects(bare):
            painter.fillRect(rect, page)
        if bare.intersects(to_view.mapRect(seen).toAlignedRect()):
            painter.save()
            painter.setClipRegion(bare, Qt.ClipOperation.IntersectClip)
            self._paint_layers(painter, to_view, seen)
            painter.restore()

    def _layers(self) -> list[Layer]:
        """Body and wires, from the back to the front, and how much of each shows where a path is lit."""
        half, body_left = self._half, self._body_left()
        body = [
            (picture, body_left * half.strength(layer))
            for picture, (_, layer) in zip(half.body, half.sheets, strict=False)
        ]
        return [*body, (half.wires, half.theme.diagram.dim if self._lit else 1.0)]

    def _paint_layers(self, painter: QPainter, to_view: QTransform, seen: QRectF) -> None:
        """Copy one picture upon the other; where one does not reach yet, its small one stands in."""
        painter.setOpacity(self._body_left())
        self._half.fill_in(painter, self._half.body[0], seen, to_view)
        for picture, left in self._layers():
            painter.setOpacity(left)
            if picture is self._half.wires:
                self._half.fill_in(painter, picture, seen, to_view)
            picture.draw(painter, to_view, seen)

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
            or not self.other_ready
        )

    @property
    def other_ready(self) -> bool:
        """Whether the other half, if there is one, is painted as far as it would be seen."""
        if self._other is None:
            return self._other_plate() is None
        pictures = [picture for picture, _ in self._other.pictures()]
        return all(each.sharp(self._seen, self._scale, self._ratio) for each in pictures)

    def prepare(self, end: float) -> bool:
        """Paint what lies round the view, and make stamps and the other half of the body for choices to come.

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
            if self.unprepared:
                return True
        return not self._prepare_other(end)

    def _prepare_other(self, end: float) -> bool:
        """Paint the other half as far as it would be seen, until the time `end`; whether that was all."""
        if self._lit is None:  # the first light finds its pixels there
            self._light.follow(self._shown, self._scale, self._bounds, self._ratio)
        if self._other is None:
            plate = self._other_plate()
            if plate is None:
                return True
            self._other = PlatePictures(plate, self._bounds, self._half.theme, self._half.look)
        if not self._other.make_strokes(end):
            return False
        for picture, paint in self._other.pictures():
            picture.follow(self._shown, self._scale, self._bounds, self._ratio)
            while perf_counter() < end:
                if not picture.paint_piece(paint, self._seen):
                    break
            else:
                return False
        return True

    def expect_nothing(self) -> None:
        """No choice is to come: let go of what was made for it."""
        self._ahead, self.unprepared = None, False
        self._other_plate, self._other = (lambda: None), None
        self.stamps.forget()
        lightable.cache_clear()

    def _expect_others(self) -> None:
        self._ahead, self.unprepared = None, True

    def paint_plate(self, painter: QPainter, within: QRectF) -> None:
        """Paint what `within` (plate millimetres) shows of the plate: unlit, nothing see-through or kept."""
        for things, _ in self._half.sheets:
            paint_strokes(painter, things, within)
        self._half.paint_wires(painter, within)

    def _body_left(self) -> float:
        return self._half.theme.diagram.body if self._lit else 1.0


def _of_both(
    marks: MarkPainter, plate: tuple[Ink, ...], other_plate: OtherPlate, seen: QRectF, scale: float
) -> Iterator[Mark]:
    """All marks that a choice may want: of the half that is shown first, then of the other."""
    yield from marks.all_of(plate, seen, scale)
    yield from marks.all_of(other_plate() or (), seen, scale)
