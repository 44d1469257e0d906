"""The panel of results: what was found, and in a sentence how much that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from explorer.ui.hits import HitsList, Row, rows_of
from explorer.ui.theme import Theme
from explorer.ui.words import tr

if TYPE_CHECKING:  # brings SQLite, which is not needed before something is typed
    from explorer.library.search.search import Results

WIDTH = 600
"""Pixels at 100 % text."""
BORDERS = 6
"""Pixels that the lines round and between the parts of the results take."""


class ResultsPanel(QFrame):
    """What was found, below a sentence on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()
        self._scale = 1.0
        self.list = HitsList()
        self._note = _label("found-note")
        self._count = _label("found-count")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)
        column.addWidget(self._count)

    @property
    def told(self) -> str:
        """What was found, in a sentence."""
        return " ".join(each.text() for each in (self._note, self._count) if not each.isHidden())

    def set_look(self, theme: Theme, scale: float, urgent: QIcon) -> None:
        """Draw in the colours of `theme` at `scale`."""
        self._scale = scale
        self.list.set_look(theme, scale, urgent)

    def show_results(self, results: Results) -> None:
        """Show other results."""
        self._show(rows_of(results), _note(results))
        number = len(results.hits)
        self._count.setText(tr("1 result.") if number == 1 else tr("{number} results.").format(number=number))
        self._count.setVisible(number > 0)

    def show_preparing(self) -> None:
        """Say that there will be results in a moment."""
        self._show((), tr("Search is being made ready. What it finds will show here in a moment."))
        self._count.hide()

    def _show(self, rows: tuple[Row, ...], note: str) -> None:
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def wanted_size(self, most: QSize) -> QSize:
        """The size that shows everything, as far as `most` allows."""
        width = min(round(WIDTH * self._scale), most.width())
        height = BORDERS + self.list.full_height()
        for each in (self._note, self._count):
            if not each.isHidden():
                each.ensurePolished()
                height += each.heightForWidth(width - 2)
        return QSize(width, min(height, most.height()))


def _note(results: Results) -> str:
    """What to know of the results: which words were respelt, or what to try where nothing was found."""
    if not results.groups:
        return tr(
            "Nothing found for “{text}”. Try a place, what you feel, a nerve or a root: "
            "heel, numb toes, sciatic, L5."
        ).format(text=_short(results.text))
    said = []
    for typed, taken in results.respelt:
        words = tr("Showing “{taken}” for “{typed}”.") if taken else tr("“{typed}” is not known.")
        said.append(words.format(typed=_short(typed), taken=taken))
    return " ".join(said)


def _short(text: str) -> str:
    """Typed text as it is repeated: in one line, not too long."""
    shown = " ".join("".join(each if each.isprintable() else " " for each in text[:400]).split())
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
