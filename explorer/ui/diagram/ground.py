"""The plate without its light, as it is seen at rest: one opaque picture that stays while choices change."""

from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap


class Ground:
    """Keeps what was painted behind the light, page and all: to copy it costs a fifth of laying it anew."""

    def __init__(self) -> None:
        self._pixels = QPixmap()
        self._shown: Hashable = None

    def forget(self) -> None:
        """What lies behind the light looks different now."""
        self._shown = None

    def let_go(self) -> None:
        """Keep no pixels."""
        self._pixels, self._shown = QPixmap(), None

    def has(self, shown: Hashable) -> bool:
        """Whether that is what was painted last; `shown` tells it from whatever else may be seen."""
        return self._shown == shown

    def lay(
        self, shown: Hashable, view: QRectF, ratio: float, page: QColor, paint: Callable[[QPainter], None]
    ) -> None:
        """Paint it for a `view` (logical pixels) of `ratio` device pixels each, upon the colour `page`.

        `paint` gets a painter that works in the view's pixels.
        """
        size = QSize(ceil(view.width() * ratio), ceil(view.height() * ratio))
        if self._pixels.size() != size:
            self._pixels = QPixmap(size)
        self._pixels.setDevicePixelRatio(ratio)
        self._pixels.fill(page)  # opaque, so that the pixels are
        painter = QPainter(self._pixels)
        paint(painter)
        painter.end()
        self._shown = shown

    def draw(self, painter: QPainter) -> None:
        """Copy it; the painter works in the view's pixels."""
        painter.setOpacity(1.0)
        painter.drawPixmap(0, 0, self._pixels)
