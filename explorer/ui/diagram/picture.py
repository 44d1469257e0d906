"""A painted part of the plate, kept so that moving about costs a copy and not a painting."""

from collections.abc import Callable, Iterator
from itertools import count
from math import ceil, floor

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QRegion, QTransform

from explorer.ui.diagram.cells import (
    CELL,
    LEAST_SHIFT,
    MARGIN,
    RUN,
    cells_in,
    cells_of,
    rects,
    run_of,
    spans,
    whole_pixels,
)

Paint = Callable[[QPainter, QRectF], None]

REACH = 20.0
"""So far beyond its shape a thing's paint may reach, in plate millimetres: the glow of a lit nerve does."""

MAX_PIXELS = 16_384
"""The longest side that a picture may have."""

_turns = count()


class Picture:
    """What was painted of the plate, kept as pixels for one part of it at one zoom.

    Its pixels go round: what comes into its place on one side takes those of what leaves it on the other,
    so that nothing has to be moved. All places within are counted in pixels from the plate's zero, which
    lies on a whole one, so that shapes can be copied in (see `Stamps`).

    It does not keep what paints: whoever paints keeps the picture, and the two in a circle would hold
    megabytes of pixels until Python next looks for circles.
    """

    margin = MARGIN

    def __init__(self) -> None:
        self._pixels = QPixmap()
        self._origin = QPoint()
        self._place = QRect()
        self._painted = QRegion()
        self._scale = 0.0
        self._ratio = 1.0
        self.turn = 0
        """Tells what it shows from what it, or any other picture, showed before it was forgotten."""
        self.forget()

    @property
    def empty(self) -> bool:
        """Whether nothing has been painted yet."""
        return self._pixels.isNull()

    @property
    def blank(self) -> bool:
        """Whether nothing is painted now."""
        return self._painted.isEmpty()

    @property
    def whole(self) -> bool:
        """Whether nothing is missing in all of its place."""
        return QRegion(self._place).subtracted(self._painted).isEmpty()

    @property
    def stands_for(self) -> tuple[float, ...]:
        """Which part of the plate at which zoom it stands for: pictures that agree in it lie alike."""
        place = self._place
        return place.x(), place.y(), place.width(), place.height(), self._scale, self._ratio

    @property
    def size(self) -> QSize:
        """Of all of its place, in pixels."""
        return self._place.size()

    @property
    def image(self) -> QImage:
        """The pixels of all of its place; null unless they are painted whole and lie in order."""
        in_order = self._origin == self._place.topLeft() and self._pixels.size() == self._place.size()
        return self._pixels.toImage() if in_order and self.whole and not self.blank else QImage()

    def take(self, image: QImage) -> None:
        """Show an image that another picture gave which stood for the same."""
        self.forget()
        self._pixels, self._origin = QPixmap.fromImage(image), self._place.topLeft()
        self._painted = QRegion(self._place)

    def forget(self) -> None:
        """What the pixels show has changed; their memory is used again."""
        self._painted = QRegion()
        self.turn = next(_turns)

    @property
    def painted(self) -> QRegion:
        """What is painted, in pixels from the plate's zero."""
        return self._painted

    def follow_as(self, other: "Picture", view: QRectF, within: QRectF) -> None:
        """Follow at the same zoom as another picture, so that pixel lies on pixel."""
        self.follow(view, other._scale, within, other._ratio)

    def covers(self, area: QRectF) -> bool:
        """Whether the pixels reach over all of `area` (plate millimetres)."""
        return not self.blank and QRegion(self._pixels_of(area)).subtracted(self._painted).isEmpty()

    def missing_in_view(self, area: QRectF, to_view: QTransform) -> QRegion:
        """Where `area` (plate millimetres) is not covered, in the view's pixels; none while all is blank."""
        view = QRegion()
        if self.blank:
            return view
        scale = 1 / (self._scale * self._ratio)
        to_plate = QTransform.fromScale(scale, scale)
        for rect in rects(QRegion(self._pixels_of(area)).subtracted(self._painted)):
            view = view.united(to_view.mapRect(to_plate.mapRect(QRectF(rect))).toAlignedRect())
        return view

    def sharp(self, area: QRectF, scale: float, ratio: float) -> bool:
        """Whether the pixels cover `area` and were painted for `scale` and `ratio` (see `follow`)."""
        return self.sharp_for(scale, ratio) and self.covers(area)

    def sharp_for(self, scale: float, ratio: float) -> bool:
        """Whether there are pixels, painted for `scale` and `ratio` (see `follow`)."""
        return not self.blank and self.at_scale(scale) and self._ratio == ratio

    def at_scale(self, scale: float) -> bool:
        """Whether the pixels were painted for `scale` (logical pixels a millimetre)."""
        return abs(self._scale - scale) < 1e-6 * scale

    def repaint(self, paint: Paint, area: QRectF, scale: float, within: QRectF, ratio: float) -> None:
        """Follow to `area`, and paint what is missing of it."""
        self.follow(area, scale, within, ratio)
        self.paint_missing(paint, area)

    def follow(self, view: QRectF, scale: float, within: QRectF, ratio: float) -> None:
        """Stand for `view` and a margin round it, but for nothing outside `within` (plate millimetres).

        `scale` counts logical pixels a millimetre, `ratio` device pixels a logical pixel. What is painted
        at that scale already and still has its place stays.
        """
        device_scale = scale * ratio
        ends = (within.left(), within.right()), (within.top(), within.bottom())
        left, width = cells_of(view.left(), view.width(), *ends[0], device_scale, self.margin)
        top, height = cells_of(view.top(), view.height(), *ends[1], device_scale, self.margin)
        if width <= 0 or height <= 0 or max(width, height) > MAX_PIXELS:
            self.forget()
            self._place = QRect()
            return
        self._stand_for(QRect(left, top, width, height), scale, ratio)

    def _stand_for(self, place: QRect, scale: float, ratio: float) -> None:
        self._place = place
        if self.sharp_for(scale, ratio) and self._pixels.size() == place.size():
            self._painted = self._painted.intersected(place)
            return
        self.forget()
        self._origin, self._scale, self._ratio = place.topLeft(), scale, ratio
        if self._pixels.size() != place.size():
            self._pixels = QPixmap()  # first let go of the old ones
            self._pixels = self._new_pixels(place.size())

    def _new_pixels(self, size: QSize) -> QPixmap:
        pixels = QPixmap(size)
        pixels.fill(Qt.GlobalColor.transparent)
        return pixels

    def paint_missing(self, paint: Paint, area: QRectF) -> None:
        """Paint whatever is missing of `area`, as far as the picture has a place for it.

        `paint` gets a painter that works in plate millimetres and the rectangle to cover. The pixels are
        transparent where it paints nothing.
        """
        self._paint(paint, self._missing_cells(area))

    def _missing_cells(self, area: QRectF) -> QRegion:
        """What is not painted of the cells that `area` (plate millimetres) touches."""
        wanted = self._pixels_of(area)
        if wanted.isEmpty():
            return QRegion()
        left, top = wanted.left() // CELL, wanted.top() // CELL
        right, bottom = wanted.right() // CELL + 1, wanted.bottom() // CELL + 1
        cells = QRect(left * CELL, top * CELL, (right - left) * CELL, (bottom - top) * CELL)
        cells = cells.intersected(self._place)
        return QRegion(cells).subtracted(self._painted)

    def paint_piece(self, paint: Paint, area: QRectF, most: int = RUN) -> bool:
        """Paint one piece of what is missing of `area`: the cell nearest to its middle and some in its row.

        They are so many cells at `most`. Tells whether there was one.
        """
        missing = QRegion(self._pixels_of(area)).intersected(self._place).subtracted(self._painted)
        if missing.isEmpty():
            return False
        middle = area.center() * (self._scale * self._ratio)
        cells = {cell for rect in rects(missing) for cell in cells_in(rect)}
        nearest = min(cells, key=lambda at: (QLineF(middle, QPointF(*at)).length(), at))
        self._paint(paint, QRegion(run_of(nearest, cells, most)).intersected(self._place))
        return True

    def _paint(self, paint: Paint, missing: QRegion) -> None:
        if missing.isEmpty():
            return
        device_scale = self._scale * self._ratio
        painter = QPainter(self._pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect in rects(missing):
            for part, spot in self._parts(rect):
                at = QRect(spot, part.size())
                painter.resetTransform()
                painter.setClipRect(at)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                painter.fillRect(at, Qt.GlobalColor.transparent)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                shift = spot - part.topLeft()
                painter.setTransform(QTransform(device_scale, 0, 0, device_scale, shift.x(), shift.y()))
                on_plate = QTransform.fromScale(1 / device_scale, 1 / device_scale).mapRect(QRectF(part))
                paint(painter, on_plate.adjusted(-REACH, -REACH, REACH, REACH))
        painter.end()
        self._painted = self._painted.united(missing)

    def _parts(self, rect: QRect) -> Iterator[tuple[QRect, QPoint]]:
        """Where a rectangle lies in the pixels, which go round: parts of it, and the place of each."""
        size = self._pixels.size()
        for y, spot_y, height in spans(rect.top(), rect.height(), self._origin.y(), size.height()):
            for x, spot_x, width in spans(rect.left(), rect.width(), self._origin.x(), size.width()):
                yield QRect(x, y, width, height), QPoint(spot_x, spot_y)

    def _pixels_of(self, area: QRectF) -> QRect:
        """The pixels that `area` (plate millimetres) touches."""
        scale, spare = self._scale * self._ratio, LEAST_SHIFT
        left, top = floor(area.left() * scale + spare), floor(area.top() * scale + spare)
        right, bottom = ceil(area.right() * scale - spare), ceil(area.bottom() * scale - spare)
        return QRect(left, top, right - left, bottom - top)

    def draw(self, painter: QPainter, to_view: QTransform, seen: QRectF | None = None) -> QRegion:
        """Copy the pixels to where they belong: all, or those that are `seen` (plate millimetres).

        The painter works in the view's logical pixels; `to_view` maps plate
        millimetres to them. At the zoom they were painted for, the pixels are
        copied one to one. Gives back which of the view's pixels are covered whole.
        """
        covered = QRegion()
        if self.blank:
            return covered
        ratio = self._ratio
        zero_x, zero_y, stretch = to_view.dx() * ratio, to_view.dy() * ratio, to_view.m11() / self._scale
        if self.at_scale(to_view.m11()):
            zero_x, zero_y, stretch = round(zero_x), round(zero_y), 1.0
        else:
            # Only while a zoom is under way: speed matters more than smoothness.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)

        def in_view(part: QRect) -> QRectF:
            # Whole pixels, so that no seam shows between one part and the next.
            left, top = round(part.x() * stretch + zero_x), round(part.y() * stretch + zero_y)
            right = round((part.x() + part.width()) * stretch + zero_x)
            bottom = round((part.y() + part.height()) * stretch + zero_y)
            return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)

        shown = self._painted if seen is None else self._painted.intersected(self._pixels_of(seen))
        for rect in rects(shown):
            covered = covered.united(whole_pixels(in_view(rect)))
            for part, spot in self._parts(rect):
                painter.drawPixmap(in_view(part), self._pixels, QRectF(spot, part.size()))
        return covered

    def copy(self, painter: QPainter, part: QRect, shift: QPoint) -> None:
        """Copy the pixels of a `part` of the plate, `shift` away from where they lie on it."""
        for piece, spot in self._parts(part):
            painter.drawPixmap(piece.topLeft() + shift, self._pixels, QRect(spot, piece.size()))
