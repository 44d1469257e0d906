"""Makes the search when it is first wanted: at once, or of a large library bit by bit beside all else."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.library.library import Library

if TYPE_CHECKING:  # brings SQLite, which is not needed before something is typed
    from explorer.library.search.search import Search
    from explorer.library.search.steps import Steps

AT_ONCE = 500
"""Cards that are read so quickly that nobody waits for them: in some tenths of a second."""
SLICE = 0.008
"""Seconds of work before whatever else the window has to do gets its turn."""


class SearchMaker(QObject):
    """Holds the search of a library once it is made; `made` tells of one that was not there at once."""

    made = Signal()

    def __init__(self, library: Library, cache: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._cache = cache
        self._search: Search | None = None
        self._steps: Steps[Search] | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    def search(self) -> Search | None:
        """The search; None while it is being made, which this begins."""
        if self._search is None and self._steps is None:
            from explorer.library.search.search import Search
            from explorer.library.search.steps import finished

            steps = Search.in_steps(self._library, self._cache)
            if len(self._library.cards) <= AT_ONCE:
                self._search = finished(steps)
            else:
                self._steps = steps
                self._turn.start()
        return self._search

    def stop(self) -> None:
        """Make no more of it, and give its memory back."""
        self._turn.stop()
        if self._steps:
            self._steps.close()
            self._steps = None
        if self._search:
            self._search.close()
            self._search = None

    def _go_on(self) -> None:
        assert self._steps is not None
        end = perf_counter() + SLICE
        try:
            next(self._steps)
            while perf_counter() < end:
                next(self._steps)
        except StopIteration as done:
            self._turn.stop()
            self._steps = None
            self._search = done.value
            self.made.emit()
