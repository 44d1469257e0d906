"""The plate on screen: it shows, lights, flies and tells what is pointed at and chosen."""

from collections.abc import Callable
from math import inf
from typing import Protocol

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from explorer.anatomy.address import Address, Side
from explorer.diagram.shapes import Diagram
from explorer.library.lighting import Lighting
from explorer.state.layers import Look, look_at_first
from explorer.ui.diagram.backdrop import Backdrop
from explorer.ui.diagram.box import PlateBox
from explorer.ui.diagram.captions import Captions
from explorer.ui.diagram.flight import Flight
from explorer.ui.diagram.framing import figure_area, lit_area
from explorer.ui.diagram.hover import Hover
from explorer.ui.diagram.ink import inks
from explorer.ui.diagram.labels import Labels, NameOf
from explorer.ui.diagram.lit import LitPainter, PairPainter, Role
from explorer.ui.diagram.minimap import MiniMap
from explorer.ui.diagram.overlay import Overlay
from explorer.ui.diagram.pick import Hit
from explorer.ui.diagram.pointing import Pointing
from explorer.ui.diagram.pulse import Pulse, Runs
from explorer.ui.diagram.seen import not_hidden
from explorer.ui.diagram.sight import Sight
from explorer.ui.diagram.steering import Steering
from explorer.ui.diagram.stops import Stop
from explorer.ui.style import FONT
from explorer.ui.theme import Theme
from explorer.ui.words import tr

SETTLE_MS = 90
"""A zoom counts as finished when nothing moved for so long; then the picture is painted sharp."""

PULSE_AFTER_MS = 120
"""The path is lit first; then the pulse sets out."""

MOVE_PIXELS = 12
"""A press that moves less is a tap, so that a trembling finger still chooses."""


WordsOf = Callable[[Address, Side], tuple[str, str]]
"""The name of a structure on a side, and in a line or two what matters of it."""


class Forgets(Protocol):
    """What must let go of the view before it closes."""

    def forget(self) -> None:
        """Let go."""


class DiagramView(pg.GraphicsView):
    """Shows one diagram in one theme. It holds no selection: it is told what to light.

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
        super().__init__(parent, background=None)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setAccessibleName(tr(diagram.title))
        # The body's sides are where they are, whichever way one reads.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.diagram = diagram
        self.plate = inks(diagram)
        self.drawn = frozenset(ink.address for ink in self.plate if ink.address is not None)
        """Whatever can be hidden: all structures that are drawn in any figure."""
        self.bounds = QRectF(0, 0, max(diagram.width, 1.0), max(diagram.height, 1.0))
        self.lighting: Lighting | None = None
        self._labelled: object = None
        self.reduced_motion = False
        self.notices: list[QWidget] = []
        """What lies over a corner of the view and must stay in sight."""
        self._runs = Runs(parents)
        self.look = look_at_first(diagram)
        self._theme = theme
        self._text_scale = 1.0
        self.other: Lighting | None = None
        self._lit: LitPainter | PairPainter | None = None
        self._backdrop = Backdrop(self.plate, self.bounds, theme, self.look)

        self.box = PlateBox(self.bounds)
        self.setCentralItem(self.box)
        scene = self.scene()
        scene.setMoveDistance(MOVE_PIXELS)
        scene.minDragTime = inf  # however long a finger rests, only moving it far is a drag
        scene.setClickRadius(MOVE_PIXELS)
        self.box.clicked.connect(self._click)
        scene.sigMouseMoved.connect(self._point)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

        self.captions = Captions(diagram, self.box)
        self._over = Overlay(diagram, self.plate, self.bounds, name_of)
        self._minimap = MiniMap(self.bounds, theme, self._backdrop.paint_plate, self)
        self._minimap.wanted.connect(self.look_at)
        self.pointing = Pointing(self.plate, self.box, Hover(self.box, self), self)
        self.pointing.set_look(self.look)
        self.pointing.pointed.connect(self.pointed)
        self.pointing.moved.connect(self.pointed_at)
        self.pointing.again.timeout.connect(self._point_again)
        self._pulse = Pulse(self.box, self)
        self._flight = Flight(self.box, self)
        self._words_of = words_of
        self.spoken: Forgets | None = None
        """What screen readers see in its place, once one has asked; see `accessible`."""
        self.steering = Steering(self, lambda stop: self.words_of(stop)[0], self.steered.emit)
        self._pulse_due = QTimer(self)
        self._pulse_due.setSingleShot(True)
        self._pulse_due.setInterval(PULSE_AFTER_MS)
        self._pulse_due.timeout.connect(self._start_pulse)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.viewport().update)
        self.box.sigTransformChanged.connect(self._moved)
        self.box.sigResized.connect(self._fit_captions)
        self.box.sigRangeChangedManually.connect(self._flight.stop)
        self.box.sigRangeChangedManually.connect(self._show_all)
        self.set_look(theme)

    @property
    def theme(self) -> Theme:
        """The theme that it is painted in."""
        return self._theme

    @property
    def alone(self) -> str:
        """The figure that is shown alone, empty while all are."""
        return self._over.alone[0] if self._over.alone else ""

    # What it is told

    def set_look(self, theme: Theme, text_scale: float = 1.0) -> None:
        """Repaint everything in another theme, with words at `text_scale` (1.0 is 100 %)."""
        self._theme = theme
        self._text_scale = text_scale
        self._backdrop.set_look(theme, self.look)
        font = QFont(FONT)
        font.setPixelSize(round(theme.type.small * text_scale))
        self.labels.set_font(font)
        self._labelled = None
        self.captions.set_color(QColor(theme.colors.ink_muted))
        self._fit_captions()
        self.pointing.hover.set_theme(theme)
        self._minimap.set_theme(theme)
        self.light(self.lighting, self.other)

    def see(self, look: Look) -> None:
        """Show the drawing as `look` says; what is hidden cannot be pointed at either."""
        if look == self.look:
            return
        relit = look.hidden != self.look.hidden
        if look.solid != self.look.solid:
            self._minimap.set_theme(self._theme)
        self.look = look
        self.pointing.set_look(look)
        self.steering.set_stops()
        self._backdrop.set_look(self._theme, look)
        if relit and self.lighting:
            self.light(self.lighting, self.other)
        self.viewport().update()

    def light(self, lighting: Lighting | None, other: Lighting | None = None) -> None:
        """Light a path and mark places, and those of another thing beside it; None lights nothing."""
        self.lighting, self.other = lighting, other
        plate = not_hidden(self.plate, self.look)
        if lighting and other:
            self._lit = PairPainter(plate, lighting, other, self._theme)
        else:
            self._lit = LitPainter(plate, lighting, self._theme) if lighting else None
        self._backdrop.set_lit(self._lit)
        self._minimap.set_light(self._lit)
        self._pulse.stop()
        self._pulse_due.stop()
        if self._lit and not self.reduced_motion and self.isVisible():
            self._pulse_due.start()
        self.viewport().update()

    def _start_pulse(self) -> None:
        if self._lit:
            self._pulse.start(self._runs.of(self._lit.nerves, self.scale_now()), self._theme.diagram.pulse)

    def frame(self, area: QRectF) -> None:
        """Fly to `area` (plate millimetres); without motion, jump. All figures are seen again."""
        self._show_all()
        self._flight.to(area, animated=not self.reduced_motion and self.isVisible())

    def fit(self) -> None:
        """Show the whole plate."""
        self.frame(self.bounds)

    def frame_figure(self, figure_id: str) -> None:
        """Show one figure alone, until something else is looked at; raises KeyError for an unknown name."""
        self.frame(figure_area(self.diagram, figure_id))
        self._over.show_alone(figure_id)

    def _show_all(self) -> None:
        if self._over.alone is not None:
            self._over.alone = None
            self.viewport().update()

    def frame_lit(self) -> None:
        """Fly to the figure in which the marked place shows best, with room round it."""
        if self._lit:
            self.frame(lit_area(self._lit, self.bounds))

    def look_at(self, middle: QPointF) -> None:
        """Move the view so that `middle` (plate millimetres) is its middle."""
        self._flight.stop()
        self._show_all()
        area = self.box.viewRect()
        self.box.show_area(area.translated(middle - area.center()))
        self._minimap.show_part(self.box.viewRect(), False)

    def zoom(self, factor: float) -> None:
        """Zoom about the keyboard's cursor, else about the middle; above 1 is nearer."""
        self._flight.stop()
        self._show_all()
        stop = self.steering.at
        self.box.zoom_about(factor, stop.place if stop else self.box.viewRect().center())

    def pan(self, x: float, y: float) -> None:
        """Move the view by so many plate millimetres, at once."""
        self._flight.stop()
        self.box.show_area(self.box.viewRect().translated(x, y))

    # What it shows

    def to_view(self) -> QTransform:
        """From plate millimetres to the view's pixels."""
        self.box.updateMatrix()  # the view may have moved since it was last painted
        return QTransform(self.box.childGroup.sceneTransform() * self.viewportTransform())

    def scale_now(self) -> float:
        """Pixels a millimetre of plate."""
        return max(float(self.to_view().m11()), 1e-6)

    def place_in_view(self, x: float, y: float) -> QPointF:
        """Where the plate's (x, y) lies in the viewport, in pixels."""
        return self.to_view().map(QPointF(x, y))

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Copy the kept pictures: the plate, fallen back where a path is lit, and the light on top."""
        painter.save()
        painter.resetTransform()
        view = QRectF(self.viewport().rect())
        at_rest = not self._settle.isActive()
        self._backdrop.paint(painter, view, self.to_view(), self.devicePixelRatioF(), at_rest)
        painter.restore()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Cover all but a figure that is shown alone, and write the labels while nothing moves."""
        view = QRectF(self.viewport().rect())
        to_view = self.to_view()
        at_rest = not self._settle.isActive()
        key = (to_view, view, self.lighting, self.other, self.look.solid, self._over.alone)
        if at_rest and key != self._labelled:
            self._labelled = key
            self._place_minimap(view, to_view)
            taken = self._minimap.taken()
            self._over.lay_out(view, to_view, self.look, self._lit, (self.lighting, self.other), taken)
        painter.save()
        painter.resetTransform()
        self._over.paint(painter, self._theme, view, to_view, names=at_rest)
        painter.restore()
        self._paint_cursor(painter, view, to_view)

    def _paint_cursor(self, painter: QPainter, view: QRectF, to_view: QTransform) -> None:
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.steering.paint(painter, view, to_view)
        painter.restore()

    def _place_minimap(self, view: QRectF, to_view: QTransform) -> None:
        """Where it is needed, in the corner where it hides least of what is lit."""
        to_plate = to_view.inverted()[0]
        self._minimap.show_part(to_plate.mapRect(view), self._over.alone is not None)

        def covers(spot: QRectF) -> int:
            return self._lit.shapes_in(to_plate.mapRect(spot)) if self._lit else 0

        if not self._minimap.isHidden():
            notice = [QRectF(each.geometry()) for each in self.notices if not each.isHidden()]
            self._minimap.place(view, notice, covers)

    @property
    def labels(self) -> Labels:
        """The names that are written beside the drawing."""
        return self._over.labels

    def sight(self, subject: str = "") -> Sight:
        """What is seen now, to be painted anew at any size; `subject` says what is lit."""
        self.settle()
        view, to_view = QRectF(self.viewport().rect()), self.to_view()
        both = (self.lighting, self.other)
        self._over.lay_out(view, to_view, self.look, self._lit, both, QRectF())
        self._labelled = None  # here they stand where the mini-map is on the screen
        return Sight(
            title=self.diagram.title,
            subject=subject,
            plate=self.plate,
            theme=self._theme,
            look=self.look,
            lit=self._lit,
            over=self._over,
            captions=self.captions.places,
            caption_pixels=self.captions.pixels,
            size=self.viewport().size(),
            to_view=to_view,
        )

    def picture(self) -> QPixmap:
        """The drawing as it is seen now, without what stands over it: the mini-map and notices."""
        return QPixmap(self.viewport().grab())

    def settle(self) -> None:
        """Paint sharply at once, without waiting for the view to rest."""
        self._flight.finish()
        self.box.prepareForPaint()
        self._settle.stop()
        self.viewport().update()

    def _moved(self) -> None:
        if not self._backdrop.at_scale(self.scale_now()):
            self._settle.start()
        self.pointing.again.start()
        self._minimap.show_part(self.box.viewRect(), self._over.alone is not None)
        self.steering.follow()
        self.viewport().update()

    # What is done to it

    def reach(self) -> float:
        """How far from a line a pointer still hits it, in plate millimetres at this zoom."""
        return self.pointing.reach(self.scale_now())

    def hits(self, place: QPointF) -> tuple[Hit, ...]:
        """What lies at a place of the plate, the likeliest meant first."""
        return () if self._over.hides(place) else self.pointing.hits(place, self.scale_now())

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
        hit = next(iter(self.hits(place)), None)
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

    def _fit_captions(self) -> None:
        size = self.viewport().size()
        whole = min(size.width() / self.bounds.width(), size.height() / self.bounds.height())
        self.captions.fit(self._theme.type.small * self._text_scale, whole)

    def stop(self) -> None:
        """End every movement, before the window closes."""
        self._pulse_due.stop()
        self._pulse.stop()
        self._flight.stop()
        self._settle.stop()
        self.pointing.again.stop()
        if self.spoken is not None:
            self.spoken.forget()
