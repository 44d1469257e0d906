"""What staff see behind the PIN: how the kiosk is, and the ways out of it."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from explorer.state.kiosk.status import UNNAMED, Status, duration
from explorer.ui.card.heading import Heading
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.page import Page, put, scrolled, text
from explorer.ui.words import tr

IDLE_MS = 60_000
"""So long untouched and the page leaves by itself: staff may have been called away."""
MOST_PROBLEMS = 8


class StatusPage(Page):
    """Shows a `Status`; its buttons lead back, to the set-up, and out."""

    left = Signal()
    set_up = Signal()
    closed = Signal()

    def __init__(self, look: StaffLook, parent: QWidget | None = None) -> None:
        super().__init__(tr("For staff: how this screen is"), look, parent)
        self._area = scrolled(QWidget())
        self.column.addWidget(self._area, 1)
        self.back = self.add_button(tr("Back to the start"), self.left.emit, main=True)
        self.change = self.add_button(tr("Settings"), self.set_up.emit)
        self.close_kiosk = self.add_button(tr("Close the program"), self.closed.emit)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.left)
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._idle.start() if self.isVisible() else None)

    def show_status(self, status: Status) -> None:
        """Show `status` from its top."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(self.look.px(3))
        self._problems(column, status.problems)
        column.addWidget(text(tr("The program"), "heading", Heading))
        memory = tr("unknown") if status.memory is None else f"{status.memory / 1e6:.0f} MB"
        program = (
            (tr("Version"), status.version),
            (tr("Newest card reviewed"), str(status.reviewed or tr(UNNAMED))),
            (tr("Running for"), duration(status.uptime, tr)),
            (tr("Memory in use"), memory),
            (tr("Settings file"), str(status.config)),
        )
        column.addLayout(self._rows(program))
        column.addWidget(text(tr("Settings"), "heading", Heading))
        column.addLayout(self._rows(status.settings))
        if status.totals is not None:
            column.addWidget(text(tr("Cards opened today"), "heading", Heading))
            totals = [(name, str(total)) for name, total in status.totals.items()]
            column.addLayout(self._rows(totals or [(tr(UNNAMED), "")]))
        column.addStretch(1)
        put(self._area, inside)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count the time untouched."""
        super().showEvent(event)
        self._idle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs on."""
        super().hideEvent(event)
        self._idle.stop()

    def _problems(self, column: QVBoxLayout, problems: tuple[str, ...]) -> None:
        if not problems:
            column.addWidget(text(tr("No problems."), "lead"))
            return
        column.addWidget(text(tr("Problems: {n}").format(n=len(problems)), "heading", Heading))
        for each in problems[:MOST_PROBLEMS]:
            column.addWidget(text(each, "fault"))
        if len(problems) > MOST_PROBLEMS:
            column.addWidget(text(tr("The rest: nerve-explorer check"), "name"))

    def _rows(self, rows: Iterable[tuple[str, str]]) -> QGridLayout:
        """Names and what stands for each beside it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.look.px(4))
        grid.setVerticalSpacing(self.look.px(2))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (name, value) in enumerate(rows):
            grid.addWidget(text(name, "name"), row, 0)
            shown = text(value, "value")
            shown.setAccessibleName(f"{name}: {value}")
            grid.addWidget(shown, row, 1)
        return grid
