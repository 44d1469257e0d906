"""The hidden gesture of the staff: five taps in the upper left corner within four seconds."""

from collections.abc import Callable

from PySide6.QtCore import QPointF

SIDE_MM = 25.0
TAPS, WITHIN_SECONDS = 5, 4.0


class Corner:
    """Counts taps in the upper left corner; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._taps: list[float] = []

    def holds(self, place: QPointF, mm: float) -> bool:
        """Whether a place of the window lies in the corner."""
        return max(place.x(), place.y()) <= SIDE_MM * mm

    def tapped(self, place: QPointF, mm: float) -> bool:
        """Whether a tap at `place` of the window (`mm` pixels a millimetre) completes the gesture."""
        if not self.holds(place, mm):
            self._taps = []
            return False
        now = self._clock()
        self._taps = [*(each for each in self._taps if now - each < WITHIN_SECONDS), now]
        if len(self._taps) < TAPS:
            return False
        self._taps = []
        return True
