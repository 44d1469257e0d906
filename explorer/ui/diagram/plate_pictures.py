"""The plate in one theme, as strokes and as the pictures of them that are kept."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from time import perf_counter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from explorer.state.layers import WHOLE, Look
from explorer.ui.diagram.ground import Ground
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.picture import Paint, Picture
from explorer.ui.diagram.seen import left_of
from explorer.ui.diagram.shelf import Shelf
from explorer.ui.diagram.strokes import LaterStrokes, Strokes, paint_strokes, strokes
from explorer.ui.theme import Theme

WIRES = frozenset({"nerve", "site"})
"""The layers that fall back furthest where a path is lit."""

OVERVIEW_PIXELS = 900
"""The longer side of the small picture of the whole plate that fills in while zooming out."""

Sheet = tuple[Strokes | LaterStrokes, str]
"""Strokes that lie together, and the layer they are of if it is see-through (else empty)."""


def sheets(plate: tuple[Ink, ...], look: Look, theme: Theme) -> tuple[Sheet, ...]:
    """What is seen of the body, from the back to the front: each see-through layer is a sheet of its own.

    A sheet is painted whole and then made see-through, so that what lies within it does not shine through
    itself. Figures do not overlap, so a layer may be taken out of all of them at once.
    """
    clear = {layer for layer, strength in look.strengths.items() if strength < WHOLE}
    if not clear:
        return ((LaterStrokes(plate, partial(_left_of_body, look=look), theme), ""),)
    seen = [(ink, left) for ink in plate if (left := _left_of_body(ink, look))]
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


def wires(plate: tuple[Ink, ...], look: Look, theme: Theme) -> LaterStrokes:
    """What is seen of nerves and pinch sites."""
    return LaterStrokes(plate, partial(_left_of_wires, look=look), theme)


def _left_of_body(ink: Ink, look: Look) -> float:
    return 0.0 if ink.shape.layer in WIRES else left_of(ink, look)


def _left_of_wires(ink: Ink, look: Look) -> float:
    return left_of(ink, look) if ink.shape.layer in WIRES else 0.0


class PlatePictures:
    """What is kept of the plate with one half of the body: its strokes, and the pictures of them."""

    def __init__(self, plate: tuple[Ink, ...], bounds: QRectF, theme: Theme, look: Look) -> None:
        self.plate = plate
        self._bounds = bounds
        self.theme, self.look = theme, look
        self.sheets = sheets(plate, look, theme)
        self._wire_strokes = wires(plate, look, theme)
        self.body = [Picture() for _ in range(max(1, len(self.sheets)))]
        self.wires = Picture()
        self.ground = Ground()
        self._shelved: tuple[Shelf, Look] | None = None
        self._asked: object = None
        self._unkept: object = None
        self._putting: Iterator[None] | None = None
        self.overviews = Picture(), Picture()
        """Small ones of the whole body and of all wires."""

    def look_so(self, theme: Theme, look: Look) -> None:
        """Take another theme, or show other things."""
        before, self.look = self.look, look
        for overview in self.overviews:
            overview.forget()
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

    def fill_in(self, painter: QPainter, picture: Picture, seen: QRectF, to_view: QTransform) -> None:
        """Show the small picture where the kept one (of body or wires) does not reach, until it does."""
        missing = picture.missing_in_view(seen, to_view)
        if missing.isEmpty():
            return
        overview, paint = self._overviews()[picture is self.wires]
        overview.paint_missing(paint, self._bounds)
        painter.save()
        painter.setClipRegion(missing, Qt.ClipOperation.IntersectClip)
        overview.draw(painter, to_view, seen)
        painter.restore()

    def let_go(self) -> None:
        """Keep no small pictures and no ground: a hand that moves the plate has them painted anew."""
        self.ground = Ground()
        self.overviews = Picture(), Picture()

    def keep_on(self, shelf: Shelf) -> None:
        """Take pictures of the whole plate from `shelf` while it looks as it does now, or put them there."""
        self._shelved = shelf, self.look

    def take_up(self, seen: QRectF) -> None:
        """Take what another start has painted, if the whole plate is `seen` and nothing is painted yet."""
        if self._shelved is None or seen != self._bounds:
            return
        shelf, look = self._shelved
        about = self._about(look)
        if about is None or about == self._asked:
            return
        self._asked = self._unkept = about
        self._putting = None
        pictures = [*self.body, self.wires]
        if all(each.blank for each in pictures):
            kept = shelf.take(repr(about), self.body[0].size, len(pictures))
            for picture, image in zip(pictures, kept, strict=False):
                picture.take(image)
            self._unkept = None if kept else about

    @property
    def waits(self) -> bool:
        """Whether pictures are yet to be kept."""
        return self._unkept is not None or self._putting is not None

    def put_up(self, end: float) -> bool:
        """Keep the pictures for another start, until the time `end`; whether that was all."""
        about, self._unkept = self._unkept, None
        if about is not None and self._shelved is not None:
            shelf, look = self._shelved
            images = [each.image for each in (*self.body, self.wires)]
            if self._about(look) == about and not any(each.isNull() for each in images):
                self._putting = shelf.put(repr(about), images)
            else:
                self._asked = None  # they show something else by now
        for _ in self._putting or ():
            if perf_counter() > end:
                return False
        self._putting = None
        return True

    def _about(self, look: Look) -> object:
        """What tells the pictures from others of the same drawing; None if they show it in another look."""
        if replace(self.look, labels=look.labels) != look:
            return None
        return self.theme, self.body[0].stands_for

    def make_strokes(self, end: float) -> bool:
        """Make all strokes figure by figure until the time `end`; whether that was all."""
        every = (*(things for things, _ in self.sheets), self._wire_strokes)
        return all(each.make(end) for each in every if isinstance(each, LaterStrokes))

    def prepare_overviews(self, end: float) -> bool:
        """Paint the small pictures piece by piece until the time `end`; whether that was all."""
        for overview, paint in self._overviews():
            while overview.paint_piece(paint, self._bounds):
                if perf_counter() > end:
                    return False
        return True

    def _overviews(self) -> list[tuple[Picture, Paint]]:
        scale = OVERVIEW_PIXELS / max(self._bounds.width(), self._bounds.height())
        for overview in self.overviews:
            overview.follow(self._bounds, scale, self._bounds, 1.0)
        return list(zip(self.overviews, (self.paint_body, self.paint_wires), strict=True))

    def paint_wires(self, painter: QPainter, within: QRectF) -> None:
        """Paint nerves and pinch sites."""
        paint_strokes(painter, self._wire_strokes, within)

    def paint_body(self, painter: QPainter, within: QRectF) -> None:
        """Paint all sheets, one upon the other."""
        for things, layer in self.sheets:
            left = self.strength(layer)
            if left < WHOLE:
                things = Strokes(
                    replace(each, opacity=each.opacity * left) for each in things.touching(within)
                )
            paint_strokes(painter, things, within)

    def _paint_sheet(self, number: int, painter: QPainter, within: QRectF) -> None:
        if number < len(self.sheets):
            paint_strokes(painter, self.sheets[number][0], within)


def _same_but_for_strengths(one: Look, other: Look) -> bool:
    """Whether the same is seen, and the same layers are see-through, though not as much."""
    same = one.strengths.keys() == other.strengths.keys()
    return same and replace(one.solid, labels=other.labels) == other.solid
