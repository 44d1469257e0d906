"""The part of the scene that pans and zooms, and knows its limits."""

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QGraphicsSceneWheelEvent

NEAREST_MM = 40.0
"""The narrowest part of the plate that can fill the view."""

WHEEL_STEP = 1.0 / 360.0
"""How much one unit of a wheel's turn zooms, as a power of two (a notch is 120 units)."""


class PlateBox(pg.ViewBox):
    """A ViewBox in plate millimetres, y down, that never loses the plate.

    `clicked` carries the place on the plate, in millimetres. ViewBox's own
    `sigRangeChangedManually` tells of every wheel and drag.
    """

    clicked = Signal(QPointF)

    def __init__(self, bounds: QRectF) -> None:
        super().__init__(enableMenu=False, lockAspect=True, invertY=True, defaultPadding=0.0)
        self.bounds = bounds
        self.pinching = False
        self.disableAutoRange()
        self.setRange(bounds, padding=0.02)

    def zoom_about(self, factor: float, center: QPointF) -> None:
        """Zoom by `factor` (above 1 is nearer) so that `center` stays where it is."""
        area = self.viewRect()
        nearest = area.width() / NEAREST_MM
        farthest = max(
            area.width() / (self.bounds.width() * 1.1), area.height() / (self.bounds.height() * 1.1)
        )
        factor = min(max(factor, min(1.0, farthest)), max(1.0, nearest))
        if factor <= 0:
            return
        left = center.x() - (center.x() - area.left()) / factor
        top = center.y() - (center.y() - area.top()) / factor
        self.show_area(QRectF(left, top, area.width() / factor, area.height() / factor))

    def show_area(self, area: QRectF) -> None:
        """Show `area`, moved so that the middle of the view stays on the plate."""
        center = area.center()
        x = min(max(center.x(), self.bounds.left()), self.bounds.right())
        y = min(max(center.y(), self.bounds.top()), self.bounds.bottom())
        self.setRange(area.translated(x - center.x(), y - center.y()), padding=0.0)

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Move the plate so that what lay at `start` comes to lie at `end`."""
        self.show_area(self.viewRect().translated(start.x() - end.x(), start.y() - end.y()))

    def plate_at(self, scene_place: QPointF) -> QPointF:
        """The plate's millimetres at a place in the scene, as they are now and not when last painted."""
        self.updateMatrix()
        return QPointF(self.childGroup.mapFromScene(scene_place))

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        """Zoom at the pointer."""
        place = self.plate_at(event.scenePos())
        self.zoom_about(2.0 ** (event.delta() * WHEEL_STEP), place)
        self.sigRangeChangedManually.emit(self.state["mouseEnabled"])
        event.accept()

    def mouseDragEvent(self, event: MouseDragEvent, axis: int | None = None) -> None:
        """Pan with the left button; a pinch under way holds it."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            event.ignore()
            return
        event.accept()
        if self.pinching:
            return
        self.drag(self.plate_at(event.lastScenePos()), self.plate_at(event.scenePos()))
        self.sigRangeChangedManually.emit(self.state["mouseEnabled"])

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Tell the place of a click or tap."""
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.clicked.emit(self.plate_at(event.scenePos()))
