"""Work that is done ahead, bit by bit, while the drawing rests and nobody waits for anything."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

WAIT_MS = 150
"""The drawing rests once nothing moved for so long."""

SLICE = 0.004
"""So many seconds are worked at a time; what is pressed meanwhile waits no longer."""


class Idle(QObject):
    """Calls `work` with the time (of `perf_counter`) at which to stop, until it returns that nothing is left.

    Once that is so no timer runs.
    """

    def __init__(self, work: Callable[[float], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is work left."""
        return self._timer.isActive()

    def start(self) -> None:
        """There may be something to do, soon."""
        if not self._timer.isActive():
            self._timer.start(WAIT_MS)

    def stop(self) -> None:
        """Do nothing more."""
        self._timer.stop()

    def _go_on(self) -> None:
        if self._work(perf_counter() + SLICE):
            self._timer.start(0)
