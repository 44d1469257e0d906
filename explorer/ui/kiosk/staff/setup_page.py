"""The set-up: a few questions, one to a page, and `kiosk.toml` written at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.kiosk.status import setting_rows
from explorer.ui.kiosk.staff.look import StaffLook
from explorer.ui.kiosk.staff.night_step import NightStep
from explorer.ui.kiosk.staff.page import Page, put, scrolled, text
from explorer.ui.kiosk.staff.pin_step import PinStep
from explorer.ui.kiosk.staff.steps import (
    IDLE,
    NUMBERS,
    ChoicesStep,
    LanguagesStep,
    Step,
    WordsStep,
    yes_no,
)
from explorer.ui.words import tr

IDLE_MS = 5 * 60_000
"""So long with one question and it is given up, where a kiosk waits behind it."""

Write = Callable[[KioskPolicy], None]
"""Puts the policy where it belongs; raises ValueError or OSError if that cannot be."""


class Summary(QWidget):
    """All answers, before they are written."""

    def __init__(self, config: Path, look: StaffLook) -> None:
        super().__init__()
        self.title = tr("Is this right?")
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        words = tr(
            "It is written to {file}. That file has a line for everything, also for what was not asked: "
            "which cards and parts of them are shown, where the start page begins, a logo."
        )
        self._column.addWidget(text(words.format(file=config), "name"))
        self._area = scrolled(QWidget())
        self._column.insertWidget(0, self._area, 1)

    def show_policy(self, policy: KioskPolicy) -> None:
        """Show it as names and values."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setVerticalSpacing(self._look.px(2))
        grid.setHorizontalSpacing(self._look.px(4))
        grid.setColumnStretch(1, 1)
        rows = setting_rows(policy, tr)
        for row, (name, value) in enumerate(rows):
            grid.addWidget(text(name, "name"), row, 0)
            grid.addWidget(text(value, "value"), row, 1)
        grid.setRowStretch(len(rows), 1)
        put(self._area, inside)

    def answer(self, policy: KioskPolicy) -> KioskPolicy:
        """Nothing is asked here."""
        return policy


class SetupPage(Page):
    """Asks what `policy` does not say yet, writes it with `write`, and is `done`; `left` to give it up.

    `config` is the file that will be written, `languages` are those there are.
    """

    done = Signal()
    left = Signal()

    def __init__(
        self,
        policy: KioskPolicy,
        config: Path,
        languages: tuple[str, ...],
        write: Write,
        look: StaffLook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", look, parent)
        self.policy, self._write = policy, write
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.left)
        self._leaves = False
        self.steps = _steps(policy, config, languages, look)
        self.stack = QStackedWidget()
        for each in self.steps:
            self.stack.addWidget(scrolled(_widget(each)))
        self.fault = text("", "fault")
        self.place = text("", "name")
        self.column.insertWidget(0, self.place)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(self.fault)
        self.back = self.add_button("", self.go_back)
        self.next = self.add_button("", self.go_on, main=True)
        pin = next(each for each in self.steps if isinstance(each, PinStep))
        pin.finished.connect(self.go_on)
        self._show(0)

    @property
    def step(self) -> Step:
        """The question that is shown."""
        return self.steps[self.stack.currentIndex()]

    def leave_when_idle(self) -> None:
        """Give it up by itself when nobody answers."""
        self._leaves = True
        self._idle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs on."""
        super().hideEvent(event)
        self._idle.stop()

    def go_on(self) -> None:
        """Take the answer and ask the next question; after the last one, write."""
        try:
            self.policy = self.step.answer(self.policy)
        except ValueError as error:
            self.fault.setText(str(error))
            self.fault.show()
            return
        at = self.stack.currentIndex() + 1
        if at < len(self.steps):
            self._show(at)
            return
        try:
            self._write(self.policy)
        except (ValueError, OSError) as error:
            words = tr("It cannot be written: {why}. Nothing was changed.")
            self.fault.setText(words.format(why=getattr(error, "strerror", None) or error))
            self.fault.show()
            return
        self.done.emit()

    def go_back(self) -> None:
        """The question before; before the first one, give it up."""
        at = self.stack.currentIndex()
        if at:
            self._show(at - 1)
        else:
            self.left.emit()

    def _show(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        if self._leaves:
            self._idle.start()
        self.fault.hide()
        self.title.setText(self.step.title)
        words = tr("Setting up the waiting room's screen: {n} of {all}")
        self.place.setText(words.format(n=at + 1, all=len(self.steps)))
        self.back.setText(tr("Back") if at else tr("Not now"))
        self.next.setText(tr("Write it and begin") if at == len(self.steps) - 1 else tr("Next"))
        self.next.setFocus()  # a step where one types takes it
        self.step.show_policy(self.policy)


def _widget(step: Step) -> QWidget:
    return cast(QWidget, step)


def _steps(
    policy: KioskPolicy, config: Path, languages: tuple[str, ...], look: StaffLook
) -> tuple[Step, ...]:
    """The questions: none on languages where there is only one."""
    idle = {each: tr("{n} s").format(n=each) for each in sorted({*IDLE, policy.idle_seconds})}
    return (
        WordsStep(
            tr("What is the clinic called?"),
            tr("It stands on the first page. It may be left empty."),
            "clinic_name",
            80,
            look,
        ),
        WordsStep(
            tr("Whom shall patients call in an emergency?"),
            tr("The number, as the cards say it: call 112."),
            "emergency_number",
            60,
            look,
            NUMBERS,
        ),
        *_set_by_hand(policy, look),
        ChoicesStep(tr("When somebody walks away"), look).ask(
            "idle_seconds",
            tr("After how long without a touch shall it ask “Still here?”, and then forget all?"),
            idle,
        ),
        *([LanguagesStep(languages, look)] if len(languages) > 1 else []),
        ChoicesStep(tr("Printing and counting"), look)
        .ask("printing", tr("May visitors print a card on this computer's printer?"), yes_no())
        .ask(
            "counts",
            tr("Shall it count how often each card is opened in a day? Only totals, only for staff to see."),
            yes_no(),
        ),
        NightStep(look),
        PinStep(look),
        Summary(config, look),
    )


def _set_by_hand(policy: KioskPolicy, look: StaffLook) -> tuple[Step, ...]:
    """Whether to keep what only the file can set; nothing where it sets nothing of that sort."""
    said = {
        "logo": tr("A logo stands on the first page: {file}.").format(
            file=policy.logo.name if policy.logo else ""
        ),
        "include": tr("Only cards that were picked can be opened ({n}), and those on emergencies.").format(
            n=len(policy.include)
        ),
        "exclude": tr("Some cards cannot be opened ({n}).").format(n=len(policy.exclude)),
    }
    there = [field for field in said if getattr(policy, field)]
    if not there:
        return ()
    step = ChoicesStep(tr("What was written into the file"), look)
    for field in there:
        usual = getattr(KioskPolicy(), field)
        step.ask(field, said[field], {getattr(policy, field): tr("Keep it so"), usual: tr("Take it out")})
    return (step,)
