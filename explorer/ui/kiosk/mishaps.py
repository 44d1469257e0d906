"""Faults of the program itself, met while nobody is there to see them."""

import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal

MOST = 5
"""So many are kept; so many within a minute, and the program had better be started anew."""
MINUTE = 60.0
BROKEN = 70
"""The exit status then: the start files start the kiosk again after any status but that of staff."""


class Mishaps(QObject):
    """`happened` soon after each fault, to begin afresh; `too_many` when there is no end of them.

    Kept and printed are the sort of fault and its place in the code, never its message: that may hold
    what a visitor chose, and nothing of a visitor reaches the disk.
    """

    happened = Signal()
    too_many = Signal()

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._found: deque[tuple[float, str]] = deque(maxlen=MOST)
        self._soon = QTimer(self)  # not amid whatever failed
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.happened)

    @property
    def found(self) -> tuple[str, ...]:
        """The latest ones."""
        return tuple(words for _, words in self._found)

    def take(self, kind: type[BaseException], _error: BaseException, at: TracebackType | None) -> None:
        """Keep one; may stand as `sys.excepthook`."""
        while at is not None and at.tb_next is not None:
            at = at.tb_next
        place = f" in {Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else ""
        words = f"{kind.__name__}{place}"
        print(f"nerve-explorer: {words}", file=sys.stderr)
        now = self._clock()
        self._found.append((now, words))
        if len(self._found) == MOST and now - self._found[0][0] < MINUTE:
            self.too_many.emit()
        else:
            self._soon.start()
