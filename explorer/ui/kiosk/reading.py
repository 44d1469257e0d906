"""What is read of a page: whole lines alone, a screenful at a time."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from explorer.ui.kiosk.pieces import Piece, pieces_of


class Reading(QScrollArea):
    """Shows `inside`; a line, button or picture that would be cut at its rim is not shown there at all.

    `gap` is the room above what begins a screenful. `changed` when there is more to read, or less.
    """

    changed = Signal()

    def __init__(self, inside: QWidget, gap: int) -> None:
        super().__init__()
        self.setObjectName("sheet-scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        self._inside, self._gap = inside, gap
        self._pieces: tuple[Piece, ...] | None = None
        self._above, self._below = _curtain(self.viewport()), _curtain(self.viewport())
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._laid_out())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._moved())
        inside.installEventFilter(self)

    @property
    def is_long(self) -> bool:
        """Whether there is more than fits."""
        return self.verticalScrollBar().maximum() > 0

    @property
    def seen(self) -> Piece:
        """What is seen of the page, from and to, without what is cut."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        if not self.is_long:
            return top, bottom
        first, last = self._whole_below(top), self._whole_above(bottom)
        # What is larger than the screen is cut all the same: else nobody would ever see it.
        return (first, last) if first < last else (top, bottom)

    def turn(self, pages: int) -> None:
        """Go on to the next screenful (1), or back (-1)."""
        top, bottom = self.seen
        height = self.viewport().height()
        if pages > 0:
            following = next((each[0] for each in self._all() if each[0] >= bottom), bottom)
            to = bottom if self._cut(bottom) else max(bottom, following - self._gap)
        else:
            to = self._whole_below(top - height)
            if to >= top:
                to = top - height
        self.verticalScrollBar().setValue(to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was added or grew may need another screenful."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._laid_out()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size has other lines."""
        super().resizeEvent(event)
        self._laid_out()

    def _all(self) -> tuple[Piece, ...]:
        if self._pieces is None:
            self._pieces = pieces_of(self._inside)
        return self._pieces

    def _cut(self, y: int) -> Piece | None:
        """The piece that a cut at `y` would go through."""
        pieces = self._all()
        at = bisect_right(pieces, (y, -1)) - 1
        return pieces[at] if at >= 0 and pieces[at][0] < y < pieces[at][1] else None

    def _whole_above(self, y: int) -> int:
        cut = self._cut(y)
        return cut[0] if cut else y

    def _whole_below(self, y: int) -> int:
        cut = self._cut(y)
        return cut[1] if cut else y

    def _laid_out(self) -> None:
        self._pieces = None
        self._moved()

    def _moved(self) -> None:
        top, bottom = self.seen
        start, width, height = (
            self.verticalScrollBar().value(),
            self.viewport().width(),
            self.viewport().height(),
        )
        self._above.setGeometry(0, 0, width, top - start)
        self._below.setGeometry(0, bottom - start, width, height - (bottom - start))
        for each, is_open in ((self._above, top == start), (self._below, bottom == start + height)):
            each.setHidden(is_open)
            each.raise_()
        self.changed.emit()


def _curtain(parent: QWidget) -> QWidget:
    made = QWidget(parent)
    made.setObjectName("page")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.hide()
    return made
