"""Painting on the body what is felt, with four brushes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from explorer.anatomy.structures import Felt
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.brushes import NAMES, brush_icon
from explorer.ui.kiosk.room import Room
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
        self._undo = large_button(tr("Undo"), room.marks.undo)
        self._clear = large_button(tr("Clear all"), room.marks.clear)
        self._done = large_button(tr("I have finished"), lambda: room.go(Stop(Screen.FELT)), "main")
        nearer = large_button(tr("Nearer"), lambda: room.zoom(NEARER))
        whole = large_button(tr("Whole body"), room.fit)
        foot = [
            _grid(room, list(self.brushes.values())),
            _row(room, [nearer, whole, self._undo, self._clear]),
            self._done,
        ]
        super().__init__(room.sizes, tr("Paint where you feel it"), [], foot, share=0.68)
        self._forget = room.marks.observe(self._show)
        self.destroyed.connect(self._forget)
        self._show()

    def _brush(self, room: Room, felt: Felt) -> QPushButton:
        button = large_button(tr(NAMES[felt]), lambda: room.marks.take(felt))
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


def _row(room: Room, things: list[QWidget]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(room.sizes.gap)
    for each in things:
        row.addWidget(each, 1)
    return made


def _grid(room: Room, things: list[QWidget]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(room.sizes.gap)
    for place, each in enumerate(things):
        grid.addWidget(each, place // 2, place % 2)
    return made
