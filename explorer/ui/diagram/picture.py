"""A painted part of the plate, kept so that moving about costs a copy and not a painting."""

from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform

Paint = Callable[[QPainter, QRectF], None]

MARGIN = 0.15
"""How far beyond the view a picture reaches, as a share of the view's size."""

REACH = 20.0
"""So far beyond its shape a thing's paint may reach, in plate millimetres: the glow of a lit nerve does."""

MAX_PIXELS = 16_384
"""The longest side that a picture may have."""


class Picture:
    """What was painted of the plate, kept as pixels for one part of it at one zoom.

    It does not keep what paints: whoever paints keeps the picture, and the two in a circle would hold
    megabytes of pixels until Python next looks for circles.
    """

    def __init__(self) -> None:
        self._pixels = QPixmap()
        self._area = QRectF()
        self._place = QRect()
        self._scale = 0.0
        self._ratio = 1.0

    @property
    def empty(self) -> bool:
        """Whether nothing has been painted yet."""
        return self._pixels.isNull()

    def forget(self) -> None:
        """What the pixels show has changed; their memory is used again."""
        self._area = QRectF()

    def covers(self, area: QRectF) -> bool:
        """Whether the pixels reach over all of `area` (plate millimetres)."""
        return self._area.contains(area)

    def sharp(self, area: QRectF, scale: float, ratio: float) -> bool:
        """Whether the pixels cover `area` and were painted for `scale` and `ratio` (see `repaint`)."""
        return self.covers(area) and self.at_scale(scale) and self._ratio == ratio

    def ends_near(self, area: QRectF, within: QRectF) -> bool:
        """Whether the pixels end a little beyond `area` (plate millimetres), short of the end of `within`."""
        dx, dy = area.width() * MARGIN / 2, area.height() * MARGIN / 2
        return not self.covers(area.adjusted(-dx, -dy, dx, dy).intersected(within.united(area)))

    def at_scale(self, scale: float) -> bool:
        """Whether the pixels were painted for `scale` (logical pixels a millimetre)."""
        return abs(self._scale - scale) < 1e-6 * scale

    def repaint(self, paint: Paint, area: QRectF, scale: float, within: QRectF, ratio: float) -> None:
        """Paint `area` and a margin round it, but nothing outside `within`.

        `paint` gets a painter that works in plate millimetres and the rectangle to cover. The pixels are
        transparent where it paints nothing. `scale` counts logical pixels a millimetre, `ratio` device
        pixels a logical pixel. Of what is painted at that scale already, only the place changes.
        """
        dx, dy = area.width() * MARGIN, area.height() * MARGIN
        wanted = area.adjusted(-dx, -dy, dx, dy).intersected(within.united(area))
        device_scale = scale * ratio
        # The plate's zero lies on a whole pixel, so that shapes can be copied into it (see `Stamps`).
        left, top = floor(wanted.left() * device_scale), floor(wanted.top() * device_scale)
        # One more, so that they are as many wherever the view stands: then the pixels are moved in place.
        width, height = (ceil(each * device_scale - 1e-6) + 1 for each in (wanted.width(), wanted.height()))
        wanted = QRectF(left / device_scale, top / device_scale, width / device_scale, height / device_scale)
        if area.isEmpty() or max(width, height) > MAX_PIXELS:
            self.forget()
            return
        place = QRect(left, top, width, height)
        kept = self._place.intersected(place) if self.sharp_for(scale, ratio) else QRect()
        pixels = self._moved(place, kept)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for strip in QRegion(place).subtracted(QRegion(kept)):  # type: ignore[attr-defined]
            painter.resetTransform()
            painter.setClipRect(strip.translated(-left, -top))
            if not kept.isEmpty():  # else there is nothing upon it
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                painter.fillRect(strip.translated(-left, -top), Qt.GlobalColor.transparent)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setTransform(QTransform(device_scale, 0, 0, device_scale, -left, -top))
            on_plate = QTransform.fromScale(1 / device_scale, 1 / device_scale).mapRect(QRectF(strip))
            paint(painter, on_plate.adjusted(-REACH, -REACH, REACH, REACH))
        painter.end()
        pixels.setDevicePixelRatio(ratio)
        self._pixels, self._scale, self._ratio = pixels, scale, ratio
        self._area, self._place = wanted, place

    def sharp_for(self, scale: float, ratio: float) -> bool:
        """Whether there are pixels, painted for `scale` and `ratio` (see `repaint`)."""
        return not self._area.isEmpty() and self.at_scale(scale) and self._ratio == ratio

    def _moved(self, place: QRect, kept: QRect) -> QPixmap:
        """Pixels for `place`, with those of before where `kept`; both count from the plate's zero."""
        pixels, self._pixels = self._pixels, QPixmap()
        pixels.setDevicePixelRatio(1.0)
        shift = self._place.topLeft() - place.topLeft()
        if pixels.size() != place.size():
            before, pixels = pixels, QPixmap(place.size())
            if not kept.isEmpty():
                pixels.fill(Qt.GlobalColor.transparent)
                painter = QPainter(pixels)
                painter.drawPixmap(shift, before)
                painter.end()
        elif not kept.isEmpty():
            pixels.scroll(shift.x(), shift.y(), pixels.rect())
        if kept.isEmpty():
            pixels.fill(Qt.GlobalColor.transparent)
        return pixels

    def draw(self, painter: QPainter, to_view: QTransform) -> None:
        """Copy the pixels to where they belong.

        The painter works in the view's logical pixels; `to_view` maps plate
        millimetres to them. At the zoom they were painted for, the pixels are
        copied one to one.
        """
        if self._area.isEmpty():
            return
        target = to_view.mapRect(self._area)
        if self.at_scale(to_view.m11()):
            left, top = (round(each * self._ratio) / self._ratio for each in (target.left(), target.top()))
            painter.drawPixmap(QPointF(left, top), self._pixels)
        else:
            # Only while a zoom is under way: speed matters more than smoothness.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawPixmap(target, self._pixels, QRectF(self._pixels.rect()))
