"""The system's own ways of ending a program, which work at once even where nothing else does."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def end_when_told(application: QApplication, end: Callable[[], object]) -> None:
    """Call `end` and leave the event loop when the session closes or the process is told to stop."""

    def leave() -> None:
        end()
        application.quit()

    application.commitDataRequest.connect(lambda _manager: leave())
    _Listener(leave, application)


class _Listener(QObject):
    """Wakes Qt when a signal comes: Python would see it only with the next event."""

    def __init__(self, told: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._told = told
        self._ours, self._theirs = socket.socketpair()
        for each in (self._ours, self._theirs):
            each.setblocking(False)
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for number in SIGNALS:
            signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def _wake(self) -> None:
        if set(self._ours.recv(64)) & set(SIGNALS):
            self._told()
