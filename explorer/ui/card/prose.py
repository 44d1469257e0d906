"""A passage of rich text whose links are reached one by one by Tab."""

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QStyleOption, QWidget

from explorer.ui.announce import announce
from explorer.ui.card.word_places import MarkedWord, document_of, mark_words, nearest
from explorer.ui.words import tr

_STEPS = {Qt.FocusReason.TabFocusReason: True, Qt.FocusReason.BacktabFocusReason: False}
"""Which focus reasons go from link to link, and whether forwards."""


class Prose(QLabel):
    """Tab goes straight to its first link (Shift+Tab to its last), and screen readers say each.

    Its words take whatever width they get, and are laid out once for each width. Left to itself Qt does that
    a dozen times: thrice where it begins, twice for each height that it is asked for, thrice where it paints.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._heights: dict[int, int] = {}
        self._document: QTextDocument | None = None
        self.words: tuple[MarkedWord, ...] = ()
        """The words in it that say what they mean when they are touched."""
        self.reach = 0
        """A touch so many pixels beside a marked word is meant for it."""
        self._touched: MarkedWord | None = None

    def setText(self, text: str) -> None:
        """Show other words."""
        self._forget()
        super().setText(text)

    def clear(self) -> None:
        """Show no words."""
        self._forget()
        super().clear()

    def _forget(self) -> None:
        self._heights.clear()
        self._document = None  # Qt makes another for each text
        self.words = ()

    def changeEvent(self, event: QEvent) -> None:
        """Another type has other sizes."""
        self._heights.clear()
        super().changeEvent(event)

    def underline_words(self) -> None:
        """Give the marked words their dots and the colour of the text around them."""
        document = self._read()
        if document is not None:
            document.setLayoutEnabled(False)
            self.words = mark_words(document)
            document.setLayoutEnabled(True)
            self._heights.clear()

    def word_at(self, place: QPoint) -> MarkedWord | None:
        """The marked word at a place of the label, or the nearest within reach of it."""
        return nearest(self, self.words, place, self.reach)

    def chosen_word(self, address: str) -> MarkedWord | None:
        """Where the word with this address stands: the same may stand in several sections of one label."""
        there = [each for each in self.words if each.address == address]
        start = self.selectionStart()
        under = self._touched if self._touched in there else None
        return under or next((each for each in there if each.start == start), there[0] if there else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press that may be meant for a word."""
        super().mousePressEvent(event)
        self._touched = self.word_at(event.position().toPoint())
        if self._touched is not None:
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch beside a word is as one on it: words are smaller than fingers."""
        word = self.word_at(event.position().toPoint())
        if word is None or word != self._touched:
            super().mouseReleaseEvent(event)
        else:
            event.accept()
            self.linkActivated.emit(word.address)
        self._touched = None

    def sizeHint(self) -> QSize:
        """Nothing of its own: the height follows from the width."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """The height of its words when they are set `width` wide."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        document, margins = self._read(), self.contentsMargins()
        if document is None:
            return super().heightForWidth(width)
        _lay_out(document, max(0, width - margins.left() - margins.right()))
        return max(ceil(document.size().height()) + margins.top() + margins.bottom(), self.minimumHeight())

    def _read(self) -> QTextDocument | None:
        """Qt's document of the words, set up as Qt does it before it lays them out; None without words."""
        if self._document is None and self.textFormat() is Qt.TextFormat.RichText and self.text():
            document = document_of(self)
            if document is None:
                return None
            document.setLayoutEnabled(False)
            self.setSelection(0, 0)  # only now does Qt read the text
            option = QTextOption(document.defaultTextOption())
            option.setAlignment(self.alignment())
            option.setWrapMode(
                QTextOption.WrapMode.WordWrap if self.wordWrap() else QTextOption.WrapMode.ManualWrap
            )
            document.setDefaultTextOption(option)
            frame = document.rootFrame()
            form = frame.frameFormat()
            form.setMargin(0)
            frame.setFrameFormat(form)
            document.setLayoutEnabled(True)
            self._document = document
        return self._document

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words as they are laid out; where something in them is chosen, Qt shows what."""
        document = self._read()
        if document is None or self.hasFocus() or self.hasSelectedText():
            super().paintEvent(event)
            return
        painter, room = QPainter(self), self.contentsRect()
        self.drawFrame(painter)
        _lay_out(document, room.width())
        spare = max(0, round((room.height() - document.size().height()) / 2))
        corner = QPoint(room.left(), room.top() + spare)
        option = QStyleOption()
        option.initFrom(self)
        look = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.Text, palette.color(self.foregroundRole()))
        look.palette = palette
        look.clip = QRectF(event.rect().translated(-corner))
        painter.translate(corner)
        document.documentLayout().draw(painter, look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the link that comes first."""
        super().focusInEvent(event)
        forwards = _STEPS.get(event.reason())
        if forwards is not None:
            self.focusNextPrevChild(forwards)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next link; False behind the last."""
        before = self.selectionStart()
        moved = bool(super().focusNextPrevChild(forwards))
        if moved and self.hasFocus() and self.selectionStart() == before:
            # Backwards from the first link, Qt would stay there for ever.
            self.setSelection(0, 0)
            moved = bool(QWidget.focusNextPrevChild(self, forwards))
        if self.hasFocus():
            said = self.selectedText()  # Qt shows the label as one thing, without its links
            if any(each.start == self.selectionStart() for each in self.words):
                said = tr("{word}, a word that is explained").format(word=said)
            announce(self, said)
        return moved


def _lay_out(document: QTextDocument, width: int) -> None:
    if document.textWidth() != width:
        document.setTextWidth(width)
