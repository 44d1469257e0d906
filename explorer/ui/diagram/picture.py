"""A painted part of the plate, kept so that moving about costs a copy and not a painting."""

from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

Paint = Callable[[QPainter, QRectF], None]

MARGIN = 0.15
"""How far beyond the view a picture reaches, as a share of the view's size."""

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
        self._scale = 0.0
        self._ratio = 1.0

    def forget(self) -> None:
        """What the pixels show has changed; their memory is used again."""
        self._area = QRectF()

    def covers(self, area: QRectF) -> bool:
        """Whether the pixels reach over all of `area` (plate millimetres)."""
        return self._area.contains(area)

    def sharp(self, area: QRectF, scale: float, ratio: float) -> bool:
        """Whether the pixels cover `area` and were painted for `scale` and `ratio` (see `repaint`)."""
        return self.covers(area) and self.at_scale(scale) and self._ratio == ratio

    def at_scale(self, scale: float) -> bool:
        """Whether the pixels were painted for `scale` (logical pixels a millimetre)."""
        return abs(self._scale - scale) < 1e-6 * scale

    def repaint(self, paint: Paint, area: QRectF, scale: float, within: QRectF, ratio: float) -> None:
        """Paint `area` and a margin round it, but nothing outside `within`.

        `paint` gets a painter that works in plate millimetres and the rectangle to cover. The pixels are
        transparent where it paints nothing. `scale` counts logical pixels a millimetre, `ratio` device
        pixels a logical pixel.
        """
        dx, dy = area.width() * MARGIN, area.height() * MARGIN
        wanted = area.adjusted(-dx, -dy, dx, dy).intersected(within.united(area))
        device_scale = scale * ratio
        # The plate's zero lies on a whole pixel, so that shapes can be copied into it (see `Stamps`).
        left, top = floor(wanted.left() * device_scale), floor(wanted.top() * device_scale)
        width, height = ceil(wanted.right() * device_scale) - left, ceil(wanted.bottom() * device_scale) - top
        wanted = QRectF(left / device_scale, top / device_scale, width / device_scale, height / device_scale)
        if not (0 < width <= MAX_PIXELS and 0 < height <= MAX_PIXELS):
            self.forget()
            return
        pixels = self._pixels
        self._pixels = QPixmap()
        if pixels.width() != width or pixels.height() != height:
            pixels = QPixmap(width, height)
        pixels.setDevicePixelRatio(1.0)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(QTransform(device_scale, 0, 0, device_scale, -left, -top))
        paint(painter, wanted)
        painter.end()
        pixels.setDevicePixelRatio(ratio)
        self._pixels, self._scale, self._ratio = pixels, scale, ratio
        self._area = wanted

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
