"""The glass over the drawing: a finger paints on it what is felt, and all marks are seen through it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.anatomy.structures import Felt
from explorer.library.felt import Mark, mark_at
from explorer.library.library import Library
from explorer.state.kiosk.marks import Marks
from explorer.ui.kiosk.brushes import paint_dabs
from explorer.ui.kiosk.drawing import Drawing
from explorer.ui.kiosk.plate import Spot, places_of, spot_at

DAB_MM, LEAST_DAB = 1.8, 4.0
"""How far a dab reaches from its middle: in mm of the glass, and in pixels at least."""

NOT_MEANT = -5_000.0
"""A press that is let go so far to the left was not meant as one: see `touch.NOWHERE`."""

AIR = 1.9
"""How far two painted dabs are apart at least, where the reach of one is 1; from afar some are left out."""


class Painting(QWidget):
    """Shows `marks` over `drawing`, and makes them where it may be painted on. `stroked` ends each stroke.

    It takes no gesture of two fingers: those move the drawing below, and end a stroke as not meant.
    """

    stroked = Signal()

    def __init__(self, library: Library, drawing: Drawing, marks: Marks, mm: float) -> None:
        super().__init__(drawing.view.viewport())
        self._library, self._drawing, self._marks, self._mm = library, drawing, marks, mm
        self._painted = False
        self._pressed = False
        self._stop = marks.observe(self.update)
        drawing.view.box.sigTransformChanged.connect(self._moved)
        drawing.view.viewport().installEventFilter(self)
        self.set_painted(False)
        self._cover()

    def set_painted(self, painted: bool) -> None:
        """Let fingers paint, or let them through to the drawing."""
        self._painted = painted
        self._pressed = False
        self.setProperty("free", painted)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not painted)

    def forget(self) -> None:
        """Let go of the drawing and the marks, and vanish."""
        self._stop()
        self._drawing.view.box.sigTransformChanged.disconnect(self._moved)
        self._drawing.view.viewport().removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the drawing."""
        if event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    def _cover(self) -> None:
        self.setGeometry(self._drawing.view.viewport().rect())

    def _moved(self) -> None:
        self.update()

    def mark_at(self, place: QPointF) -> Mark | None:
        """The mark that a dab at a place of this widget makes; None where there is no body."""
        plate = self._drawing.view.to_view().inverted()[0].map(place)
        spot = spot_at(self._drawing.plate, plate)
        if spot is None:
            return None
        return mark_at(self._library, self._marks.brush, spot.figure, spot.x, spot.y, spot.side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        self._pressed = True
        self._dab(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if self._pressed:
            self._dab(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._pressed = False
        if event.position().x() < NOT_MEANT:
            self._marks.drop()
            return
        self._marks.lift()
        self.stroked.emit()

    def _dab(self, place: QPointF) -> None:
        made = self.mark_at(place)
        if made is not None:
            self._marks.add(made)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All marks, where they are now."""
        marks = self._marks.all
        if not marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        to_view = self._drawing.view.to_view()
        reach = max(LEAST_DAB, DAB_MM * self._mm)
        seen = [
            (each.felt, to_view.map(at))
            for each in marks
            for at in places_of(self._drawing.plate, Spot(each.figure, each.x, each.y, each.side))
        ]
        paint_dabs(painter, _apart(seen, AIR * reach), reach)
        painter.end()


def _apart(dabs: Iterable[tuple[Felt, QPointF]], least: float) -> Iterator[tuple[Felt, QPointF]]:
    """The dabs without those that lie so near the one before that they would run together."""
    last: tuple[Felt, QPointF] | None = None
    for felt, at in dabs:
        if last is None or felt is not last[0] or (at - last[1]).manhattanLength() >= least:
            last = (felt, at)
            yield last
