"""The living drawing as a waiting room has it: nothing small on it, and a touch always means a place."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.anatomy.address import Address, Kind, Side
from explorer.library.felt import MarkedPlace, place_at
from explorer.library.library import Library
from explorer.library.lighting import lighting
from explorer.library.selection import Selection
from explorer.state.layers import LabelLanguage, Look, Visibility, look_at_first
from explorer.state.state import State
from explorer.ui.diagram.minimap import MiniMap
from explorer.ui.diagram.view import DiagramView
from explorer.ui.kiosk.growing import Growing
from explorer.ui.kiosk.plate import spot_at, waiting_room_plate, whole_bodies
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.theme import Theme

ROOM = 0.8
"""The room round a place that is looked at, as a share of its size: one must see whose knee it is."""
LEAST_SEEN = 420.0
"""At least so many plate millimetres are seen of the body."""


class Drawing(QWidget):
    """The drawing of `library`, which shows what the state of a visit holds.

    `touched` carries the MarkedPlace that a touch means.
    """

    touched = Signal(object)

    def __init__(self, library: Library, theme: Theme, reduced_motion: bool) -> None:
        super().__init__()
        self._library = library
        self.plate = waiting_room_plate(library.diagram)
        parents = {nerve.id: nerve.parents for nerve in library.body.nerves.values()}
        self.view = DiagramView(self.plate, parents, theme, lambda address, _: library.name_of(address))
        self._reduced_motion = self.view.reduced_motion = reduced_motion
        self._growing = Growing(self.view, whole_bodies(self.plate))
        self.view.looks_ahead = False  # each page shows the drawing at another size: it would rarely serve
        self.view.see(_look(self.view.look))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it takes no keys, and a ring would mean nothing
        for gesture in (Qt.GestureType.PinchGesture, Qt.GestureType.PanGesture):
            self.view.viewport().ungrabGesture(gesture)  # fingers are followed at the window's door
        for each in self.view.findChildren(MiniMap):
            each.unwanted = True
        self.view.box.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def set_sizes(self, theme: Theme, sizes: Sizes) -> None:
        """Write the captions as large as the figures allow."""
        self.view.set_look(theme, sizes.stepped(1.0).text / theme.type.small)

    def show_choice(self, state: State, framed: Address | None) -> None:
        """Light what is chosen in `state`, and look at `framed`, a place or card; None for all there is."""
        self.view.reduced_motion = self._reduced_motion
        chosen = state.selection
        self.light(chosen)
        if framed is None or chosen is None:
            self.view.fit()
        elif framed.kind is Kind.REGION:
            self.look_at_place(framed, chosen.side)
        else:
            self._look_at_lit(chosen)

    def light(self, chosen: Selection | None) -> None:
        """Light the path of `chosen`, or nothing."""
        self._growing.stop()
        self._light(chosen)

    def change_light(self, chosen: Selection | None, also: Callable[[], object]) -> None:
        """Let what is lit go out and the path of `chosen` grow from the spine; `also` is done in between."""

        def light() -> None:
            self._light(chosen)
            also()

        if self._reduced_motion or not self.isVisible():
            self._growing.stop()
            light()
        else:
            self._growing.change(light)

    def rest(self) -> None:
        """Let nothing be under way."""
        self._growing.finish()

    def stop(self) -> None:
        """End every movement, before it is put away."""
        self._growing.stop()
        self.view.stop()

    def _light(self, chosen: Selection | None) -> None:
        self.view.light(lighting(self._library, chosen) if chosen else None)

    def forget(self) -> None:
        """Nothing lit, nothing pointed at, all of it seen: as for the first visitor of the day.

        While nobody is there nothing moves: a pulse all day would be for nobody, and would cost power.
        """
        self.view.reduced_motion = True
        self.light(None)
        self.view.pointing.at_nothing()
        self.view.see(_look(look_at_first(self.plate)))
        self.view.fit()
        self.view.settle()
        self.view.let_go()

    def place_at(self, plate: QPointF) -> MarkedPlace | None:
        """The place of the body that a touch of the plate means."""
        spot = spot_at(self.plate, plate)
        return place_at(self._library, spot.figure, spot.x, spot.y, spot.side) if spot else None

    def pinch(self, middle: QPointF, before: QPointF, factor: float) -> None:
        """Follow two fingers: their middle, where it was (both in this widget's pixels), and their spread."""
        if not self.rect().contains(middle.toPoint()):
            return
        self.view.pointing.at_nothing()
        to_plate = self.view.to_view().inverted()[0]
        now, then = to_plate.map(middle), to_plate.map(before)
        self.view.box.zoom_about(factor, now)
        self.view.box.drag(then, now)
        self.view.box.sigRangeChangedManually.emit(self.view.box.state["mouseEnabled"])

    def _clicked(self, plate: QPointF) -> None:
        place = self.place_at(plate)
        if place is not None:
            self.touched.emit(place)

    def _look_at_lit(self, chosen: Selection) -> None:
        """Fly to the height of the body at which `chosen` has its places, or else its nerves."""
        lit = lighting(self._library, chosen)
        places = [ink for ink in self.view.plate if ink.address in lit.places and ink.on(lit.side)]
        nerves = [ink for ink in self.view.plate if ink.shape.structure in lit.nerves and ink.on(lit.side)]
        exact = [ink for ink in places if ink.address and ink.address.kind is not Kind.REGION]
        area = QRectF()
        for ink in exact or places or nerves:
            area = area.united(ink.box)
        if area.isNull():
            self.view.fit()
            return
        whole = self.view.bounds
        grow = max(area.height() * ROOM, (LEAST_SEEN - area.height()) / 2)
        self._frame(QRectF(whole.left(), area.top() - grow, whole.width(), area.height() + 2 * grow))

    def look_at_place(self, region: Address, side: Side) -> None:
        """Fly to a region, on one side of the body or both."""
        area = QRectF()
        for ink in self.view.plate:
            if ink.address == region and ink.on(side) and (area.isNull() or area.intersects(_grown(ink.box))):
                area = area.united(ink.box)
        if area.isNull():
            self.view.fit()
            return
        grow_x = max(area.width() * ROOM, (LEAST_SEEN - area.width()) / 2)
        grow_y = max(area.height() * ROOM, (LEAST_SEEN - area.height()) / 2)
        self._frame(area.adjusted(-grow_x, -grow_y, grow_x, grow_y))

    def _frame(self, area: QRectF) -> None:
        """Fly to `area`, grown to the view's proportions, and moved so that no empty page is shown."""
        size = self.view.viewport().size()
        scale = min(size.width() / area.width(), size.height() / area.height())
        seen = QRectF(0, 0, size.width() / scale, size.height() / scale)
        seen.moveCenter(area.center())
        whole = self.view.bounds
        seen.moveLeft(_within(seen.left(), seen.width(), whole.left(), whole.width()))
        seen.moveTop(_within(seen.top(), seen.height(), whole.top(), whole.height()))
        self.view.frame(seen)


def _within(start: float, length: float, least: float, whole: float) -> float:
    """Where `length` begins so that it stays in the whole, in its middle if it is longer."""
    if length >= whole:
        return least + (whole - length) / 2
    return min(max(start, least), least + whole - length)


def _grown(box: QRectF) -> QRectF:
    return box.adjusted(-LEAST_SEEN, -LEAST_SEEN, LEAST_SEEN, LEAST_SEEN)


def _look(look: Look) -> Look:
    """Without names, which would be too small, and without the dots where nerves get pinched."""
    return replace(look, labels=LabelLanguage.NONE, states={**look.states, "site": Visibility.HIDDEN})
