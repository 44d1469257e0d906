"""A painted part of the plate, kept so that moving about costs a copy and not a painting."""

from collections.abc import Callable, Iterator
from math import ceil, floor

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QRegion, QTransform

Paint = Callable[[QPainter, QRectF], None]

MARGIN = 0.1
"""How far beyond the view a picture reaches at least, as a share of the view's size."""

CELL = 128
"""A picture is painted in squares of so many pixels: one takes a few milliseconds at most."""

REACH = 20.0
"""So far beyond its shape a thing's paint may reach, in plate millimetres: the glow of a lit nerve does."""

MAX_PIXELS = 16_384
"""The longest side that a picture may have."""

LEAST_SHIFT = 1e-6
"""What is less than this share of a pixel is none."""


class Picture:
    """What was painted of the plate, kept as pixels for one part of it at one zoom.

    Its pixels go round: what comes into its place on one side takes those of what leaves it on the other,
    so that nothing has to be moved. All places within are counted in pixels from the plate's zero, which
    lies on a whole one, so that shapes can be copied in (see `Stamps`).

    It does not keep what paints: whoever paints keeps the picture, and the two in a circle would hold
    megabytes of pixels until Python next looks for circles.
    """

    def __init__(self) -> None:
        self._pixels = QPixmap()
        self._origin = QPoint()
        self._place = QRect()
        self._painted = QRegion()
        self._scale = 0.0
        self._ratio = 1.0

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
        for rect in _rects(QRegion(self._pixels_of(area)).subtracted(self._painted)):
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
        left, width = _cells(view.left(), view.width(), within.left(), within.right(), device_scale)
        top, height = _cells(view.top(), view.height(), within.top(), within.bottom(), device_scale)
        if width <= 0 or height <= 0 or max(width, height) > MAX_PIXELS:
            self.forget()
            self._place = QRect()
            return
        self._place = QRect(left, top, width, height)
        if self.sharp_for(scale, ratio) and self._pixels.size() == self._place.size():
            self._painted = self._painted.intersected(self._place)
            return
        self.forget()
        self._origin, self._scale, self._ratio = self._place.topLeft(), scale, ratio
        if self._pixels.size() != self._place.size():
            self._pixels = QPixmap()  # first let go of the old ones
            self._pixels = QPixmap(self._place.size())
            self._pixels.fill(Qt.GlobalColor.transparent)

    def paint_missing(self, paint: Paint, area: QRectF) -> None:
        """Paint whatever is missing of `area`, as far as the picture has a place for it.

        `paint` gets a painter that works in plate millimetres and the rectangle to cover. The pixels are
        transparent where it paints nothing.
        """
        wanted = self._pixels_of(area)
        left, top = wanted.left() // CELL * CELL, wanted.top() // CELL * CELL
        right, bottom = -(-wanted.right() // CELL) * CELL, -(-wanted.bottom() // CELL) * CELL
        cells = QRect(left, top, right - left, bottom - top).intersected(self._place)
        if not wanted.isEmpty():
            self._paint(paint, QRegion(cells).subtracted(self._painted))

    def paint_piece(self, paint: Paint, area: QRectF) -> bool:
        """Paint one small piece of what is missing of `area`, the nearest to its middle.

        Tells whether there was one.
        """
        missing = QRegion(self._pixels_of(area)).intersected(self._place).subtracted(self._painted)
        if missing.isEmpty():
            return False
        middle = area.center() * (self._scale * self._ratio)
        cells = {cell for rect in _rects(missing) for cell in _cells_in(rect)}
        nearest = min(cells, key=lambda at: (QLineF(middle, QPointF(*at)).length(), at))
        self._paint(paint, QRegion(*nearest, CELL, CELL).intersected(self._place))
        return True

    def _paint(self, paint: Paint, missing: QRegion) -> None:
        if missing.isEmpty():
            return
        device_scale = self._scale * self._ratio
        painter = QPainter(self._pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect in _rects(missing):
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
        for y, spot_y, height in _spans(rect.top(), rect.height(), self._origin.y(), size.height()):
            for x, spot_x, width in _spans(rect.left(), rect.width(), self._origin.x(), size.width()):
                yield QRect(x, y, width, height), QPoint(spot_x, spot_y)

    def _pixels_of(self, area: QRectF) -> QRect:
        """The pixels that `area` (plate millimetres) touches."""
        scale, spare = self._scale * self._ratio, LEAST_SHIFT
        left, top = floor(area.left() * scale + spare), floor(area.top() * scale + spare)
        right, bottom = ceil(area.right() * scale - spare), ceil(area.bottom() * scale - spare)
        return QRect(left, top, right - left, bottom - top)

    def draw(self, painter: QPainter, to_view: QTransform, seen: QRectF | None = None) -> None:
        """Copy the pixels to where they belong: all, or those that are `seen` (plate millimetres).

        The painter works in the view's logical pixels; `to_view` maps plate
        millimetres to them. At the zoom they were painted for, the pixels are
        copied one to one.
        """
        if self.blank:
            return
        ratio = self._ratio
        zero_x, zero_y, stretch = to_view.dx() * ratio, to_view.dy() * ratio, to_view.m11() / self._scale
        if self.at_scale(to_view.m11()):
            zero_x, zero_y, stretch = round(zero_x), round(zero_y), 1.0
        else:
            # Only while a zoom is under way: speed matters more than smoothness.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        shown = self._painted if seen is None else self._painted.intersected(self._pixels_of(seen))
        for rect in _rects(shown):
            for part, spot in self._parts(rect):
                # Whole pixels, so that no seam shows between one part and the next.
                left, top = round(part.x() * stretch + zero_x), round(part.y() * stretch + zero_y)
                right = round((part.x() + part.width()) * stretch + zero_x)
                bottom = round((part.y() + part.height()) * stretch + zero_y)
                target = QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)
                painter.drawPixmap(target, self._pixels, QRectF(spot, part.size()))


def _cells(start: float, length: float, low: float, high: float, scale: float) -> tuple[int, int]:
    """Where the cells begin that hold a span of a view and a margin, and how far they reach (pixels).

    The span and its limits are in plate millimetres. They are as many wherever the view stands.
    """
    first, last = floor(low * scale / CELL + LEAST_SHIFT), ceil(high * scale / CELL - LEAST_SHIFT)
    count = min(ceil(round(length * scale) * (1 + 2 * MARGIN) / CELL) + 1, last - first)
    begin = round((start + length / 2) * scale / CELL - count / 2)
    return min(max(begin, first), last - count) * CELL, count * CELL


def _cells_in(rect: QRect) -> Iterator[tuple[int, int]]:
    for x in range(rect.left() // CELL * CELL, rect.left() + rect.width(), CELL):
        for y in range(rect.top() // CELL * CELL, rect.top() + rect.height(), CELL):
            yield x, y


def _spans(start: int, length: int, origin: int, size: int) -> Iterator[tuple[int, int, int]]:
    """A span as pixels of a row that goes round: where each piece begins in it and in the row, how long."""
    end = start + length
    while start < end:
        spot = (start - origin) % size
        reach = min(end - start, size - spot)
        yield start, spot, reach
        start += reach


def _rects(region: QRegion) -> list[QRect]:
    return [QRect(each) for each in region]  # type: ignore[attr-defined]
