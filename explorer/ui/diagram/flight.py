"""Flying from one part of the plate to another."""

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation

from explorer.ui.diagram.box import PlateBox

DURATION_MS = 420


class Flight(QObject):
    """Moves the view smoothly to an area."""

    def __init__(self, box: PlateBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._box.show_area)

    def to(self, area: QRectF, animated: bool) -> None:
        """Show `area` with a little room round it, at once or in a short flight."""
        self.stop()
        room = 0.03 * max(area.width(), area.height())
        target = self._shaped(area.adjusted(-room, -room, room, room))
        if not animated:
            self._box.show_area(target)
            return
        self._animation.setStartValue(QRectF(self._box.viewRect()))
        self._animation.setEndValue(target)
        self._animation.start()

    def stop(self) -> None:
        """End the flight where it is."""
        self._animation.stop()

    def finish(self) -> None:
        """Arrive at once."""
        if self._animation.state() is QVariantAnimation.State.Running:
            self.stop()
            self._box.show_area(self._animation.endValue())

    def _shaped(self, area: QRectF) -> QRectF:
        """`area` widened to the view's own shape, so that a flight never changes its proportions."""
        view = self._box.viewRect()
        if view.height() <= 0 or view.width() <= 0:
            return area
        ratio = view.width() / view.height()
        width = max(area.width(), area.height() * ratio)
        height = width / ratio
        center = area.center()
        return QRectF(center.x() - width / 2, center.y() - height / 2, width, height)
