"""A mouse and fingers for the tests: events sent to a view's viewport, as pyqtgraph's own tests do."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def move(view: QGraphicsView, at: QPointF, held: Qt.MouseButton = NONE) -> None:
    """Move the mouse to a place in the viewport, with a button held down or not."""
    _send(view, QEvent.Type.MouseMove, at, NONE, held)


def press(view: QGraphicsView, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
    """Push a button down."""
    _send(view, QEvent.Type.MouseButtonPress, at, button, button)


def release(view: QGraphicsView, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
    """Let a button go."""
    _send(view, QEvent.Type.MouseButtonRelease, at, button, NONE)


def click(view: QGraphicsView, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
    """Move there, push and let go."""
    move(view, at)
    press(view, at, button)
    release(view, at, button)


def drag(view: QGraphicsView, start: QPointF, end: QPointF, steps: int = 4) -> None:
    """Push at `start`, move in steps, let go at `end`."""
    move(view, start)
    press(view, start)
    for step in range(1, steps + 1):
        move(view, start + (end - start) * step / steps, LEFT)
    release(view, end)


def turn_wheel(view: QGraphicsView, at: QPointF, notches: float) -> None:
    """Turn the wheel; away from the user is positive."""
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, round(120 * notches)),
        NONE,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def tap(view: QGraphicsView, device: QPointingDevice, at: QPointF, jitter: int = 0) -> None:
    """Touch with one finger that trembles by `jitter` pixels, and lift it."""
    place = at.toPoint()
    target = view.viewport()
    QTest.touchEvent(target, device).press(1, place, target).commit()
    for step in (QPoint(jitter, 0), QPoint(0, jitter)) if jitter else ():
        QTest.touchEvent(target, device).move(1, place + step, target).commit()
    QTest.touchEvent(target, device).release(1, place, target).commit()


def pinch(view: QGraphicsView, device: QPointingDevice, pairs: list[tuple[QPoint, QPoint]]) -> None:
    """Put two fingers down at the first pair of places, move them through the others, lift both."""
    target = view.viewport()
    first, last = pairs[0], pairs[-1]
    QTest.touchEvent(target, device).press(1, first[0], target).press(2, first[1], target).commit()
    for one, two in pairs[1:]:
        QTest.touchEvent(target, device).move(1, one, target).move(2, two, target).commit()
    QTest.touchEvent(target, device).release(1, last[0], target).release(2, last[1], target).commit()


def _send(
    view: QGraphicsView, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    viewport = view.viewport()
    glob = QPointF(viewport.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(viewport, QMouseEvent(kind, at, glob, button, held, NO_KEYS))
