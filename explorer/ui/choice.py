"""A button with words that may wrap: something to choose."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

PADDING_X = 14
PADDING_Y = 9


class ChoiceButton(QPushButton):
    """Shows its whole text at any width, on several lines if need be."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The size on one line."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * PADDING_X + 2
        return QSize(width, max(self.minimumHeight(), metrics.height() + 2 * PADDING_Y))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its longest word."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + 2 * PADDING_X + 2, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text at `width`."""
        room = QRect(0, 0, max(1, width - 2 * PADDING_X), 10_000)
        text = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(self.minimumHeight(), text.height() + 2 * PADDING_Y)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's own face, with the text wrapped upon it."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        room = self.rect().adjusted(PADDING_X, 0, -PADDING_X, 0)
        painter.setPen(option.palette.buttonText().color())
        painter.drawText(room, int(flags), self.text())
