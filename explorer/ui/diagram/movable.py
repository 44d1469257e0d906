"""A view in which the plate can be moved about: framed, zoomed, pushed."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QWidget

from explorer.ui.diagram.box import PlateBox
from explorer.ui.diagram.flight import Flight


class MovableView(pg.GraphicsView):
    """Knows which part of the plate is seen. What is painted there is for the view that builds on it.

    `bounds` are those of the plate, in millimetres.
    """

    def __init__(self, bounds: QRectF, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        # The body's sides are where they are, whichever way one reads.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.bounds = bounds
        self.reduced_motion = False
        self.box = PlateBox(bounds)
        self.setCentralItem(self.box)
        self._flight = Flight(self.box, self)
        self.box.sigRangeChangedManually.connect(self._flight.stop)
        self.box.sigRangeChangedManually.connect(self._show_all)

    def frame(self, area: QRectF) -> None:
        """Fly to `area` (plate millimetres); without motion, jump. All figures are seen again."""
        self._show_all()
        self._flight.to(area, animated=not self.reduced_motion and self.isVisible())

    def fit(self) -> None:
        """Show the whole plate."""
        self.frame(self.bounds)

    def look_at(self, middle: QPointF) -> None:
        """Move the view so that `middle` (plate millimetres) is its middle."""
        self._flight.stop()
        self._show_all()
        area = self.box.viewRect()
        self.box.show_area(area.translated(middle - area.center()))

    def zoom_about(self, factor: float, place: QPointF) -> None:
        """Zoom while `place` (plate millimetres) stays where it is; above 1 is nearer."""
        self._flight.stop()
        self._show_all()
        self.box.zoom_about(factor, place)

    def pan(self, x: float, y: float) -> None:
        """Move the view by so many plate millimetres, at once."""
        self._flight.stop()
        self.box.show_area(self.box.viewRect().translated(x, y))

    def to_view(self) -> QTransform:
        """From plate millimetres to the view's pixels."""
        self.box.updateMatrix()  # the view may have moved since it was last painted
        return QTransform(self.box.childGroup.sceneTransform() * self.viewportTransform())

    def scale_now(self) -> float:
        """Pixels a millimetre of plate."""
        return max(float(self.to_view().m11()), 1e-6)

    def _show_all(self) -> None:
        """Somewhere else is looked at: nothing is hidden for the sake of one place any more."""
