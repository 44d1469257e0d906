"""A `kiosk.toml` that cannot be read, where there never was a good one: shown to whoever sets it up."""

import math
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.files.problem import Problem
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.page import Page, scrolled, text
from explorer.ui.words import tr

PATIENCE = 120.0
"""Seconds after which the kiosk starts by itself: if nobody is there to answer, patients are."""


class FaultsPage(Page):
    """The faults, and four ways on; with nobody there it is `started` after a while.

    `again`: the file was mended, read it once more. `set_up`: answer questions instead (the file is
    kept beside the new one). `started`: begin with what is usual. `closed`: end the program.
    """

    again = Signal()
    set_up = Signal()
    started = Signal()
    closed = Signal()

    def __init__(
        self,
        problems: tuple[Problem, ...],
        folder: str,
        clock: Callable[[], float],
        look: StaffLook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("The settings of this screen cannot be read"), look, parent)
        self._clock, self._until = clock, clock() + PATIENCE
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(look.px(3))
        for each in problems:
            column.addWidget(text(f"{folder}/{each}", "fault"))
        words = tr(
            "Mend the line and press “Read it again”, or answer the questions of the set-up. The usual "
            "settings lock everything: no printing, no counting, and no PIN, so only the computer itself "
            "can close the screen."
        )
        column.addWidget(text(words, "lead"))
        self.countdown = text("", "name")
        column.addWidget(self.countdown)
        column.addStretch(1)
        self.column.addWidget(scrolled(inside), 1)
        self.buttons = (
            self.add_button(tr("Read it again"), self.again.emit, main=True),
            self.add_button(tr("Set up"), self.set_up.emit),
            self.add_button(tr("Usual settings"), self.started.emit),
            self.add_button(tr("Close"), self.closed.emit),
        )
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count down."""
        super().showEvent(event)
        self._until = self._clock() + PATIENCE
        self._second.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs on."""
        super().hideEvent(event)
        self._second.stop()

    def _tick(self) -> None:
        left = math.ceil(self._until - self._clock())
        words = tr("Untouched, it begins with the usual settings in {n} s.")
        self.countdown.setText(words.format(n=max(0, left)))
        if left <= 0:
            self._second.stop()
            self.started.emit()
