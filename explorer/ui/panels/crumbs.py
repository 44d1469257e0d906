"""The breadcrumb above the plate: the stations of the lit path, each of them to be chosen."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QWidget

from explorer.anatomy.address import Address
from explorer.library.wording import Station
from explorer.ui.icons import icon
from explorer.ui.theme import Theme


class Crumbs(QScrollArea):
    """One row; it scrolls sideways where the path is longer than the window. `chosen` carries an address."""

    chosen = Signal(Address)

    def __init__(self, assets: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assets = assets
        self._theme: Theme | None = None
        self._stations: tuple[Station, ...] = ()
        self._here: frozenset[Address] = frozenset()
        self._hint = ""
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The nerve's path from the spine")
        self._rebuild()

    def set_theme(self, theme: Theme, scale: float) -> None:
        """Take the colours and the height of `theme`."""
        self._theme = theme
        line = theme.type.body * scale * 1.6
        self.setFixedHeight(round(max(theme.space.target, line)) + theme.space.unit)
        self._rebuild()

    def set_hint(self, text: str) -> None:
        """What to say while no path is shown."""
        if text != self._hint:
            self._hint = text
            self._rebuild()

    def show_path(self, stations: tuple[Station, ...], here: frozenset[Address]) -> None:
        """Show a path; `here` are the stations that are chosen themselves. Empty shows the hint."""
        if (stations, here) != (self._stations, self._here):
            self._stations, self._here = stations, here
            self._rebuild()

    def _rebuild(self) -> None:
        row = QWidget()
        row.setObjectName("crumbs")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(0)
        if not self._stations:
            hint = QLabel(self._hint)
            hint.setObjectName("hint")
            layout.addWidget(hint)
        else:
            lead = QLabel("From the spine: ")
            lead.setObjectName("hint")
            layout.addWidget(lead)
        for number, station in enumerate(self._stations):
            if number:
                layout.addWidget(self._arrow())
            for place, (name, address) in enumerate(station):
                if place:
                    layout.addWidget(QLabel("·"))
                layout.addWidget(self._button(name, address))
        row.setFixedHeight(self.height())
        self.setWidget(row)
        row.adjustSize()
        self._show_end()

    def _show_end(self) -> None:
        """Where the path is longer than the row, its end is what was chosen."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the end in sight."""
        super().resizeEvent(event)
        self._show_end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways along the path."""
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.y() or turned.x()))

    def _button(self, name: str, address: Address) -> QToolButton:
        button = QToolButton()
        button.setObjectName("crumb")
        button.setProperty("here", address in self._here)
        button.setText(name)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(address))
        return button

    def _arrow(self) -> QLabel:
        arrow = QLabel()
        color = self._theme.colors.ink_muted if self._theme else "#000000"
        arrow.setPixmap(icon(self._assets, "chevron", color).pixmap(QSize(18, 18)))
        return arrow
