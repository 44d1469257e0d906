"""The breadcrumb above the plate: the stations of the lit path, each of them to be chosen."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QToolButton, QWidget

from explorer.anatomy.address import Address
from explorer.library.wording import Station
from explorer.ui.icons import icon
from explorer.ui.more_crumbs import MoreCrumbs
from explorer.ui.style import style_anew
from explorer.ui.theme import Theme
from explorer.ui.touch import scroll_by_finger
from explorer.ui.words import tr

CHEVRON = QSize(18, 18)
MARGIN = 12
"""At the left and right of the row, in pixels."""
JOINT = 3
"""At the left and right of what stands between two stations, in pixels."""


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
        self._row = QWidget()
        self._row.setObjectName("crumbs")
        layout = QHBoxLayout(self._row)
        layout.setContentsMargins(MARGIN, 4, MARGIN, 4)
        layout.setSpacing(0)
        self._said = _Hint()
        layout.addWidget(self._said)
        self._crumbs: list[_Crumb] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to its buttons instead
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The nerve's path from the spine"))
        scroll_by_finger(self)
        self.setWidget(self._row)
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
        """Show what there is to show, in the row's own widgets: new ones cost far more than words."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        stations = () if self._question else self._stations
        self._said.setText(tr("From the spine: ") if stations else self._question or self._hint)
        shown = [
            (name, address, bool(number) and not place, bool(place))
            for number, station in enumerate(stations)
            for place, (name, address) in enumerate(station)
        ]
        while len(self._crumbs) < len(shown):
            self._crumbs.append(_Crumb(self._row, self.chosen.emit))
            self._put_in_order()
        layout = self._row.layout()
        assert layout is not None
        layout.setEnabled(False)  # else Qt places the whole row anew for each crumb that is shown
        for crumb, (name, address, after_arrow, after_dot) in zip(self._crumbs, shown, strict=False):
            joint = self._chevron if after_arrow else "·" if after_dot else ""
            crumb.show_station(name, address, address in self._here, joint)
        for crumb in self._crumbs[len(shown) :]:
            crumb.hide()
        layout.setEnabled(True)
        self._row.setFixedHeight(self.height())
        self._row.adjustSize()
        self._fit()
        if had_focus and shown:
            self._crumbs[len(shown) - 1].button.setFocus()

    def _put_in_order(self) -> None:
        """Let Tab reach new buttons where the row stands, and not after all older things."""
        buttons = [each.button for each in self._crumbs]
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Qt puts nothing behind what takes no focus
        for before, after in pairwise((self, *buttons)):
            QWidget.setTabOrder(before, after)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fit(self) -> None:
        """Where the path is longer than the row, show its end: what was chosen. A hint ends with dots."""
        if self._question or not self._stations:
            self._row.resize(self.viewport().width(), self.height())
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


class _Crumb:
    """One station in a row: what stands between it and the one before, and its button."""

    def __init__(self, row: QWidget, choose: Callable[[Address], object]) -> None:
        self._joint = QLabel(row)
        self._joint.setContentsMargins(JOINT, 0, JOINT, 0)
        self._address: Address | None = None
        self.button = QToolButton(row)
        self.button.setObjectName("crumb")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(lambda: self._address and choose(self._address))
        layout = row.layout()
        assert layout is not None
        layout.addWidget(self._joint)
        layout.addWidget(self.button)

    def show_station(self, name: str, address: Address, here: bool, joint: QPixmap | str) -> None:
        """Show the station called `name`; `here` if it is chosen itself."""
        self._address = address
        self.button.setText(name)
        if self.button.property("here") is not here:
            self.button.setProperty("here", here)
            style_anew(self.button)
        if isinstance(joint, str):
            self._joint.setText(joint)
        else:
            self._joint.setPixmap(joint)
        self._joint.setVisible(bool(joint))
        self.button.show()

    def hide(self) -> None:
        """Show nothing; the words go too, so that nothing finds them."""
        self._joint.hide()
        self._joint.clear()
        self.button.hide()
        self.button.setText("")


class _Hint(QLabel):
    """One line that ends with dots where it has too little room."""

    def __init__(self) -> None:
        super().__init__()
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
