"""What is pointed at in the drawing: found, outlined, named, and told."""

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal

from explorer.state.layers import Look
from explorer.ui.diagram.box import PlateBox
from explorer.ui.diagram.hover import Hover
from explorer.ui.diagram.ink import Ink
from explorer.ui.diagram.pick import Hit, Picker
from explorer.ui.diagram.seen import can_be_pointed_at

REACH_PIXELS = (4.0, 9.0)
"""How far from a line a pointer still hits it: seen whole, and seen close (pixels)."""

AGAIN_MS = 90
"""When nothing moved for so long, it is asked again what lies beneath the pointer."""


class Pointing(QObject):
    """Finds what lies at a place of the plate, and follows the pointer.

    `pointed` carries the Hit or None when another thing is pointed at, `moved`
    the same and the place of the plate (millimetres) with each move.
    """

    pointed = Signal(object)
    moved = Signal(object, QPointF)

    def __init__(self, plate: tuple[Ink, ...], box: PlateBox, hover: Hover, parent: QObject) -> None:
        super().__init__(parent)
        self._plate = plate
        self._box = box
        self._look: Look | None = None
        self._pickers: dict[int, Picker] = {}
        self.hover = hover
        self.again = QTimer(self)
        self.again.setSingleShot(True)
        self.again.setInterval(AGAIN_MS)

    def set_plate(self, plate: tuple[Ink, ...]) -> None:
        """Point at the same plate with the other half of the body; it must be kept as long as this."""
        self._plate = plate
        self.at_nothing()

    def set_look(self, look: Look) -> None:
        """Let only what is seen be pointed at."""
        self._look = look
        self._pickers.clear()
        self.at_nothing()

    def reach(self, scale: float) -> float:
        """How far from a line a pointer still hits it, in plate mm, at `scale` pixels a millimetre."""
        whole, close = REACH_PIXELS
        pixels = whole + (close - whole) * min(1.0, max(0.0, (scale - 0.8) / 2.0))
        return pixels / scale

    def hits(self, place: QPointF, scale: float) -> tuple[Hit, ...]:
        """What lies at a place of the plate, the likeliest meant first."""
        return self._picker().at(place.x(), place.y(), self.reach(scale), scale)

    def first(self, place: QPointF, scale: float) -> Hit | None:
        """The likeliest of what lies at a place of the plate; quicker than all of it."""
        return self._picker().first(place.x(), place.y(), self.reach(scale), scale)

    def _picker(self) -> Picker:
        picker = self._pickers.get(id(self._plate))
        if picker is None:
            look = self._look
            shown = (ink for ink in self._plate if look is None or can_be_pointed_at(ink, look))
            picker = self._pickers[id(self._plate)] = Picker(tuple(shown))
        return picker

    def at(self, hit: Hit | None, place: QPointF, in_view: QPointF) -> Qt.CursorShape | None:
        """Point at `hit`, at a `place` of the plate and `in_view`; the new cursor if it is another thing."""
        changed = self.hover.show(hit, in_view)
        if changed:
            self.pointed.emit(hit)
        self.moved.emit(hit, place)
        if not changed:
            return None
        return Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor

    def at_nothing(self) -> None:
        """Forget the pointer."""
        if self.hover.show(None, QPointF()):
            self.pointed.emit(None)
            self.moved.emit(None, QPointF())
