"""How a row of the contents looks: its whole name on as many lines as it takes, its other name below."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from explorer.ui.contents.model import Role

Index = QModelIndex | QPersistentModelIndex
SIDES, ABOVE = 6, 5
"""Pixels round the words of a row."""
LEAD = 12
"""Before the words of a row that has no arrow before it: as far in as the words above the list, in pixels."""
MOST_HEIGHTS = 5000
"""So many measured heights are remembered: those of every row at a few widths of the panel."""


@dataclass(frozen=True)
class RowLook:
    """Sizes in pixels, already grown with the text, and colours as `#RRGGBB`."""

    body: int
    small: int
    least: int
    """The least height of a row, so that a finger can press it."""
    ink: str
    muted: str
    accent: str
    on_accent: str
    emergency: str


class RowPainter(QStyledItemDelegate):
    """Paints the chosen row filled, a frame round that of the keyboard, and a star in those that are kept."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self.look: RowLook | None = None
        self.sign = QIcon()
        self.chosen_sign = QIcon()
        self.star = QIcon()
        self.chosen_star = QIcon()
        self._heights: dict[tuple[str, str, bool, int], int] = {}
        self._measured: RowLook | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need in the width that the tree leaves them."""
        look = self.look
        if look is None:
            return super().sizeHint(option, index)
        if self._measured != look or len(self._heights) > MOST_HEIGHTS:
            self._measured = look
            self._heights.clear()
        depth, above = int(self._tree.rootIsDecorated()), index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._tree.viewport().width() - depth * self._tree.indentation()
        # Measuring is slow, and a row is measured each time that something opens.
        key = (index.data(), index.data(Role.ALSO), bool(index.data(Role.KEPT)), width)
        if key not in self._heights:
            room = self._room(QRect(0, 0, width, 0), index, look).width()
            height = sum(_height(text, font, room) for text, font in self._lines(index, look))
            self._heights[key] = max(look.least, height + 2 * ABOVE)
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's ground, its sign, its words."""
        look = self.look
        if look is None:
            super().paint(painter, option, index)
            return
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = rect.adjusted(1, 1, -1, -1)
        if chosen:
            painter.setBrush(QColor(look.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(frame, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.ink if chosen else look.accent), 2))
            painter.drawRoundedRect(frame, 6, 6)
        self._paint_words(painter, rect, index, look, chosen)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index, look: RowLook, chosen: bool) -> None:
        direction = self._tree.layoutDirection()
        room = self._room(rect, index, look)
        lines = self._lines(index, look)
        heights = [_height(text, font, room.width()) for text, font in lines]
        top = rect.top() + (rect.height() - sum(heights)) // 2
        side = look.body + 2
        down = (QFontMetrics(lines[0][1]).height() - side) // 2
        if index.data(Role.EMERGENCY):
            place = QRect(rect.left() + self._lead(), top + down, side, side)
            sign = self.chosen_sign if chosen else self.sign
            sign.paint(painter, QStyle.visualRect(direction, rect, place))
        if index.data(Role.KEPT):
            place = QRect(rect.right() - SIDES - side, top + down, side, side)
            star = self.chosen_star if chosen else self.star
            star.paint(painter, QStyle.visualRect(direction, rect, place))
        room = QStyle.visualRect(direction, rect, room)
        painter.setLayoutDirection(direction)
        first = look.emergency if index.data(Role.EMERGENCY) else look.ink
        for (text, font), height, color in zip(lines, heights, (first, look.muted), strict=False):
            painter.setFont(font)
            painter.setPen(QColor(look.on_accent if chosen else color))
            painter.drawText(QRect(room.left(), top, room.width(), height), _flags(direction), text)
            top += height

    def _room(self, rect: QRect, index: Index, look: RowLook) -> QRect:
        """Where the words stand, as if read from the left: between the signs where there are any."""
        sign = look.body + 2 + SIDES
        before = sign if index.data(Role.EMERGENCY) else 0
        after = sign if index.data(Role.KEPT) else 0
        return rect.adjusted(self._lead() + before, 0, -SIDES - after, 0)

    def _lead(self) -> int:
        return SIDES if self._tree.rootIsDecorated() else LEAD

    def _lines(self, index: Index, look: RowLook) -> list[tuple[str, QFont]]:
        font = QFont(self._tree.font())
        font.setPixelSize(look.body)
        if index.data(Role.HEADING):
            font.setPixelSize(look.small)
            font.setWeight(QFont.Weight.Bold)
        lines = [(str(index.data()), font)]
        also = index.data(Role.ALSO)
        if also:
            small = QFont(font)
            small.setPixelSize(look.small)
            lines.append((str(also), small))
        return lines


def _flags(direction: Qt.LayoutDirection) -> int:
    """Words begin where rows begin, whatever script they are in."""
    mirrored = direction is Qt.LayoutDirection.RightToLeft
    start = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return int(start | Qt.AlignmentFlag.AlignAbsolute) | int(Qt.TextFlag.TextWordWrap)


def _height(text: str, font: QFont, width: int) -> int:
    flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 100_000), flags, text).height()
