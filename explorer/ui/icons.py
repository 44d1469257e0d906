"""The program's own icons, tinted for the theme."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES = (24, 48, 72)
"""Pixels; the largest serves 3 × screens."""


def icon(assets: Path, name: str, color: str) -> QIcon:
    """The icon of that name in `color` (`#RRGGBB`); raises FileNotFoundError if there is none."""
    text = (assets / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    made = QIcon()
    for size in SIZES:
        pixels = QPixmap(size, size)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixels)
    return made
