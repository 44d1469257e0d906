"""The plate on screen: it shows, lights, flies and tells what is pointed at and chosen."""

from collections.abc import Callable, Mapping
from math import inf
from typing import Protocol

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
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
from explorer.state.layers import LabelLanguage, Visibility, shown_at_first
from explorer.ui.diagram.backdrop import OVER_DEEP, Backdrop, left_of
from explorer.ui.diagram.box import PlateBox
from explorer.ui.diagram.captions import captions
from explorer.ui.diagram.flight import Flight
from explorer.ui.diagram.framing import figure_area, figure_in, lit_area
from explorer.ui.diagram.hover import Hover
from explorer.ui.diagram.ink import Ink, inks
from explorer.ui.diagram.labels import Labels, NameOf
from explorer.ui.diagram.lit import LitPainter, PairPainter, Role
from explorer.ui.diagram.pick import Hit, Picker
from explorer.ui.diagram.pulse import Pulse, Runs
from explorer.ui.diagram.steering import Steering
from explorer.ui.diagram.stops import Stop
from explorer.ui.style import FONT
from explorer.ui.theme import Theme
from explorer.ui.words import tr

REACH_PIXELS = (4.0, 9.0)
"""How far from a line a pointer still hits it: seen whole, and seen close (pixels)."""

SETTLE_MS = 90
"""A zoom counts as finished when nothing moved for so long; then the picture is painted sharp."""

PULSE_AFTER_MS = 120
"""The path is lit first; then the pulse sets out."""

NAMES_FROM = 1.25
"""How much nearer than the whole plate one must be for names to show."""

LEAST_CAPTION, CAPTION_MM = 13, 42.0
"""Captions are at least so many pixels high, and at most so many plate millimetres of the whole plate."""

CAPTION_ROOM = 30.0
"""The room for the captions under a figure, in pixels."""

LABELLED = frozenset({"nerve", "bone", "disc", "muscle"})
"""The layers whose structures get names when nothing is chosen."""

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
    says that the page was clicked; `pointed` carries the Hit or None; `steered` the Stop that the
    keyboard moved to or None, and words on what is new there beside it.
    """

    chosen = Signal(Address, Side, tuple)
    missed = Signal()
    pointed = Signal(object)
    steered = Signal(object, str)

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
        self.bounds = QRectF(0, 0, max(diagram.width, 1.0), max(diagram.height, 1.0))
        self.lighting: Lighting | None = None
        self._labelled: object = None
        self._alone: tuple[str, QRectF] | None = None
        self.reduced_motion = False
        self._runs = Runs(parents)
        self._layers: Mapping[str, Visibility] = shown_at_first(diagram)
        self._theme = theme
        self._text_scale = 1.0
        self.other: Lighting | None = None
        self._lit: LitPainter | PairPainter | None = None
        self._picker: Picker | None = None
        self._backdrop = Backdrop(self.plate, self.bounds, theme)

        self.box = PlateBox(self.bounds)
        self.setCentralItem(self.box)
        scene = self.scene()
        scene.setMoveDistance(MOVE_PIXELS)
        scene.minDragTime = inf  # however long a finger rests, only moving it far is a drag
        scene.setClickRadius(MOVE_PIXELS)
        self.box.clicked.connect(self._click)
        scene.sigMouseMoved.connect(self._point)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

        self._captions = captions(diagram, self.box)
        self.labels = Labels(name_of)
        self._hover = Hover(self.box, self)
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
        self._pointing = QTimer(self)
        self._pointing.setSingleShot(True)
        self._pointing.setInterval(SETTLE_MS)
        self._pointing.timeout.connect(self._point_again)
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
    def layers(self) -> Mapping[str, Visibility]:
        """How much of each layer is shown."""
        return self._layers

    @property
    def alone(self) -> str:
        """The figure that is shown alone, empty while all are."""
        return self._alone[0] if self._alone else ""

    # What it is told

    def set_look(self, theme: Theme, text_scale: float = 1.0) -> None:
        """Repaint everything in another theme, with words at `text_scale` (1.0 is 100 %)."""
        self._theme = theme
        self._text_scale = text_scale
        self._backdrop.set_look(theme, self._layers)
        font = QFont(FONT)
        font.setPixelSize(round(theme.type.small * text_scale))
        self.labels.set_font(font)
        self._labelled = None
        for caption in self._captions:
            caption.setColor(QColor(theme.colors.ink_muted))
        self._fit_captions()
        self._hover.set_theme(theme)
        self.light(self.lighting, self.other)

    def show_layers(self, layers: Mapping[str, Visibility]) -> None:
        """Show, fade and hide layers; hidden ones cannot be pointed at either."""
        self._layers = dict(layers)
        self._picker = None
        self._point_at_nothing()
        self.steering.set_stops()
        self.set_look(self._theme, self._text_scale)

    def show_labels(self, language: LabelLanguage) -> None:
        """Write the labels in another language, or none."""
        self.labels.language = language
        self.viewport().update()

    def light(self, lighting: Lighting | None, other: Lighting | None = None) -> None:
        """Light a path and mark places, and those of another thing beside it; None lights nothing."""
        self.lighting, self.other = lighting, other
        if lighting and other:
            self._lit = PairPainter(self.plate, lighting, other, self._theme)
        else:
            self._lit = LitPainter(self.plate, lighting, self._theme) if lighting else None
        self._backdrop.set_lit(self._lit)
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
        area = figure_area(self.diagram, figure_id)
        self.frame(area)
        drawn = QRectF()
        for ink in self.plate:
            if ink.figure == figure_id:
                drawn = drawn.united(ink.box)
        self._alone = figure_id, QRectF(drawn.left(), area.top(), drawn.width(), area.height())

    def _show_all(self) -> None:
        if self._alone is not None:
            self._alone = None
            self.viewport().update()

    def frame_lit(self) -> None:
        """Fly to the figure in which the marked place shows best, with room round it."""
        if self._lit:
            self.frame(lit_area(self._lit, self.bounds))

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
        if self._alone is not None:
            self._cover(painter, view, to_view.mapRect(self._alone[1]))
        if self._settle.isActive():
            self._paint_cursor(painter, view, to_view)
            return
        key = (to_view, view, self.lighting, self.other, self._layers, self.labels.language, self._alone)
        if key != self._labelled:
            self._labelled = key
            self._label(view, to_view)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.labels.paint(painter, self._theme)
        painter.restore()
        self._paint_cursor(painter, view, to_view)

    def _paint_cursor(self, painter: QPainter, view: QRectF, to_view: QTransform) -> None:
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.steering.paint(painter, view, to_view)
        painter.restore()

    def _cover(self, painter: QPainter, view: QRectF, alone: QRectF) -> None:
        """Lay the page's colour over what stands beside and above `alone` (pixels)."""
        page = QColor(self._theme.colors.page)
        painter.save()
        painter.resetTransform()
        painter.fillRect(QRectF(view.topLeft(), QPointF(alone.left(), view.bottom())), page)
        painter.fillRect(QRectF(QPointF(alone.right(), view.top()), view.bottomRight()), page)
        painter.fillRect(QRectF(view.topLeft(), QPointF(view.right(), alone.top())), page)
        if alone.bottom() + CAPTION_ROOM < view.bottom():
            painter.fillRect(
                QRectF(QPointF(view.left(), alone.bottom() + CAPTION_ROOM), view.bottomRight()), page
            )
        painter.restore()

    def _label(self, view: QRectF, to_view: QTransform) -> None:
        """Names in the figure that fills the view: of what is lit, or of all where nothing is."""
        whole = min(view.width() / self.bounds.width(), view.height() / self.bounds.height())
        area = to_view.inverted()[0].mapRect(view)
        figure = self._alone[0] if self._alone else figure_in(self.diagram, area)
        chosen: frozenset[Address] = frozenset()
        inks: list[Ink] = []
        if to_view.m11() >= whole * NAMES_FROM or self._alone is not None:
            if self._lit and self.lighting:
                inks = [*(ink for ink, _ in self._lit.nerves), *self._lit.places]
                for lit in filter(None, (self.lighting, self.other)):
                    chosen |= lit.places | {Address.nerve(each) for each in lit.nerves}
            else:
                shown = {layer for layer, state in self._layers.items() if state is Visibility.SHOWN}
                inks = [ink for ink in self.plate if ink.shape.layer in shown & LABELLED]
        self.labels.lay_out((ink for ink in inks if ink.figure == figure), chosen, view, to_view)

    def picture(self) -> QPixmap:
        """The drawing as it is seen now."""
        return QPixmap(self.grab())

    def settle(self) -> None:
        """Paint sharply at once, without waiting for the view to rest."""
        self._flight.finish()
        self.box.prepareForPaint()
        self._settle.stop()
        self.viewport().update()

    def _moved(self) -> None:
        if not self._backdrop.at_scale(self.scale_now()):
            self._settle.start()
        self._pointing.start()
        self.steering.follow()
        self.viewport().update()

    # What is done to it

    def reach(self) -> float:
        """How far from a line a pointer still hits it, in plate millimetres at this zoom."""
        scale = self.scale_now()
        whole, close = REACH_PIXELS
        pixels = whole + (close - whole) * min(1.0, max(0.0, (scale - 0.8) / 2.0))
        return pixels / scale

    def hits(self, place: QPointF) -> tuple[Hit, ...]:
        """What lies at a place of the plate, the likeliest meant first."""
        if self._alone is not None and not self._alone[1].contains(place):
            return ()
        if self._picker is None:
            self._picker = Picker(tuple(ink for ink in self.plate if left_of(ink, self._layers) > OVER_DEEP))
        return self._picker.at(place.x(), place.y(), self.reach(), self.scale_now())

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
        if self._hover.show(hit, self.mapFromScene(scene_pos)):
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor
            )
            self.pointed.emit(hit)

    def _point_again(self) -> None:
        """The plate has moved, maybe beneath a pointer that stayed where it was."""
        if self._hover.place is not None:
            self._point(self.mapToScene(self._hover.place.toPoint()))

    def name_pointed(self, text: str) -> None:
        """Write `text` beside the pointer."""
        self._hover.set_text(text)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer when it leaves."""
        self._point_at_nothing()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A finger that is lifted points at nothing; a mouse stays where it is."""
        super().mouseReleaseEvent(event)
        if event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized:
            self._point_at_nothing()

    def _point_at_nothing(self) -> None:
        if self._hover.show(None, QPointF()):
            self.pointed.emit(None)

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
        """As large as the text, but no larger than what stands between two figures."""
        size = self.viewport().size()
        whole = min(size.width() / self.bounds.width(), size.height() / self.bounds.height())
        font = QFont(FONT)
        wanted = self._theme.type.small * self._text_scale
        font.setPixelSize(round(min(wanted, max(LEAST_CAPTION, CAPTION_MM * whole))))
        for caption in self._captions:
            caption.setFont(font)

    def stop(self) -> None:
        """End every movement, before the window closes."""
        self._pulse_due.stop()
        self._pulse.stop()
        self._flight.stop()
        self._settle.stop()
        self._pointing.stop()
        if self.spoken is not None:
            self.spoken.forget()
