"""Content on a network share: when it goes, staff are told; when it comes back, it is shown again."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from explorer.library.library import Library

Aside = Callable[[Callable[[], None]], object]
"""Does a piece of work without holding up the window."""


LONGEST_LOOK = 10.0
"""Seconds after which staff are told of a look that is still under way."""


def in_a_thread(work: Callable[[], None]) -> None:
    """Do `work` in a thread of its own. Nobody waits for it: a share that hangs may hang it for ever."""
    threading.Thread(target=work, name="renewal", daemon=True).start()


class Renewal(QObject):
    """Looks at the content when told to, one look at a time, and never on the window's own time.

    `is_there` says whether the folder can be reached; `load` reads it, with a notice for staff if an old copy
    had to stand for it. `renewed` carries a library where an old copy was shown before. `clock` gives
    seconds that never run backwards.
    """

    renewed = Signal(object)
    _seen = Signal(bool, object, str)

    def __init__(
        self,
        is_there: Callable[[], bool],
        load: Callable[[], tuple[Library, str]],
        notice: str,
        gone: str,
        aside: Aside = in_a_thread,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._notice, self._clock = notice, clock
        self._is_there, self._load, self._gone, self._aside = is_there, load, gone, aside
        self._stale = bool(notice)
        """Whether an old copy is shown: reading anew would be worth while."""
        self._since: float | None = None
        """When the look began that is under way."""
        self._seen.connect(self._take)

    @property
    def notice(self) -> str:
        """What staff are to know now; empty if all is well."""
        hangs = self._since is not None and self._clock() - self._since > LONGEST_LOOK
        return self._notice or (self._gone if hangs else "")

    def look(self) -> None:
        """Look at the folder now, unless a look is under way: a share that hangs, hangs one thread only."""
        if self._since is None:
            self._since = self._clock()
            stale = self._stale
            self._aside(lambda: self._work(stale))

    def _work(self, stale: bool) -> None:
        there, library, notice = False, None, ""
        try:
            there = self._is_there()
            if there and stale:
                library, notice = self._load()
        except OSError:
            there = False
        try:
            self._seen.emit(there, library, notice)
        except RuntimeError:
            return  # the window has gone meanwhile

    def _take(self, there: bool, library: Library | None, notice: str) -> None:
        self._since = None
        if not there:
            self._notice = self._notice or self._gone
        elif library is None:
            if not self._stale:
                self._notice = ""
        else:
            self._notice = notice
            if not notice:
                self._stale = False
                self.renewed.emit(library)
