"""The breadcrumb above the plate: the stations of the lit path, each of them to be chosen."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QToolButton, QWidget

from explorer.anatomy.address import Address
from explorer.library.wording import Station
from explorer.ui.icons import icon
from explorer.ui.more_crumbs import MoreCrumbs
from explorer.ui.theme import Theme
from explorer.ui.touch import scroll_by_finger
from explorer.ui.words import tr

CHEVRON = QSize(18, 18)
MARGIN = 12
"""At the left and right of the row, in pixels."""


class Crumbs(QScrollArea):
    """One row; it scrolls sideways where the path is longer than the window. `chosen` carries an address."""

    chosen = Signal(Address)

    def __init__(self, assets: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assets = assets
        self._chevron = QPixmap()
        self._stations: tuple[Station, ...] = ()
        self._here: frozenset[Address] = frozenset()
        self._hint = ""
        self._question = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to its buttons instead
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The nerve's path from the spine"))
        scroll_by_finger(self)
        MoreCrumbs(self)
        self._rebuild()

    def set_theme(self, theme: Theme, scale: float) -> None:
        """Take the colours and the height of `theme`."""
        self._chevron = icon(self._assets, "chevron", theme.colors.ink_muted).pixmap(CHEVRON)
        line = theme.type.body * scale * 1.6
        self.setFixedHeight(round(max(theme.space.target, line)) + theme.space.unit)
        self._rebuild()

    def set_hint(self, text: str) -> None:
        """What to say while no path is shown."""
        if text != self._hint:
            self._hint = text
            self._rebuild()

    def ask(self, question: str) -> None:
        """Ask for something in place of the path; empty asks for nothing."""
        if question != self._question:
            self._question = question
            self._rebuild()

    def show_path(self, stations: tuple[Station, ...], here: frozenset[Address]) -> None:
        """Show a path; `here` are the stations that are chosen themselves. Empty shows the hint."""
        if (stations, here) != (self._stations, self._here):
            self._stations, self._here = stations, here
            self._rebuild()

    def _rebuild(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        row = QWidget()
        row.setObjectName("crumbs")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(MARGIN, 4, MARGIN, 4)
        layout.setSpacing(0)
        stations = () if self._question else self._stations
        hint = tr("From the spine: ") if stations else self._question or self._hint
        layout.addWidget(_Hint(hint))
        for number, station in enumerate(stations):
            if number:
                arrow = QLabel()
                arrow.setPixmap(self._chevron)
                layout.addWidget(arrow)
            for place, (name, address) in enumerate(station):
                if place:
                    layout.addWidget(QLabel("·"))
                layout.addWidget(self._button(name, address))
        row.setFixedHeight(self.height())
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()  # not at once: the button that was just pressed stands in it
        self.setWidget(row)
        row.adjustSize()
        self._fit()
        buttons = row.findChildren(QToolButton)
        self._put_in_order(buttons)
        if had_focus and buttons:
            buttons[-1].setFocus()

    def _put_in_order(self, buttons: list[QToolButton]) -> None:
        """Let Tab reach new buttons where the row stands, and not after all older things."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Qt puts nothing behind what takes no focus
        for before, after in pairwise((self, *buttons)):
            QWidget.setTabOrder(before, after)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fit(self) -> None:
        """Where the path is longer than the row, show its end: what was chosen. A hint ends with dots."""
        row = self.widget()
        if row is not None and (self._question or not self._stations):
            row.resize(self.viewport().width(), self.height())
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the end in sight."""
        super().resizeEvent(event)
        self._fit()

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


class _Hint(QLabel):
    """One line that ends with dots where it has too little room."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, or what fits of it."""
        room = self.contentsRect()
        fits = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        QPainter(self).drawText(room, Qt.AlignmentFlag.AlignVCenter, fits)
