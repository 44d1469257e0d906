"""Gentle touches: a trembling hand, a long press and a double tap are one tap; all else is kept out."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QObject, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent, QWindow

ONCE_SECONDS = 0.5
"""A second tap so soon after the first, at nearly the same place, is the same tap."""

NEAR_MM = 20.0
"""How near is nearly the same place."""

STEADY_MM = 8.0
"""A finger that moves less than this has not moved."""

KEPT_OUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)
"""What never reaches a visitor's screens."""

MOUSE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
    }
)

TOUCH = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)

Pressed = Callable[[QPointF], bool]
"""Told of each press, at a place of the window; whether the press is taken, so that nothing below has it."""

Free = Callable[[QPointF], bool]
"""Whether at a place of the window every dab and every small movement counts, as for painting."""

Push = Callable[[QPointF, float], bool]
"""Told where a finger came down and how many pixels further down it moved; whether that pushes something."""

Pinch = Callable[[QPointF, QPointF, float], None]
"""Told where the middle of two fingers is, where it was, and by what factor they moved apart."""

LEAST_APART = 10.0
"""Two fingers nearer than this, in pixels, do not tell a factor."""

NOWHERE = QPointF(-10_000.0, -10_000.0)
"""Where a press is let go that turned out to be a push: it then presses nothing."""


class Guard(QObject):
    """Stands before the windows of the application; install it as an event filter there.

    It sees each event where it enters a window, before any widget has it. `clock` gives seconds,
    `mm` is how many pixels make a millimetre.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        pressed: Pressed,
        free: Free,
        push: Push,
        pinch: Pinch,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._clock, self._pressed, self._free, self._push, self._pinch = clock, pressed, free, push, pinch
        self.mm = 4.0
        self.keys_allowed = False
        """Whether the keyboard may be used: staff may have one."""
        self._start: QPointF | None = None
        """Where the finger is that has not moved yet."""
        self._refused = self._pushing = False
        self._at = QPointF()
        self._down = False
        """Whether a press is with the widgets."""
        self._two: tuple[QPointF, float] | None = None
        """Where the middle of two fingers is, and how far they are apart."""
        self._last_place, self._last_time = QPointF(), float("-inf")

    def forget(self) -> None:
        """Begin anew: the next touch is another person's."""
        self._start, self._two = None, None
        self._refused = self._pushing = self._down = False
        self._last_time = float("-inf")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep out what is not for visitors, and steady what is."""
        kind = event.type()
        if kind not in MOUSE and kind not in KEPT_OUT and kind not in TOUCH:
            return False
        if not isinstance(watched, QWindow):
            return False
        if isinstance(event, QTouchEvent):
            self._fingers(watched, event)
            return False  # Qt makes a mouse of the first finger
        if isinstance(event, QMouseEvent):
            return self._mouse(watched, event, kind)
        return kind in KEPT_OUT and not self.keys_allowed

    def _fingers(self, window: QWindow, event: QTouchEvent) -> None:
        """Two fingers move and zoom; the press that the first of them began was not meant."""
        down = [each for each in event.points() if each.state() is not QEventPoint.State.Released]
        if len(down) < 2 or event.type() is QEvent.Type.TouchCancel:
            self._two = None
            return
        first, second = sorted(down, key=lambda each: each.id())[:2]
        one, other = first.position(), second.position()
        middle, apart = QLineF(one, other).center(), max(LEAST_APART, QLineF(one, other).length())
        if self._two is not None:
            before, was = self._two
            self._pinch(middle, before, apart / was)
        elif self._down:
            self._down = False
            _send(window, _release_at(NOWHERE, NOWHERE))
        self._start, self._pushing, self._refused = None, False, True
        self._two = middle, apart

    def _mouse(self, window: QWindow, event: QMouseEvent, kind: QEvent.Type) -> bool:
        place = event.position()
        if place == NOWHERE:
            return False
        if kind is QEvent.Type.MouseMove:
            return self._move(window, place, event)
        if event.button() != Qt.MouseButton.LeftButton:
            return True
        if kind is QEvent.Type.MouseButtonDblClick:
            # Of a quick second press Qt tells a window twice, as a press and then as a double click, and its
            # widgets of the latter alone: it is one press, and goes the way of the former.
            return self._refused
        if kind is QEvent.Type.MouseButtonRelease:
            return self._release(window, place, event)
        return self._press(place)

    def _press(self, place: QPointF) -> bool:
        now = self._clock()
        free = self._free(place)
        again = not free and now - self._last_time < ONCE_SECONDS and self._near(place, NEAR_MM)
        self._last_place, self._last_time = place, now
        self._refused = again or self._pressed(place)
        self._start = None if self._refused or free else place
        self._down = not self._refused
        return self._refused

    def _move(self, window: QWindow, place: QPointF, event: QMouseEvent) -> bool:
        if self._refused or event.buttons() == Qt.MouseButton.NoButton:
            # There is no hovering: what a mouse points at without pressing is nobody's concern.
            return True
        if self._start is not None and self._near(place, STEADY_MM):
            return True
        if self._start is not None:
            start, self._start = self._start, None
            self._pushing = self._push(start, place.y() - start.y())
            if self._pushing:
                self._down = False
                _send(window, _release_at(NOWHERE, NOWHERE))
        elif self._pushing:
            self._push(self._last_place, place.y() - self._at.y())
        self._at = place
        return self._pushing

    def _release(self, window: QWindow, place: QPointF, event: QMouseEvent) -> bool:
        start, self._start = self._start, None
        self._down = False
        if self._refused or self._pushing:
            self._refused = self._pushing = False
            return True
        if start is None or start == place:
            return False
        _send(window, _release_at(start, event.globalPosition() + start - place))
        return True

    def _near(self, place: QPointF, millimetres: float) -> bool:
        away = place - self._last_place
        return away.manhattanLength() <= millimetres * self.mm


def _release_at(place: QPointF, on_screen: QPointF) -> QMouseEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    return QMouseEvent(
        QEvent.Type.MouseButtonRelease, place, on_screen, left, none, Qt.KeyboardModifier.NoModifier
    )


def _send(window: QWindow, event: QMouseEvent) -> None:
    QCoreApplication.sendEvent(window, event)
