"""Asking folders that may never answer: a network share can hang whoever reads it, for ever."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Given = TypeVar("Given")


class Patience:
    """Does work in a thread, one piece at a time, and waits for it only so long.

    A thread that hangs is left behind: nobody can end it, but it ends with the process. `clock` gives seconds
    that never run backwards.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._thread: threading.Thread | None = None
        self._began = 0.0

    def wait(self, work: Callable[[], Given], seconds: float) -> Given:
        """What `work` gives, or raises; TimeoutError if that is not there within `seconds`.

        While an earlier piece hangs, the seconds count from its beginning and no other is begun: who asks a
        second time is refused at once, and no more than one thread is ever left behind.
        """
        self._see_ended(seconds)
        done: Future[Given] = Future()

        def run() -> None:
            try:
                done.set_result(work())
            except Exception as error:
                done.set_exception(error)

        self._thread = threading.Thread(target=run, name="patience", daemon=True)
        self._began = self._clock()
        self._thread.start()
        self._see_ended(seconds)
        return done.result()

    def _see_ended(self, seconds: float) -> None:
        if self._thread is None:
            return
        self._thread.join(max(0.0, self._began + seconds - self._clock()))
        if self._thread.is_alive():
            raise TimeoutError(f"no answer for {seconds:.0f} seconds")
