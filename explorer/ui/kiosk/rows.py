"""Buttons beside each other, all as large, in as many rows as their words need."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class Rows(QWidget):
    """Shares its width among `things`; at most `most` stand in one row, with `gap` pixels between."""

    def __init__(self, things: Iterable[QWidget], gap: int, most: int) -> None:
        super().__init__()
        self._things, self._gap, self._most = list(things), gap, most
        for each in self._things:
            each.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """All in as few rows as may be."""
        width = self._most * (self._widest() + self._gap) - self._gap
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One below the other, if need be."""
        return QSize(self._widest(), self._highest())

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at `width`."""
        rows = -(-len(self._things) // self._columns(width))
        return rows * (self._highest() + self._gap) - self._gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        columns, high = self._columns(self.width()), self._highest()
        wide = (self.width() - (columns - 1) * self._gap) / columns
        for place, each in enumerate(self._things):
            left = round(place % columns * (wide + self._gap))
            at = QRect(left, place // columns * (high + self._gap), int(wide), high)
            each.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), at))

    def _columns(self, width: int) -> int:
        """How many stand in a row, so that rows are as even as can be."""
        fit = max(1, min(self._most, (width + self._gap) // (self._widest() + self._gap)))
        return -(-len(self._things) // -(-len(self._things) // fit))

    def _widest(self) -> int:
        return max(each.sizeHint().width() for each in self._things)

    def _highest(self) -> int:
        return max(each.sizeHint().height() for each in self._things)
