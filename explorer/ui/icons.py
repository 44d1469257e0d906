"""The program's own icons, tinted for the theme."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from explorer.files.read import read_text

SIZES = (24, 48, 72)
"""Pixels; the largest serves 3 × screens."""

USUAL_PIXELS = 24

POINTING = frozenset({"back", "forward", "chevron"})
"""Icons that point along the way one reads: where that is from right to left, they are mirrored."""


def icon_size(scale: float) -> QSize:
    """How large icons are at `scale` (1.0 is 100 % text)."""
    side = round(USUAL_PIXELS * (1 + (scale - 1) / 2))
    return QSize(side, side)


def icon(assets: Path, name: str, color: str) -> QIcon:
    """The icon of that name in `color` (`#RRGGBB`), pointing the way one reads.

    Raises BadFileError if it cannot be read.
    """
    text = read_text(assets / "icons" / f"{name}.svg", assets).replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    made = QIcon()
    for size in SIZES:
        pixels = QPixmap(size, size)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        if name in POINTING and QGuiApplication.isRightToLeft():
            painter.translate(size, 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixels)
    return made
