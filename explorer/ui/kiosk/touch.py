"""Gentle touches: a trembling hand, a long press and a double tap are one tap; all else is kept out."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWindow

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

Pressed = Callable[[QPointF], bool]
"""Told of each press, at a place of the window; whether the press is taken, so that nothing below has it."""

Free = Callable[[QPointF], bool]
"""Whether at a place of the window every dab and every small movement counts, as for painting."""

Push = Callable[[QPointF, float], bool]
"""Told where a finger came down and how many pixels further down it moved; whether that pushes something."""

NOWHERE = QPointF(-10_000.0, -10_000.0)
"""Where a press is let go that turned out to be a push: it then presses nothing."""


class Guard(QObject):
    """Stands before the windows of the application; install it as an event filter there.

    It sees each event where it enters a window, before any widget has it. `clock` gives seconds,
    `mm` is how many pixels make a millimetre.
    """

    def __init__(
        self, clock: Callable[[], float], pressed: Pressed, free: Free, push: Push, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._clock, self._pressed, self._free, self._push = clock, pressed, free, push
        self.mm = 4.0
        self.keys_allowed = False
        """Whether the keyboard may be used: staff may have one."""
        self._start: QPointF | None = None
        """Where the finger is that has not moved yet."""
        self._refused = self._pushing = False
        self._at = QPointF()
        self._last_place, self._last_time = QPointF(), float("-inf")

    def forget(self) -> None:
        """Begin anew: the next touch is another person's."""
        self._start, self._refused, self._pushing = None, False, False
        self._last_time = float("-inf")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep out what is not for visitors, and steady what is."""
        kind = event.type()
        if kind not in MOUSE and kind not in KEPT_OUT:
            return False
        if not isinstance(watched, QWindow):
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(watched, event, kind)
        return kind in KEPT_OUT and not self.keys_allowed

    def _mouse(self, window: QWindow, event: QMouseEvent, kind: QEvent.Type) -> bool:
        place = event.position()
        if place == NOWHERE:
            return False
        if kind is QEvent.Type.MouseMove:
            return self._move(window, place, event)
        if event.button() != Qt.MouseButton.LeftButton:
            return True
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
                _send(window, event, QEvent.Type.MouseButtonRelease, NOWHERE)
        elif self._pushing:
            self._push(self._last_place, place.y() - self._at.y())
        self._at = place
        return self._pushing

    def _release(self, window: QWindow, place: QPointF, event: QMouseEvent) -> bool:
        start, self._start = self._start, None
        if self._refused or self._pushing:
            self._refused = self._pushing = False
            return True
        if start is None or start == place:
            return False
        _send(window, event, QEvent.Type.MouseButtonRelease, start)
        return True

    def _near(self, place: QPointF, millimetres: float) -> bool:
        away = place - self._last_place
        return away.manhattanLength() <= millimetres * self.mm


def _send(window: QWindow, like: QMouseEvent, kind: QEvent.Type, place: QPointF) -> None:
    """Send `window` an event like another one, but of this `kind` and at this `place` of it."""
    shift = place - like.position()
    made = QMouseEvent(
        kind,
        place,
        like.scenePosition() + shift,
        like.globalPosition() + shift,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton,
        like.modifiers(),
        like.source(),
    )
    QCoreApplication.sendEvent(window, made)
