"""What a marked word means, in a bubble beside it that the next touch takes away."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from explorer.ui.announce import announce
from explorer.ui.card.word_places import MarkedWord, lines_of

EMS = 22
"""How wide it is at most, in heights of its letters: lines of a length that is read at a glance."""
GAP = 6
"""Pixels between it and the word, and to the window's edges."""

_MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta})
_ELSEWHERE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})
_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.ParentChange})


def show_meaning(label: QLabel, word: MarkedWord, meaning: str) -> None:
    """Say what `word` of `label` means, below it or, where there is no room, above it."""
    lines = lines_of(label, word)
    if lines:
        _Bubble(label, meaning).show_beside(lines)
        announce(label, meaning)


class _Bubble(QLabel):
    """Lies on the window of the word that it explains, and goes with the next thing that is done."""

    def __init__(self, source: QLabel, meaning: str) -> None:
        super().__init__(meaning, source.window())
        self._source = source
        self.setObjectName("meaning")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setLayoutDirection(source.layoutDirection())
        self.setWordWrap(True)
        source.destroyed.connect(self.close)

    def show_beside(self, lines: tuple[QRect, ...]) -> None:
        """Appear beside the lines of the word, in pixels of its label."""
        window = self._source.window()
        whole = lines[0]
        for line in lines[1:]:
            whole = whole.united(line)
        word = QRect(self._source.mapTo(window, whole.topLeft()), whole.size())
        room = window.rect().adjusted(GAP, GAP, -GAP, -GAP)
        self.ensurePolished()
        wide = min(room.width(), EMS * self.fontMetrics().height())
        margins = self.width() - self.contentsRect().width()
        wide = min(wide, self.fontMetrics().horizontalAdvance(self.text()) + margins + 4 * GAP)
        self.resize(wide, self.heightForWidth(wide))
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = word.x() + word.width() - wide if right_to_left else word.x()
        left = max(room.x(), min(left, room.x() + room.width() - wide))
        below = word.bottom() + GAP
        fits = below + self.height() <= room.bottom()
        self.move(QPoint(left, below if fits else max(room.top(), word.top() - GAP - self.height())))
        self.show()
        self.raise_()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when anything else is touched or pressed, or when the word moves or is gone."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()  # it closes this, and chooses nothing
                return True
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            if Qt.Key(event.key()) not in _MODIFIERS:
                self.close()
        elif kind in _ELSEWHERE or (kind in _MOVED and self._holds_source(watched)):
            self.close()
        return False

    def _holds_source(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and (
            watched is self._source or watched.isAncestorOf(self._source)
        )
