"""Painting on the body what is felt, with four brushes."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from explorer.anatomy.structures import Felt
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.brushes import NAMES, brush_icon
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.rows import Rows
from explorer.ui.kiosk.sheet import Sheet, large_button
from explorer.ui.words import tr

NEARER = 1.6
"""How much one press of a button zooms."""


def marking_page(room: Room, _stop: Stop) -> Sheet:
    """The brushes, what takes strokes back, and the way on."""
    return MarkingPage(room)


class MarkingPage(Sheet):
    """Keeps its buttons in step with the marks."""

    def __init__(self, room: Room) -> None:
        self._marks = room.marks
        self.brushes = {felt: self._brush(room, felt) for felt in NAMES}
        self._undo = _tool(tr("Undo"), room.marks.undo)
        self._clear = _tool(tr("Clear all"), room.marks.clear)
        self._done = large_button(tr("I have finished"), lambda: room.go(Stop(Screen.FELT)), "main")
        nearer = _tool(tr("Nearer"), lambda: room.zoom(NEARER))
        whole = _tool(tr("Whole body"), room.fit)
        foot = [
            Rows(self.brushes.values(), room.sizes.gap, 2),
            Rows([nearer, whole, self._undo, self._clear], room.sizes.gap, 4),
            self._done,
        ]
        super().__init__(room.sizes, tr("Paint where you feel it"), [], foot, share=0.6, low=True)
        self._forget = room.marks.observe(self._show)
        self.destroyed.connect(self._forget)
        self._show()

    def _brush(self, room: Room, felt: Felt) -> QPushButton:
        button = _tool(tr(NAMES[felt]), lambda: room.marks.take(felt))
        side = round(0.6 * room.sizes.target)
        button.setIcon(brush_icon(felt, side))
        button.setIconSize(QSize(side, side))
        button.setCheckable(True)
        return button

    def _show(self) -> None:
        for felt, button in self.brushes.items():
            button.setChecked(felt is self._marks.brush)
        for button in (self._undo, self._clear, self._done):
            button.setEnabled(bool(self._marks.all))


def _tool(words: str, do: Callable[[], object]) -> QPushButton:
    """A button as on the bar, whatever size of text one has: there must be room for all, and for the body."""
    made = QPushButton(words)
    made.setObjectName("tool")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(lambda _checked=False: do())
    return made
