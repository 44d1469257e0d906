"""The plate under the hand: it tells what is pointed at and chosen, by mouse, finger and key."""

from collections.abc import Callable
from math import inf
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from explorer.anatomy.address import Address, Side
from explorer.diagram.shapes import Diagram
from explorer.state.layers import Look
from explorer.ui.diagram.hover import Hover
from explorer.ui.diagram.labels import NameOf
from explorer.ui.diagram.marks import Role
from explorer.ui.diagram.pick import Hit
from explorer.ui.diagram.plate import PlateView
from explorer.ui.diagram.pointing import Pointing
from explorer.ui.diagram.steering import Steering
from explorer.ui.diagram.stops import Stop
from explorer.ui.theme import Theme

MOVE_PIXELS = 12
"""A press that moves less is a tap, so that a trembling finger still chooses."""


WordsOf = Callable[[Address, Side], tuple[str, str]]
"""The name of a structure on a side, and in a line or two what matters of it."""


class Forgets(Protocol):
    """What must let go of the view before it closes."""

    def forget(self) -> None:
        """Let go."""


class DiagramView(PlateView):
    """The plate, and what one does to it. It holds no selection: it tells what was chosen.

    `chosen` carries the address, the side and what else lies there; `missed`
    says that the page was clicked; `pointed` carries the Hit or None when another
    thing is pointed at, `pointed_at` the same and the place of the plate with each move.
    `asked` carries the Hits and the place on the screen of which a menu is wanted.
    `steered` carries the Stop that the keyboard moved to or None, and words on what is new there beside it.
    """

    chosen = Signal(Address, Side, tuple)
    missed = Signal()
    pointed = Signal(object)
    steered = Signal(object, str)
    pointed_at = Signal(object, QPointF)
    asked = Signal(tuple, QPoint)

    def __init__(
        self,
        diagram: Diagram,
        parents: dict[str, tuple[str, ...]],
        theme: Theme,
        name_of: NameOf,
        parent: QWidget | None = None,
        words_of: WordsOf = lambda address, _side: (address.id, ""),
    ) -> None:
        super().__init__(diagram, parents, theme, name_of, parent)
        self._words_of = words_of
        scene = self.scene()
        scene.setMoveDistance(MOVE_PIXELS)
        scene.minDragTime = inf  # however long a finger rests, only moving it far is a drag
        scene.setClickRadius(MOVE_PIXELS)
        self.box.clicked.connect(self._click)
        scene.sigMouseMoved.connect(self._point)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

        self.pointing = Pointing(self.plate, self.box, Hover(self.box, self), self)
        self.pointing.set_look(self.look)
        self.pointing.hover.set_theme(theme)
        self.pointing.pointed.connect(self.pointed)
        self.pointing.moved.connect(self.pointed_at)
        self.pointing.again.timeout.connect(self._point_again)
        self.spoken: Forgets | None = None
        """What screen readers see in its place, once one has asked; see `accessible`."""
        self.steering = Steering(self, lambda stop: self.words_of(stop)[0], self.steered.emit)
        self.box.sigTransformChanged.connect(self._follow)

    # What it is told

    def set_look(self, theme: Theme, text_scale: float = 1.0) -> None:
        """Repaint everything in another theme, with words at `text_scale` (1.0 is 100 %)."""
        self.pointing.hover.set_theme(theme)
        super().set_look(theme, text_scale)

    def see(self, look: Look) -> None:
        """Show the drawing as `look` says; what is hidden cannot be pointed at either."""
        if look == self.look:
            return
        super().see(look)
        self.pointing.set_look(look)
        self.steering.set_stops()

    def _show_other_half(self) -> None:
        super()._show_other_half()
        self.pointing.set_plate(self.plate)
        self.steering.set_stops()

    def zoom(self, factor: float) -> None:
        """Zoom about the keyboard's cursor, else about the middle; above 1 is nearer."""
        stop = self.steering.at
        self.zoom_about(factor, stop.place if stop else self.box.viewRect().center())

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the keyboard's cursor over all."""
        super().drawForeground(painter, rect)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.steering.paint(painter, QRectF(self.viewport().rect()), self.to_view())
        painter.restore()

    def _follow(self) -> None:
        """The plate has moved: what is beneath the pointer and the cursor's place are other ones."""
        self.pointing.again.start()
        self.steering.follow()

    # What is done to it

    def reach(self) -> float:
        """How far from a line a pointer still hits it, in plate millimetres at this zoom."""
        return self.pointing.reach(self.scale_now())

    def place_in_view(self, x: float, y: float) -> QPointF:
        """Where the plate's (x, y) lies in the viewport, in pixels."""
        return QPointF(self.to_view().map(QPointF(x, y)))

    def hits(self, place: QPointF) -> tuple[Hit, ...]:
        """What lies at a place of the plate, the likeliest meant first."""
        return () if self._over.hides(place) else self.pointing.hits(place, self.scale_now())

    def first_hit(self, place: QPointF) -> Hit | None:
        """The first of them, which a click chooses."""
        return None if self._over.hides(place) else self.pointing.first(place, self.scale_now())

    def is_lit(self, stop: Stop) -> bool:
        """Whether a stop is one of the chosen nerves or marked places."""
        if self._lit is None:
            return False
        chosen = [ink for ink, role in self._lit.nerves if role is Role.CHOSEN]
        return any(ink in stop.inks for ink in (*chosen, *self._lit.places))

    def words_of(self, stop: Stop) -> tuple[str, str]:
        """A stop's name with its side, and what matters of it."""
        return self._words_of(stop.hit.address, stop.hit.side)

    def choose_stop(self, stop: Stop) -> None:
        """Choose what the keyboard's cursor stands on, as a click there would, with what else lies there."""
        self._choose(stop.hit, self.hits(stop.place))

    def _click(self, place: QPointF) -> None:
        hits = self.hits(place)
        if hits:
            self._choose(hits[0], hits)
        else:
            self.missed.emit()

    def _choose(self, first: Hit, hits: tuple[Hit, ...]) -> None:
        nearby = tuple(dict.fromkeys(hit.address for hit in hits if hit.address != first.address))
        self.chosen.emit(first.address, first.side, nearby)

    def _point(self, scene_pos: QPointF) -> None:
        place = self.box.plate_at(scene_pos)
        hit = self.first_hit(place)
        cursor = self.pointing.at(hit, place, QPointF(self.mapFromScene(scene_pos)))
        if cursor is not None:
            self.viewport().setCursor(cursor)

    def hits_under_pointer(self) -> tuple[Hit, ...]:
        """What the pointer is over; nothing if it is not over the drawing."""
        at = self.pointing.hover.place
        return () if at is None else self.hits(self.to_view().inverted()[0].map(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu of what lies there; by keyboard, of what is chosen."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.asked.emit((), self.viewport().mapToGlobal(self.viewport().rect().center()))
        else:
            place = self.to_view().inverted()[0].map(QPointF(event.pos()))
            self.asked.emit(self.hits(place), event.globalPos())
        event.accept()

    def _point_again(self) -> None:
        """The plate has moved, maybe beneath a pointer that stayed where it was."""
        at = self.pointing.hover.place
        if at is not None:
            self._point(self.mapToScene(at.toPoint()))

    def name_pointed(self, text: str) -> None:
        """Write `text` beside the pointer."""
        self.pointing.hover.set_text(text)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer when it leaves."""
        self.pointing.at_nothing()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A finger that is lifted points at nothing; a mouse stays where it is."""
        super().mouseReleaseEvent(event)
        if event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized:
            self.pointing.at_nothing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the keyboard's cursor."""
        if not self.steering.key(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus, where it came by keyboard."""
        super().focusInEvent(event)
        self.steering.focused(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        super().focusOutEvent(event)
        self.steering.focused(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press puts the keyboard's cursor away."""
        self.steering.pressed()
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take pinches; everything else goes its usual way."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                event.accept()
                return True
        return bool(super().viewportEvent(event))

    def _pinch(self, pinch: QPinchGesture) -> None:
        self._flight.stop()
        self.box.pinching = pinch.state() in (Qt.GestureState.GestureStarted, Qt.GestureState.GestureUpdated)
        to_plate = self.to_view().inverted()[0]
        center = to_plate.map(QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())))
        before = to_plate.map(QPointF(self.viewport().mapFromGlobal(pinch.lastCenterPoint().toPoint())))
        self.box.zoom_about(pinch.scaleFactor(), center)
        self.box.drag(before, center)

    def stop(self) -> None:
        """End every movement, before the window closes."""
        super().stop()
        self.pointing.again.stop()
        if self.spoken is not None:
            self.spoken.forget()
