"""Whose kiosk it is: the clinic's logo and name."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.files.problem import BadFileError
from explorer.files.read import read_bytes
from explorer.state.kiosk.logo import MAX_BYTES, check_logo
from explorer.state.kiosk.policy import KioskPolicy

WIDEST = 4
"""A logo is at most so many times as wide as it may be high."""


class Clinic(QWidget):
    """The logo, `height` pixels high at most, and the name beside it; hidden where there is neither."""

    def __init__(self, policy: KioskPolicy, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(height // 3)
        self.logo, self.name = QLabel(), QLabel(policy.clinic_name)
        self.name.setObjectName("kiosk-title")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        picture = logo_picture(policy.logo, height, self.devicePixelRatioF()) if policy.logo else None
        if picture is not None:
            self.logo.setPixmap(picture)
            self.logo.setAccessibleName(policy.clinic_name)
        self.logo.setVisible(picture is not None)
        self.name.setVisible(bool(policy.clinic_name))
        row.addWidget(self.logo)
        row.addWidget(self.name, 1)
        self.setVisible(picture is not None or bool(policy.clinic_name))


def logo_picture(path: Path, height: int, ratio: float) -> QPixmap | None:
    """The PNG or SVG file, `height` pixels high or less, sharp at `ratio`; None if it cannot be shown."""
    try:
        check_logo(path, path.parent)
        data = QByteArray(read_bytes(path, path.parent, MAX_BYTES))
    except BadFileError:
        return None
    if path.suffix.lower() == ".svg":
        return _drawn(data, height, ratio)
    image = QImage.fromData(data)
    if image.isNull():
        return None
    size = image.size().scaled(
        round(height * ratio * WIDEST), round(height * ratio), Qt.AspectRatioMode.KeepAspectRatio
    )
    made = QPixmap.fromImage(
        image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    made.setDevicePixelRatio(ratio)
    return made


def _drawn(data: QByteArray, height: int, ratio: float) -> QPixmap | None:
    renderer = QSvgRenderer(data)
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return None
    size.scale(round(height * ratio * WIDEST), round(height * ratio), Qt.AspectRatioMode.KeepAspectRatio)
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
