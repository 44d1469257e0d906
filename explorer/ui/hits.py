"""The list of what a search found: rows under headings, the words that answer in bold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.anatomy.address import Address
from explorer.library.search.groups import Group
from explorer.ui.style import FONT
from explorer.ui.theme import Theme
from explorer.ui.touch import scroll_by_finger
from explorer.ui.words import mark, tr

if TYPE_CHECKING:  # brings SQLite, which is not needed before something is typed
    from explorer.library.search.marks import Span
    from explorer.library.search.search import Hit, Results

GROUP_WORDS: Mapping[Group, str] = {
    Group.CONDITIONS: mark("Conditions"),
    Group.NERVES: mark("Nerves"),
    Group.MUSCLES: mark("Muscles"),
    Group.SYMPTOMS: mark("Symptoms"),
    Group.REGIONS: mark("Places"),
    Group.TESTS: mark("Tests"),
    Group.TREATMENTS: mark("Treatments"),
    Group.OTHERS: mark("Pinch sites, discs and bones"),
}
EMERGENCY = mark("Emergency")
DID_YOU_MEAN = mark("Did you mean …")
LEAST_ROW = 48
"""Pixels: the least height of a row to press."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a heading where `hit` is None."""

    heading: str
    hit: Hit | None = None

    @property
    def spoken(self) -> str:
        """The row in words, as a screen reader says it."""
        if self.hit is None:
            return self.heading
        urgent = tr(EMERGENCY) if self.hit.emergency else ""
        return ". ".join(filter(None, (urgent, self.hit.title, self.hit.detail, self.heading)))


def rows_of(results: Results) -> tuple[Row, ...]:
    """What was found, each group under its heading; where nothing was, what may have been meant."""
    rows: list[Row] = []
    for group in results.groups:
        heading = tr(GROUP_WORDS[group.group])
        rows += [Row(heading), *(Row(heading, hit) for hit in group.hits)]
    if results.nearest:
        heading = tr(DID_YOU_MEAN)
        rows += [Row(heading), *(Row(heading, hit) for hit in results.nearest)]
    return tuple(rows)


class HitsModel(QAbstractListModel):
    """The rows as Qt's views take them; headings cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are, headings too."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.hit.title if row.hit else row.heading
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what was found can be chosen."""
        if self.rows[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitsList(QListView):
    """The rows; the field above keeps the keyboard and moves the current row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hits")
        self.setAccessibleName(tr("What was found"))
        self.hits = HitsModel(self)
        self.setModel(self.hits)
        self._drawing = _RowDrawing(self)
        self.setItemDelegate(self._drawing)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        scroll_by_finger(self)

    def set_look(self, theme: Theme, scale: float, urgent: QIcon) -> None:
        """Draw in the colours of `theme` at `scale`; `urgent` stands before emergencies."""
        self._drawing.set_look(theme, scale, urgent)
        self.scheduleDelayedItemsLayout()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows, the first hit current."""
        self.hits.show(rows)
        self.scrollToTop()
        self.step(+1)

    def current(self) -> Row | None:
        """The row that Enter would choose."""
        at = self.currentIndex().row()
        return self.hits.rows[at] if 0 <= at < len(self.hits.rows) else None

    def address_at(self, index: Index) -> Address | None:
        """What the row at `index` stands for; None for a heading, and for no row."""
        hit = self.hits.rows[index.row()].hit if index.isValid() else None
        return hit.address if hit else None

    def step(self, step: int) -> None:
        """Make another hit current, so many hits further on or back, as far as there are any."""
        choosable = [at for at, row in enumerate(self.hits.rows) if row.hit]
        if not choosable:
            return
        now = self.currentIndex().row()
        place = choosable.index(now) + step if now in choosable else 0
        at = choosable[max(0, min(place, len(choosable) - 1))]
        self.setCurrentIndex(self.hits.index(at))
        # The heading of the first hit comes into sight with it.
        self.scrollTo(self.hits.index(at - 1 if at and self.hits.rows[at - 1].hit is None else at))
        self.scrollTo(self.hits.index(at))

    def full_height(self) -> int:
        """The height in pixels of all rows."""
        return sum(self.sizeHintForRow(at) for at in range(len(self.hits.rows))) + 2 * self.frameWidth()


class _RowDrawing(QStyledItemDelegate):
    """Draws rows: a name with a line below it, words that answer in bold, emergencies with their sign."""

    def set_look(self, theme: Theme, scale: float, urgent: QIcon) -> None:
        self._theme, self._urgent = theme, urgent
        self._title = _font(theme.type.body * scale)
        self._small = _font(theme.type.small * scale)
        self._head = _font(theme.type.small * scale)
        self._head.setBold(True)
        self._pad = round(6 * (1 + (scale - 1) / 2))
        self._title_height = QFontMetrics(self._title).height()
        self._small_height = QFontMetrics(self._small).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        if row.hit is None:
            return QSize(0, QFontMetrics(self._head).height() + 2 * self._pad)
        return QSize(0, max(LEAST_ROW, self._title_height + self._small_height + 2 * self._pad))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        rect: QRect = option.rect
        painter.save()
        if row.hit is None:
            area = rect.adjusted(14, 0, -14, 0)
            _write(painter, area, row.heading, (), self._head, self._theme.colors.ink_muted)
        else:
            state: QStyle.StateFlag = option.state
            direction: Qt.LayoutDirection = option.direction
            self._paint_hit(painter, rect, row.hit, state, direction)
        painter.restore()

    def _paint_hit(
        self, painter: QPainter, rect: QRect, hit: Hit, state: QStyle.StateFlag, direction: Qt.LayoutDirection
    ) -> None:
        colors = self._theme.colors

        def placed(part: QRect) -> QRect:
            return QStyle.visualRect(direction, rect, part)

        current = bool(state & QStyle.StateFlag.State_Selected)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colors.accent_soft if current else colors.sunken))
        if current:
            painter.fillRect(placed(QRect(rect.left(), rect.top(), 5, rect.height())), QColor(colors.accent))
        inner = rect.adjusted(14, self._pad, -14, -self._pad)
        if hit.emergency:
            inner = self._paint_emergency(painter, inner, placed)
        inner = placed(inner)
        free = inner.height() - self._title_height - self._small_height
        title = QRect(inner.left(), inner.top() + max(0, free // 2), inner.width(), self._title_height)
        below = QRect(inner.left(), title.bottom() + 1, inner.width(), self._small_height)
        if not hit.detail:
            title.moveTop(inner.top() + (inner.height() - self._title_height) // 2)
        _write(painter, title, hit.title, hit.title_marks, self._title, colors.ink)
        _write(painter, below, hit.detail, hit.detail_marks, self._small, colors.ink_muted)

    def _paint_emergency(self, painter: QPainter, inner: QRect, placed: Any) -> QRect:
        """The sign before an emergency's name and the word behind it; what is left between them."""
        colors = self._theme.colors
        side = self._title_height
        sign = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        self._urgent.paint(painter, placed(sign))
        word = tr(EMERGENCY)
        metrics = QFontMetrics(self._head)
        width = metrics.horizontalAdvance(word) + 16
        height = metrics.height() + 4
        chip = QRect(inner.right() - width, inner.center().y() - height // 2, width, height)
        place = placed(chip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colors.emergency))
        painter.setBrush(QColor(colors.emergency_soft))
        painter.drawRoundedRect(place, 6, 6)
        painter.setFont(self._head)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
        return inner.adjusted(side + 8, 0, -width - 10, 0)


def _row(index: Index) -> Row:
    model = index.model()
    assert isinstance(model, HitsModel)
    return model.rows[index.row()]


def _font(pixels: float) -> QFont:
    font = QFont(FONT)
    font.setPixelSize(round(pixels))
    return font


def _write(painter: QPainter, rect: QRect, text: str, marks: Sequence[Span], font: QFont, color: str) -> None:
    """One line of text, its marked parts in bold, cut with an ellipsis where it does not fit."""
    layout, whole = _line(text, marks, font, rect.width())
    if not whole:
        kept = layout.lineAt(0).textLength()
        for less in range(1, 6):  # what is cut off may be narrower than the ellipsis
            cut = text[: max(0, kept - less)].rstrip()
            layout, whole = _line(
                f"{cut}…", [each for each in marks if each[1] <= len(cut)], font, rect.width()
            )
            if whole:
                break
    painter.setPen(QColor(color))
    height = layout.lineAt(0).height() if layout.lineCount() else 0
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - height) / 2))


def _line(text: str, marks: Sequence[Span], font: QFont, width: int) -> tuple[QTextLayout, bool]:
    """The first line of `text` laid out, and whether all of it fits on that."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    formats = []
    for start, end in marks:
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = start, end - start
        words = QTextCharFormat()
        words.setFontWeight(QFont.Weight.Bold)
        bold.format = words
        formats.append(bold)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(max(1, width))
    layout.endLayout()
    return layout, not line.isValid() or line.textLength() >= len(text)
