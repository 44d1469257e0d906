"""One column of large words, paged by two large buttons where it is longer than the screen."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.words import tr

KEPT = 0.12
"""The share of what was seen that stays in sight on the next page, so that the eye finds its place."""


class Sheet(QWidget):
    """Things below each other under a title, and at the foot the buttons that are always in reach.

    `share` is how much of the window the drawing has beside it; 0 hides it.
    """

    def __init__(
        self,
        sizes: Sizes,
        title: str,
        things: Iterable[QWidget] = (),
        foot: Iterable[QWidget] = (),
        share: float = 0.5,
    ) -> None:
        super().__init__()
        self.share = share
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * sizes.gap, sizes.gap, 2 * sizes.gap, sizes.gap)
        self._column.setSpacing(sizes.gap)
        inside = QWidget()
        inside.setObjectName("page")
        things_column = QVBoxLayout(inside)
        things_column.setContentsMargins(0, 0, 0, 0)
        things_column.setSpacing(sizes.gap)
        if title:
            things_column.addWidget(words(title, "kiosk-title"))
        for each in things:
            things_column.addWidget(each)
        things_column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("sheet-scroll")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        self.area.setWidget(inside)
        self._column.addWidget(self.area, 1)
        self.up = large_button(tr("Up"), lambda: self._turn(-1))
        self.more = large_button(tr("More"), lambda: self._turn(1), "main")
        self._turning = QWidget()
        row = QHBoxLayout(self._turning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.gap)
        row.addWidget(self.up, 1)
        row.addWidget(self.more, 2)
        self._column.addWidget(self._turning)
        for each in foot:
            self._column.addWidget(each)
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, _most: self._show_turning())
        bar.valueChanged.connect(lambda _value: self._show_turning())
        inside.installEventFilter(self)
        self._show_turning()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was added or grew may need another page."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._show_turning()
        return False

    def push(self, start: QPoint, pixels: int) -> bool:
        """A finger that came down at `start` pushes what is read down by `pixels`; whether it can."""
        bar = self.area.verticalScrollBar()
        if bar.maximum() == 0 or not self.area.geometry().contains(start):
            return False
        bar.setValue(bar.value() - pixels)
        return True

    def _turn(self, pages: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * bar.pageStep() * (1 - KEPT)))

    def _show_turning(self) -> None:
        bar = self.area.verticalScrollBar()
        # The two stand or fall together: a button that comes and goes would move what is read.
        self._turning.setVisible(bar.maximum() > 0)
        self.up.setEnabled(bar.value() > 0)
        self.more.setEnabled(bar.value() < bar.maximum())


def words(text: str, name: str) -> QLabel:
    """Plain wrapping words in the style called `name`."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return made


def large_button(text: str, do: Callable[[], object], sort: str = "") -> QPushButton:
    """A button of the kiosk's size; `sort` is `main` for the likeliest one, `emergency`, or empty."""
    made = QPushButton(text)
    made.setObjectName("large")
    made.setProperty("sort", sort)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(lambda _checked=False: do())
    return made
