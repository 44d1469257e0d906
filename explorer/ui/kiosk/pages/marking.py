"""Painting on the body what is felt, with four brushes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from explorer.anatomy.address import Side
from explorer.anatomy.structures import Felt
from explorer.diagram.shapes import MIRRORED_VIEWS
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.brushes import NAMES, brush_icon
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, large_button, words
from explorer.ui.words import mark, tr

FEET = {Side.RIGHT: mark("Right"), Side.LEFT: mark("Left"), Side.BOTH: mark("Both")}
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
        self._soles = frozenset(
            each.id for each in room.library.diagram.figures if each.view not in MIRRORED_VIEWS
        )
        self._feet = {side: self._foot(side) for side in FEET}
        self._foot_row = _row(room, [words(tr("The sole is:"), "lead"), *self._feet.values()])
        foot = [
            _grid(room, list(self.brushes.values())),
            _row(room, [nearer, whole, self._undo, self._clear]),
            self._done,
        ]
        super().__init__(room.sizes, tr("Paint where you feel it"), [self._foot_row], foot, share=0.68)
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

    def _foot(self, side: Side) -> QPushButton:
        button = large_button(tr(FEET[side]), lambda: self._marks.stand_on(side, self._soles))
        button.setCheckable(True)
        return button

    def _show(self) -> None:
        for felt, button in self.brushes.items():
            button.setChecked(felt is self._marks.brush)
        for side, button in self._feet.items():
            button.setChecked(side is self._marks.foot)
        made = self._marks.all
        self._foot_row.setVisible(any(each.figure in self._soles for each in made))
        for button in (self._undo, self._clear, self._done):
            button.setEnabled(bool(made))


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
