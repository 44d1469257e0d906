"""The drawing by keyboard: arrows move a cursor, Enter chooses, the view follows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QTransform

from explorer.ui.diagram.cursor import Cursor
from explorer.ui.diagram.framing import figure_in
from explorer.ui.diagram.name_tag import NameTag
from explorer.ui.diagram.ring import paint_frame, paint_ring
from explorer.ui.diagram.stops import SORTS, Direction, Stop, stops
from explorer.ui.words import mark, tr

if TYPE_CHECKING:
    from explorer.ui.diagram.view import DiagramView

PAN_STEP = 0.15
"""How much of the view one step of panning moves it by."""

MARGIN = 0.12
"""What the cursor moves to is brought so far inside the view, as a share of its smaller side."""


@dataclass(frozen=True)
class KeyRow:
    """What keys do in the drawing, as the sheet of shortcuts tells it."""

    keys: str
    title: str


KEYS = (
    KeyRow("← ↑ → ↓", mark("Move to the next thing in that direction")),
    KeyRow(mark("Enter, Space"), mark("Choose what the ring is round")),
    KeyRow(". ,", mark("Move among finer things, or coarser ones: places, pinch sites, nerves, bones")),
    KeyRow(mark("PgDn, PgUp"), mark("The next figure, or the one before")),
    KeyRow(mark("Ctrl+← ↑ → ↓"), mark("Move the drawing about")),
    KeyRow(mark("Esc"), mark("Choose nothing; once more puts the ring away")),
)

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Steering:
    """Moves the cursor of one view. `tell` gives a stop its name.

    `moved` is called when the cursor stands elsewhere, with words on what is new about that
    beside the stop itself (another figure, other things to move among), mostly none.

    The ring and the frame show only while the keyboard is used, not for those who point.
    """

    def __init__(
        self, view: "DiagramView", tell: Callable[[Stop], str], moved: Callable[[Stop | None, str], None]
    ) -> None:
        self._cursor = Cursor()
        self._stale = True
        self.by_keyboard = False
        self._view = view
        self._tell = tell
        self._moved = moved
        self._tag = NameTag(view)
        self._news = ""

    @property
    def at(self) -> Stop | None:
        """Where the cursor is seen; None while it is not."""
        return self.cursor.at if self.by_keyboard and self._view.hasFocus() else None

    @property
    def cursor(self) -> Cursor:
        """The cursor, over what the view shows now; worked out when it is first needed."""
        if self._stale:
            self._stale = False
            self._cursor.set_stops(stops(self._view.plate, self._view.look))
        return self._cursor

    def set_stops(self) -> None:
        """The view shows other things from now on."""
        self._stale = True
        self._show()

    # What is done

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says; False if it says nothing here."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in _ARROWS:
            self._pan(_ARROWS[key])
        elif modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.cursor.at is None:
                self._go(lambda: True)
            else:
                self.by_keyboard = True
                self._view.choose_stop(self.cursor.at)
        elif key in _ARROWS:
            self._go(lambda: self.cursor.move(_ARROWS[key]))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._go(
                lambda: self.cursor.step_figure(1 if key == Qt.Key.Key_PageDown else -1), self._figure_words
            )
        elif key in (Qt.Key.Key_Period, Qt.Key.Key_Comma):
            self._go(lambda: self.cursor.step_sort(1 if key == Qt.Key.Key_Period else -1), self._sort_words)
        else:
            return False
        return True

    def put_away(self) -> None:
        """Stand nowhere until the next arrow."""
        self.cursor.leave()
        self._show()
        self._moved(None, "")

    def pressed(self) -> None:
        """The mouse or a finger is used: the ring would only be in the way."""
        if self.by_keyboard:
            self.by_keyboard = False
            self._show()

    def focused(self, event: QFocusEvent) -> None:
        """The view has or has lost the keyboard."""
        if event.gotFocus() and event.reason() in _BY_KEYBOARD:
            self.by_keyboard = True
        self._show()
        if event.gotFocus() and self.by_keyboard:
            self._moved(self.cursor.at, "")

    def follow(self) -> None:
        """The view has moved beneath the cursor."""
        stop = self.at
        if stop is not None:
            self._tag.stand_at(self._view.to_view().map(stop.place))
            self._tag.setVisible(self._in_sight(stop))

    def paint(self, painter: QPainter, view: QRectF, to_view: QTransform) -> None:
        """Draw the ring and the frame, if the keyboard is used; the painter works in the view's pixels."""
        if self.by_keyboard and self._view.hasFocus():
            paint_frame(painter, view, self._view.theme)
        if self.at is not None:
            paint_ring(painter, self.at, to_view, self._view.theme)

    # How

    def _go(self, step: Callable[[], bool], news: Callable[[], str] = str) -> None:
        """Move, or stand somewhere first, and bring the view along. `news` says what is new after it."""
        self.by_keyboard = True
        cursor = self.cursor
        before = cursor.at
        if cursor.at is None:
            area = self._view.box.viewRect()
            whole = area.contains(self._view.bounds)
            figure = self._view.alone or ("" if whole else figure_in(self._view.diagram, area))
            cursor.start(figure, None if whole else area.center(), self._view.is_lit)
            self._news = ""
        elif step():
            self._news = news()
        stop = cursor.at
        if stop is not None and stop is not before:
            if before is not None and before.hit.figure != stop.hit.figure and self._view.alone:
                self._view.frame_figure(stop.hit.figure)
            self._bring_into_sight(stop)
            self._moved(stop, self._news)
        self._show()

    def _pan(self, direction: Direction) -> None:
        self.by_keyboard = True
        area = self._view.box.viewRect()
        x, y = direction.value
        self._view.pan(x * PAN_STEP * area.width(), y * PAN_STEP * area.height())
        self._show()

    def _bring_into_sight(self, stop: Stop) -> None:
        """Move the view as little as need be to show the stop's place, and of the stop what fits."""
        area = self._view.box.viewRect()
        room = MARGIN * min(area.width(), area.height())
        inside = area.adjusted(room, room, -room, -room)
        wanted = stop.box if _fits(stop.box, inside) else QRectF(stop.place, stop.place)
        x = min(0.0, wanted.left() - inside.left()) or max(0.0, wanted.right() - inside.right())
        y = min(0.0, wanted.top() - inside.top()) or max(0.0, wanted.bottom() - inside.bottom())
        bounds = self._view.bounds
        if (x or y) and not area.contains(bounds.intersected(wanted.adjusted(-1, -1, 1, 1))):
            self._view.pan(x, y)

    def _in_sight(self, stop: Stop) -> bool:
        return bool(self._view.box.viewRect().contains(stop.place))

    def _show(self) -> None:
        stop = self.at
        self._tag.say("" if stop is None else ": ".join(filter(None, (self._news, self._tell(stop)))))
        self.follow()
        self._view.viewport().update()

    def _sort_words(self) -> str:
        """What the arrows move among now."""
        return tr(SORTS[self.cursor.sort][0])

    def _figure_words(self) -> str:
        """The title of the figure that the cursor is in."""
        stop = self.cursor.at
        figures = self._view.diagram.figures
        here = (each for each in figures if stop and each.id == stop.hit.figure)
        return next((tr(self._view.halves.title(each)) for each in here), "")


def _fits(box: QRectF, area: QRectF) -> bool:
    return box.width() <= area.width() and box.height() <= area.height()
