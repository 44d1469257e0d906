"""A button with words that may wrap: something to choose, and a note on it in smaller type."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

PADDING_X = 14
PADDING_Y = 9
NOTE_SIZE = 0.9
"""The size of the note's type, where that of the text is 1."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class ChoiceButton(QPushButton):
    """Shows its whole text at any width, on several lines if need be, and its note below."""

    def __init__(self, text: str, parent: QWidget | None = None, note: str = "") -> None:
        super().__init__(text, parent)
        self.setObjectName("choice")
        self.note = note
        self.note_size = NOTE_SIZE
        """The size of the note's type; to be set before it is shown."""
        self.alignment = Qt.AlignmentFlag.AlignLeft
        """Where its lines stand."""
        self.setAccessibleDescription(note)
        self._measured: tuple[tuple[str, QFontMetrics], ...] = ()
        self._heights: dict[int, int] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str, note: str = "") -> None:
        """Show other words."""
        if (text, note) != (self.text(), self.note):
            self.note = note
            self.setAccessibleDescription(note)
            self._measure_anew()
            self.setText(text)
            self.updateGeometry()  # the note alone may be another

    def changeEvent(self, event: QEvent) -> None:
        """Another type has other sizes."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_anew()
        super().changeEvent(event)

    def _measure_anew(self) -> None:
        self._measured = ()
        self._heights.clear()

    def sizeHint(self) -> QSize:
        """The size with text and note on one line each."""
        width = max(metrics.horizontalAdvance(text) for text, metrics in self._lines())
        return QSize(width + 2 * PADDING_X + 2, self._height(10_000))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its longest word."""
        longest = max(
            (metrics.horizontalAdvance(word) for text, metrics in self._lines() for word in text.split()),
            default=0,
        )
        return QSize(longest + 2 * PADDING_X + 2, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text and note at `width`."""
        return self._height(max(1, width - 2 * PADDING_X))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's own face, with the text wrapped upon it."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.setPen(option.palette.buttonText().color())
        room = self.rect().adjusted(PADDING_X, 0, -PADDING_X, 0)
        heights = [_height(text, metrics, room.width()) for text, metrics in self._lines()]
        room.setTop((self.height() - sum(heights)) // 2)
        for (text, _), font, height in zip(
            self._lines(), (self.font(), self._note_font()), heights, strict=False
        ):
            painter.setFont(font)
            painter.drawText(room, _WRAPPED | int(self.alignment), text)
            room.setTop(room.top() + height)

    def _note_font(self) -> QFont:
        font = QFont(self.font())
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * self.note_size))
        else:
            font.setPointSizeF(font.pointSizeF() * self.note_size)
        font.setWeight(QFont.Weight.Normal)
        return font

    def _lines(self) -> tuple[tuple[str, QFontMetrics], ...]:
        """The text, and the note where there is one, each with the measure of its type."""
        if not self._measured:
            text = (self.text(), self.fontMetrics())
            note = (self.note, QFontMetrics(self._note_font()))
            self._measured = (text, note) if self.note else (text,)
        return self._measured

    def _height(self, room: int) -> int:
        """The height with text and note wrapped in a `room` so wide."""
        if room not in self._heights:
            lines = sum(_height(text, metrics, room) for text, metrics in self._lines())
            self._heights[room] = lines + 2 * PADDING_Y
        return max(self.minimumHeight(), self._heights[room])


def _height(text: str, metrics: QFontMetrics, room: int) -> int:
    return max(metrics.height(), metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, text).height())
