"""The frame of every page for staff: a title, what the page holds, and the buttons at its foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from explorer.ui.card.heading import Heading
from explorer.ui.kiosk.staff.look import COLUMN_MM, StaffLook
from explorer.ui.touch import scroll_by_finger


class Page(QWidget):
    """A page with a `title`; its parts go into `column`, its buttons come by `add_button`.

    The column is as wide as one reads and types well, in the middle of whatever screen there is.
    """

    def __init__(self, title: str, look: StaffLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staff")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(look.style())
        self.look = look
        self._edge = look.px(3)
        self.title = text(title, "title", Heading)
        self.column = QVBoxLayout()
        self.column.setSpacing(look.px(3))
        self._foot = QHBoxLayout()
        self._foot.setSpacing(look.px(4))
        whole = QVBoxLayout(self)
        whole.setSpacing(look.px(3))
        whole.addWidget(self.title)
        whole.addLayout(self.column, 1)
        whole.addLayout(self._foot)

    def add_button(self, words: str, do: Callable[[], object], main: bool = False) -> QPushButton:
        """A button at the foot; `main` is the one that most will want."""
        made = button(words, do)
        made.setDefault(main)
        self._foot.addWidget(made, 1)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        side = max(self._edge, (self.width() - self.look.px(COLUMN_MM)) // 2)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(side, self._edge, side, self._edge)
        super().resizeEvent(event)
        self._turn_foot(self.width() - 2 * side)

    def _turn_foot(self, room: int) -> None:
        """Set the buttons side by side where each word of theirs fits, else one above the other."""
        items = [self._foot.itemAt(place) for place in range(self._foot.count())]
        widest = max((item.sizeHint().width() for item in items if item), default=0)
        fits = len(items) * (widest + self._foot.spacing()) <= room
        way = QBoxLayout.Direction
        self._foot.setDirection(way.LeftToRight if fits else way.TopToBottom)


def text(words: str, name: str, kind: type[QLabel] = QLabel) -> QLabel:
    """Wrapping plain text in the style called `name`."""
    made = kind(words)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    made.setWordWrap(True)
    return made


def button(words: str, do: Callable[[], object], name: str = "command") -> QPushButton:
    """A button that calls `do`; it takes no default from the dialogs' rules."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAutoDefault(False)
    # Staff type fast: of two dabs at one key both count.
    made.setProperty("free", True)
    made.clicked.connect(lambda _checked=False: do())
    return made


def scrolled(inside: QWidget) -> QScrollArea:
    """`inside` in an area that a finger pushes up and down."""
    area = QScrollArea()
    area.setObjectName("staff-scroll")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    put(area, inside)
    scroll_by_finger(area)
    return area


def put(area: QScrollArea, inside: QWidget) -> None:
    """Let `area` show `inside`, from its top and flush with the title above."""
    inside.setObjectName("staff-inside")
    layout = inside.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)
    area.setWidget(inside)
    area.verticalScrollBar().setValue(0)
