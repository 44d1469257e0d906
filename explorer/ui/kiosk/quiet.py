"""While nobody is there: one nerve after the other, and what the last visitor's visit took given back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from explorer.state.kiosk.thrift import give_back

NERVE_MS = 8_000
"""How long the invitation stays with one nerve."""


class Quiet(QObject):
    """Calls `next_nerve` now and then from `begin` to `end`."""

    def __init__(self, next_nerve: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._nerve, self._tidy = QTimer(self), QTimer(self)
        self._nerve.setInterval(NERVE_MS)
        self._nerve.timeout.connect(next_nerve)
        self._tidy.setSingleShot(True)
        self._tidy.setInterval(0)  # once the pages that were left are gone, too
        self._tidy.timeout.connect(give_back)

    def begin(self) -> None:
        """Nobody is there from now on."""
        self._nerve.start()
        self._tidy.start()

    def doze(self, dark: bool) -> None:
        """Stay with one nerve while it is `dark`, since nobody would see another."""
        if dark:
            self._nerve.stop()
        else:
            self._nerve.start()

    def end(self) -> None:
        """Somebody is there, or all is over."""
        self._nerve.stop()
        self._tidy.stop()
