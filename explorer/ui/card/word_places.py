"""Where the marked words of a label stand, and how they look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel

from explorer.library.word_marks import SCHEME


@dataclass(frozen=True)
class MarkedWord:
    """A marked word: its address, and where in the label's text it starts and ends."""

    address: str
    start: int
    end: int


def mark_words(document: QTextDocument) -> tuple[MarkedWord, ...]:
    """Underline the marked words of `document` with dots, in the text's own colour; returns them."""
    found = tuple(_words_of(document))
    cursor = QTextCursor(document)
    for word in found:
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        look = cursor.charFormat()
        look.clearForeground()
        look.setFontUnderline(False)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        cursor.setCharFormat(look)
    return found


def lines_of(label: QLabel, word: MarkedWord) -> tuple[QRect, ...]:
    """The rectangles of `word` in pixels of `label`, one for each line that it stands on."""
    document = document_of(label)
    if document is None:
        return ()
    room = label.contentsRect()
    if document.textWidth() != room.width():
        document.setTextWidth(room.width())
    spare = max(0, round((room.height() - document.size().height()) / 2))
    block = document.findBlock(word.start)
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    offset = QPoint(round(corner.x()) + room.left(), round(corner.y()) + room.top() + spare)
    return tuple(each.translated(offset) for each in _lines_in(block, word))


def nearest(label: QLabel, words: Iterable[MarkedWord], place: QPoint, reach: int) -> MarkedWord | None:
    """The word at `place` of `label`, or the nearest that is at most `reach` pixels away."""
    best, found = reach, None
    for word in words:
        for line in lines_of(label, word):
            away = _distance(line, place)
            if away <= best:
                best, found = away - 1, word
    return found


def _distance(rect: QRect, place: QPoint) -> int:
    across = max(rect.left() - place.x(), 0, place.x() - rect.right())
    down = max(rect.top() - place.y(), 0, place.y() - rect.bottom())
    return max(across, down)


def _lines_in(block: QTextBlock, word: MarkedWord) -> Iterator[QRect]:
    start, end = word.start - block.position(), word.end - block.position()
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = sorted((_across(line.cursorToX(first)), _across(line.cursorToX(last))))
            yield QRect(left, round(line.y()), right - left, round(line.height()))


def _across(found: object) -> int:
    # PySide gives back the place of the cursor too, where it had to move to.
    return round(float(found[0] if isinstance(found, tuple) else found))  # type: ignore[arg-type]


def _words_of(document: QTextDocument) -> Iterator[MarkedWord]:
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            address = fragment.charFormat().anchorHref()
            if address.startswith(SCHEME):
                start = fragment.position()
                yield MarkedWord(address, start, start + fragment.length())
            at += 1
        block = block.next()


def document_of(label: QLabel) -> QTextDocument | None:
    """What Qt lays out the words of a rich `label` in; None if it shows none."""
    found = label.findChild(QTextDocument)
    return found if isinstance(found, QTextDocument) else None
