"""The question of the set-up on the night."""

from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.state.kiosk.night import Night
from explorer.state.kiosk.policy import KioskPolicy
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.page import text
from explorer.ui.kiosk.staff.steps import Stepper, yes_no
from explorer.ui.segments import Segments
from explorer.ui.words import tr

USUAL = Night(time(20), time(7))
HALF_HOURS = tuple(time(half // 2, half % 2 * 30) for half in range(48))


class NightStep(QWidget):
    """Whether, and in which hours, the screen is dimmed."""

    def __init__(self, look: StaffLook) -> None:
        super().__init__()
        self.title = tr("Shall the screen be dark at night?")
        self._before = USUAL
        self.wanted = Segments(yes_no(), self.title, lambda choice: self._hours.setVisible(choice))
        self._hours = QWidget()
        self.start = Stepper(tr("From"), HALF_HOURS, "{:%H:%M}".format, look)
        self.end = Stepper(tr("Until"), HALF_HOURS, "{:%H:%M}".format, look)
        hours = QVBoxLayout(self._hours)
        hours.setContentsMargins(0, 0, 0, 0)
        hours.setSpacing(look.px(4))
        for stepper in (self.start, self.end):
            hours.addWidget(stepper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(text(tr("A touch lights it again for whoever comes."), "lead"))
        for each in (self.wanted, self._hours):
            column.addWidget(each)
        column.addStretch(1)

    def show_policy(self, policy: KioskPolicy) -> None:
        """Show its hours, or those that are usual."""
        self._before = policy.night or USUAL
        self.wanted.show_choice(policy.night is not None)
        self._hours.setVisible(policy.night is not None)
        self.start.show_value(self._before.start)
        self.end.show_value(self._before.end)

    def answer(self, policy: KioskPolicy) -> KioskPolicy:
        """Take the hours; how dark it gets stays as it was."""
        if not self.wanted.choice:
            return replace(policy, night=None)
        if self.start.value == self.end.value:
            raise ValueError(tr("The night must not end when it begins."))
        return replace(policy, night=Night(self.start.value, self.end.value, self._before.dim))
