"""Whether the plate rests, is zoomed, or is moved about by a hand."""

from PySide6.QtCore import QObject, QTimer, Signal

SETTLE_MS = 90
"""A zoom counts as finished when nothing moved for so long; then the picture is painted sharp."""

PAUSE_MS = 90
"""The hand that moves the plate pauses when nothing moved for so long; then names are placed anew."""


class Motion(QObject):
    """Told of each step of a movement, and says when it has come to rest."""

    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zoom, self._hand = QTimer(self), QTimer(self)
        for timer, pause in ((self._zoom, SETTLE_MS), (self._hand, PAUSE_MS)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(self.rested)

    @property
    def zooming(self) -> bool:
        """Whether a zoom is under way."""
        return self._zoom.isActive()

    @property
    def by_hand(self) -> bool:
        """Whether a hand moves the plate about."""
        return self._hand.isActive()

    def zoomed(self) -> None:
        """The plate is seen larger or smaller than a moment ago."""
        self._zoom.start()

    def moved(self) -> None:
        """The plate is seen elsewhere, as large as before."""
        self._hand.start()

    def end(self) -> None:
        """All rests, at once."""
        self._zoom.stop()
        self._hand.stop()
