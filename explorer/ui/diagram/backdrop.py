"""The plate and the lit path upon it, kept as pictures."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from explorer.state.layers import WHOLE, Look
from explorer.ui.diagram.ink import Ink, nerve_outline
from explorer.ui.diagram.lit import LitPainter, PairPainter
from explorer.ui.diagram.marks import MarkPainter
from explorer.ui.diagram.picture import Paint, Picture
from explorer.ui.diagram.seen import left_of
from explorer.ui.diagram.stamps import Mark, Stamps
from explorer.ui.diagram.strokes import Stroke, paint_strokes, strokes
from explorer.ui.theme import Theme

WIRES = frozenset({"nerve", "site"})
"""The layers that fall back furthest where a path is lit."""

OVERVIEW_PIXELS = 900
"""The longer side of the small picture of the whole plate that fills in while zooming out."""

FRAME = 0.0012
"""What a hand that moves the plate brings into view is painted by small pieces; after so many seconds of
a frame none is begun any more."""

SOON = 10
"""Painted beforehand is what comes into view in so many frames if the hand goes on as it does."""

Sheet = tuple[tuple[Stroke, ...], str]
"""Strokes that lie together, and the layer they are of if it is see-through (else empty)."""


def sheets(plate: tuple[Ink, ...], look: Look, theme: Theme) -> tuple[Sheet, ...]:
    """What is seen of the body, from the back to the front: each see-through layer is a sheet of its own.

    A sheet is painted whole and then made see-through, so that what lies within it does not shine through
    itself. Figures do not overlap, so a layer may be taken out of all of them at once.
    """
    seen = [(ink, left) for ink in plate if ink.shape.layer not in WIRES and (left := left_of(ink, look))]
    clear = {layer for layer, strength in look.strengths.items() if strength < WHOLE}
    if not clear:
        return ((strokes(seen, theme), ""),)
    order: dict[str, int] = {}
    for figure in dict.fromkeys(ink.figure for ink in plate):
        layers = dict.fromkeys(ink.shape.layer for ink in plate if ink.figure == figure)
        for place, layer in enumerate(layers):
            order[layer] = max(place, order.get(layer, 0))
    made: list[Sheet] = []
    run: list[tuple[Ink, float]] = []
    for layer in sorted(order, key=lambda each: order[each]):
        of_layer = [pair for pair in seen if pair[0].shape.layer == layer]
        if layer in clear:
            made += [(strokes(run, theme), ""), (strokes(of_layer, theme), layer)]
            run = []
        else:
            run += of_layer
    made.append((strokes(run, theme), ""))
    return tuple(sheet for sheet in made if sheet[0])


def wires(plate: tuple[Ink, ...], look: Look, theme: Theme) -> tuple[Stroke, ...]:
    """What is seen of nerves and pinch sites."""
    return strokes(
        ((ink, left) for ink in plate if ink.shape.layer in WIRES and (left := left_of(ink, look))), theme
    )


class _Half:
    """What is kept of one half's plate: its strokes, and the pictures of them."""

    def __init__(self, plate: tuple[Ink, ...], theme: Theme, look: Look) -> None:
        self.plate = plate
        self.theme, self.look = theme, look
        self.sheets = sheets(plate, look, theme)
        self._wire_strokes = wires(plate, look, theme)
        self.body = [Picture() for _ in range(max(1, len(self.sheets)))]
        self.wires = Picture()
        self.overview = Picture()

    def look_so(self, theme: Theme, look: Look) -> None:
        """Take another theme, or show other things."""
        before, self.look = self.look, look
        self.overview.forget()
        if self.sheets and theme is self.theme and _same_but_for_strengths(before, look):
            return  # what was painted stays as it is, only more or less of it shows through
        self.theme = theme
        self.sheets = sheets(self.plate, look, theme)
        self._wire_strokes = wires(self.plate, look, theme)
        for picture in (*self.body, self.wires):
            picture.forget()
        kept = self.body[: len(self.sheets)]
        self.body = [*kept, *(Picture() for _ in range(len(kept), max(1, len(self.sheets))))]

    def pictures(self) -> list[tuple[Picture, Paint]]:
        """The pictures of body and wires, each with what paints it."""
        sheets = [(picture, partial(self._paint_sheet, number)) for number, picture in enumerate(self.body)]
        return [*sheets, (self.wires, self.paint_wires)]

    def strength(self, layer: str) -> float:
        """How much of a sheet shows; `layer` is what it is of if it is see-through (else empty)."""
        return self.look.strength(layer) if layer else WHOLE

    def paint_wires(self, painter: QPainter, within: QRectF) -> None:
        """Paint nerves and pinch sites."""
        paint_strokes(painter, self._wire_strokes, within)

    def paint_body(self, painter: QPainter, within: QRectF) -> None:
        for things, layer in self.sheets:
            left = self.strength(layer)
            if left < WHOLE:
                things = tuple(replace(each, opacity=each.opacity * left) for each in things)
            paint_strokes(painter, things, within)

    def _paint_sheet(self, number: int, painter: QPainter, within: QRectF) -> None:
        if number < len(self.sheets):
            paint_strokes(painter, self.sheets[number][0], within)


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
        self._half = _Half(plate, theme, look)
        self._other: _Half | None = None
        self._light = Picture()
        self.lit_parts: tuple[tuple[QRectF, float], ...] | None = None
        """Where light is shown and how strong, while it comes or goes; None for all of it."""
        self.stamps = Stamps()
        """Of what is lit, at the zoom that is seen at rest."""
        self._seen = QRectF()
        self._ahead: Iterator[Mark] | None = None
        self.unprepared = False
        """Whether stamps that the next choice may want are yet to be made; see `prepare`."""

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
            self._half = _Half(plate, before.theme, before.look)
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
        painter.fillRect(view, QColor(self._half.theme.colors.page))
        scale = to_view.m11()
        shown = to_view.inverted()[0].mapRect(view)
        seen = shown.intersected(self._bounds)
        if at_rest:
            if self.stamps.serve(scale * ratio):
                self._expect_others()
            if self.unprepared and self._ahead is None:
                marks = MarkPainter(self._half.theme)
                self._ahead = marks.all_of(self._half.plate, seen, scale * ratio)
            for picture, paint in self._kept():
                picture.follow(shown, scale, self._bounds, ratio)
                if picture.blank or not by_hand:
                    picture.paint_missing(paint, seen)
            if by_hand:
                step = (seen.center() - self._seen.center()) * SOON
                self._paint_pieces(perf_counter() + FRAME, seen, seen.united(seen.translated(step)))
            self._seen = seen
        elif self._lit and not self._light.covers(seen):
            self._light.repaint(self._lit, seen, scale, self._bounds, ratio)
        if not self._half.body[0].covers(seen):
            painter.save()
            if at_rest:
                painter.setClipRegion(self._half.body[0].missing_in_view(seen, to_view))
            self._fill_in(painter, to_view)
            painter.restore()
        body_left = self._body_left()
        for picture, (_, layer) in zip(self._half.body, self._half.sheets, strict=False):
            painter.setOpacity(body_left * self._half.strength(layer))
            picture.draw(painter, to_view, seen)
        painter.setOpacity(self._half.theme.diagram.dim if self._lit else 1.0)
        self._half.wires.draw(painter, to_view, seen)
        painter.setOpacity(1.0)
        if self._lit and self.lit_parts is None:
            self._light.draw(painter, to_view, seen)
        elif self._lit and self.lit_parts:
            painter.save()
            for part, strength in self.lit_parts:
                painter.setClipRect(to_view.mapRect(part).toRect())
                painter.setOpacity(strength)
                self._light.draw(painter, to_view, seen)
            painter.restore()

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
        pictures = [self._overview(), *(picture for picture, _ in self._kept())]
        return self.unprepared or not all(each.whole for each in pictures)

    def prepare(self, end: float) -> bool:
        """Paint what lies round the view, and make stamps for choices to come.

        It goes on until the time `end` (of `perf_counter`), and tells whether anything is left.
        """
        if not self._paint_pieces(end, self._bounds):
            return True
        overview = self._overview()
        while overview.paint_piece(self._half.paint_body, self._bounds):
            if perf_counter() > end:
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

    def _fill_in(self, painter: QPainter, to_view: QTransform) -> None:
        """Show the small picture of the whole body where the kept one does not reach, until it does."""
        overview = self._overview()
        overview.paint_missing(self._half.paint_body, self._bounds)
        painter.setOpacity(self._body_left())
        overview.draw(painter, to_view)

    def _overview(self) -> Picture:
        """The small picture of the whole body, which may not be painted yet."""
        scale = OVERVIEW_PIXELS / max(self._bounds.width(), self._bounds.height())
        self._half.overview.follow(self._bounds, scale, self._bounds, 1.0)
        return self._half.overview


def _same_but_for_strengths(one: Look, other: Look) -> bool:
    """Whether the same is seen, and the same layers are see-through, though not as much."""
    same = one.strengths.keys() == other.strengths.keys()
    return same and replace(one.solid, labels=other.labels) == other.solid
