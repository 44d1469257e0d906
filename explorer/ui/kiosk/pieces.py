"""What of a page stays whole when it is cut into screenfuls: lines of words, buttons, pictures."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument, QTextOption
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from explorer.ui.card.labels import HEADINGS

SHORT = 3
"""Passages of so many lines, and less, are not cut either."""

Piece = tuple[int, int]
"""Where something begins and ends that is not cut, in pixels from the page's top."""

HEADS = HEADINGS | {"kiosk-title", "question", "warning"}
"""The styles of words that head what follows: they never end a screenful."""


def pieces_of(page: QWidget) -> tuple[Piece, ...]:
    """What stands on `page`, from the top to the foot; pieces beside each other are one."""
    found = sorted(_found(page))
    made: list[tuple[int, int]] = []
    joined = False  # whether the last piece heads the next
    for top, bottom, heads in found:
        if made and (joined or top < made[-1][1]):
            made[-1] = (made[-1][0], max(made[-1][1], bottom))
        else:
            made.append((top, bottom))
        joined = heads
    return tuple(made)


def _found(page: QWidget) -> Iterator[tuple[int, int, bool]]:
    for each in page.findChildren(QWidget):
        if each.isHidden() or not each.height() or isinstance(each.parent(), QAbstractButton):
            continue
        top = each.mapTo(page, QPoint(0, 0)).y()
        if isinstance(each, QLabel) and each.text():
            heads = each.objectName() in HEADS
            for above, below, line_heads in _lines(each):
                yield top + above, top + below, heads or line_heads
        elif isinstance(each, QAbstractButton) or not each.children():
            yield top, top + each.height(), False


def _lines(label: QLabel) -> Iterable[tuple[int, int, bool]]:
    """Each line of a label, from its own top, and whether it is a heading's."""
    if label.textFormat() is Qt.TextFormat.RichText:
        yield from _rich_lines(label)
        return
    room = label.contentsRect()
    high = label.fontMetrics().lineSpacing()
    count = max(1, round(room.height() / high))
    if count <= SHORT:
        yield room.top(), room.top() + room.height(), False
        return
    for at in range(count):
        yield room.top() + at * room.height() // count, room.top() + (at + 1) * room.height() // count, False


def _rich_lines(label: QLabel) -> Iterator[tuple[int, int, bool]]:
    """The lines as the label itself lays them out, which it tells nobody."""
    words = QTextDocument()
    words.setDefaultFont(label.font())
    wrapped = QTextOption()
    wrapped.setWrapMode(QTextOption.WrapMode.WordWrap)
    words.setDefaultTextOption(wrapped)
    words.setHtml(label.text())
    frame = words.rootFrame().frameFormat()
    frame.setMargin(0)
    words.rootFrame().setFrameFormat(frame)
    room = label.contentsRect()
    words.setTextWidth(room.width())
    spare = max(0, round((room.height() - words.size().height()) / 2))
    block = words.begin()
    while block.isValid():
        top = room.top() + spare + words.documentLayout().blockBoundingRect(block).top()
        heads = block.blockFormat().headingLevel() > 0
        count = block.layout().lineCount()
        lines = [block.layout().lineAt(at) for at in range(count)]
        for some in [lines] if 0 < count <= SHORT else [[each] for each in lines]:
            first, last = some[0], some[-1]
            yield int(top + first.y()), round(top + last.y() + last.height()), heads
        block = block.next()
