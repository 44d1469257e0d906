"""One column of large words, turned by two large buttons where it is longer than the screen."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.ui.choice import ChoiceButton
from explorer.ui.kiosk.reading import Reading
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.words import tr

FOOT_SHARE = 0.5
"""A button stands beside the two that turn where it takes no more of the width than this."""
BESIDE_SHARE = 0.5
"""What stands beside the words has so much of the width at most, where the window lies."""


class Sheet(QWidget):
    """Things below each other under a title, and at the foot the buttons that are always in reach.

    `share` is how much of the window the drawing has with it, at least; 0 hides it. With `low` the things
    stand just above the foot and not at the top. `beside` is a square of at most `beside_px` that is always
    seen whole: above the words, or beside them where the window lies.
    """

    def __init__(
        self,
        sizes: Sizes,
        title: str,
        things: Iterable[QWidget] = (),
        foot: Iterable[QWidget] = (),
        share: float = 0.5,
        low: bool = False,
        beside: QWidget | None = None,
        beside_px: int = 0,
    ) -> None:
        super().__init__()
        self.share = share
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._foot = list(foot)
        self._beside, self._beside_px = beside, beside_px
        self._beside_least = beside.minimumWidth() if beside is not None else 0
        self._inside = QWidget()
        self._inside.setObjectName("page")
        things_column = QVBoxLayout(self._inside)
        things_column.setContentsMargins(0, 0, 0, 0)
        things_column.setSpacing(sizes.gap)
        if low:
            things_column.addStretch(1)
        if title:
            things_column.addWidget(words(title, "kiosk-title"))
        for each in things:
            things_column.addWidget(each)
        if low:
            things_column.addSpacing(sizes.gap)
        else:
            things_column.addStretch(1)
        self.area = Reading(self._inside, sizes.gap)
        self.up = large_button(tr("Up"), lambda: self.area.turn(-1))
        self.more = large_button(tr("More"), lambda: self.area.turn(1), "main")
        self._turning = QHBoxLayout()
        self._turning.setSpacing(sizes.gap)
        self._turning.addWidget(self.up, 1)
        self._turning.addWidget(self.more, 2)
        self._column = QVBoxLayout()
        self._column.setSpacing(sizes.gap)
        self._column.addWidget(self.area, 1)
        self._column.addLayout(self._turning)
        for each in self._foot:
            self._column.addWidget(each)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.setContentsMargins(2 * sizes.gap, sizes.gap, 2 * sizes.gap, sizes.gap)
        self._whole.setSpacing(2 * sizes.gap)
        if beside is not None:
            self._whole.addWidget(beside, 1, Qt.AlignmentFlag.AlignCenter)
        self._whole.addLayout(self._column, 1 if beside is None else 0)
        self.area.changed.connect(self._show_turning)
        self._show_turning()

    def lie(self, lying: bool) -> None:
        """Be laid out for a window that is wider than high, or upright: low ones have no row to spare."""
        way = QBoxLayout.Direction
        self._whole.setDirection(way.LeftToRight if lying else way.TopToBottom)
        self._share_room()

    def wanted_height(self, width: int) -> int:
        """How high it is in a window so wide if nothing of it is to be turned over; it must have a parent."""
        for each in self.findChildren(QWidget):
            each.ensurePolished()
        margins = self._whole.contentsMargins()
        room = width - margins.left() - margins.right()
        parts = [self._inside, *self._foot]
        heights = [each.heightForWidth(room) if each.hasHeightForWidth() else -1 for each in parts]
        found = (
            each.sizeHint().height() if high < 0 else high for each, high in zip(parts, heights, strict=True)
        )
        return sum(found) + len(self._foot) * self._column.spacing() + margins.top() + margins.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        lying = self._whole.direction() is not QBoxLayout.Direction.TopToBottom
        room = self.rect().marginsRemoved(self._whole.contentsMargins())
        wide, high = room.width(), room.height()
        if self._beside is not None:
            if lying:
                wide = round(BESIDE_SHARE * wide)
            else:
                high = self.height() - self.wanted_height(self.width()) - self._whole.spacing()
            side = max(self._beside_least, min(self._beside_px, high, wide))
            self._beside.setFixedSize(side, side)
        if len(self._foot) == 1:
            (only,) = self._foot
            beside = lying and only.sizeHint().width() <= FOOT_SHARE * wide
            row = self._turning if beside else self._column
            if row.indexOf(only) < 0:
                for each in (self._turning, self._column):
                    each.removeWidget(only)
                row.addWidget(only, 2 if beside else 0)

    def push(self, start: QPoint, pixels: int) -> bool:
        """A finger that came down at `start` pushes what is read down by `pixels`; whether it can."""
        if not self.area.is_long or not self.area.geometry().contains(start):
            return False
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() - pixels)
        return True

    def _show_turning(self) -> None:
        bar = self.area.verticalScrollBar()
        # The two stand or fall together: a button that comes and goes would move what is read.
        for each in (self.up, self.more):
            each.setVisible(self.area.is_long)
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


def large_button(text: str, do: Callable[[], object], sort: str = "") -> ChoiceButton:
    """A button of the kiosk's size, whose words wrap; `sort` is `main` for the likeliest one, `emergency`, or empty."""
    made = ChoiceButton(text)
    made.alignment = Qt.AlignmentFlag.AlignHCenter
    made.setObjectName("large")
    made.setProperty("sort", sort)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(lambda _checked=False: do())
    return made
