"""The questions of the set-up, one to a page: each shows what a policy says and gives it back changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from explorer.files.places import BASE
from explorer.state.kiosk.policy import KioskPolicy
from explorer.state.settings import Settings
from explorer.ui.flow import FlowLayout
from explorer.ui.kiosk.staff.keyboard import Keyboard
from explorer.ui.kiosk.staff.look import TARGET_MM, StaffLook
from explorer.ui.kiosk.staff.page import button, text
from explorer.ui.segments import Segments
from explorer.ui.words import mark, tr

IDLE = (30, 60, 90, 120, 180)
"""Seconds without a touch that one can choose."""
NUMBERS = ("112", "999", "911", "000", Settings().emergency_number)


class Step(Protocol):
    """One question of the set-up."""

    title: str

    def show_policy(self, policy: KioskPolicy) -> None:
        """Show what `policy` says to this."""

    def answer(self, policy: KioskPolicy) -> KioskPolicy:
        """`policy` with what is answered here; raises ValueError with a sentence if that cannot be."""


class WordsStep(QWidget):
    """One line of text, typed on the screen or on a keyboard."""

    def __init__(
        self, title: str, note: str, field: str, most: int, look: StaffLook, ready: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.title, self._field = title, field
        self.line = QLineEdit()
        self.line.setObjectName("answer")
        self.line.setMaxLength(most)
        self.line.setAccessibleName(title)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.line.setDragEnabled(False)
        self.line.setAcceptDrops(False)
        self.keyboard = Keyboard(look)
        self.keyboard.typed.connect(self.line.insert)
        self.keyboard.erased.connect(self.line.backspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(3))
        column.addWidget(text(note, "lead"))
        column.addWidget(self.line)
        self.ready = {words: button(words, partial(self.line.setText, words)) for words in ready}
        if ready:
            row = QWidget()
            flow = FlowLayout(row, look.px(3))
            for each in self.ready.values():
                each.setMinimumWidth(look.px(TARGET_MM))
                flow.addWidget(each)
            column.addWidget(row)
        column.addStretch(1)
        column.addWidget(self.keyboard)

    def show_policy(self, policy: KioskPolicy) -> None:
        """Show what it says now."""
        self.line.setText(getattr(policy, self._field))
        self.keyboard.set_shift(not self.line.text())
        self.keyboard.show_accents(False)
        self.line.setFocus()

    def answer(self, policy: KioskPolicy) -> KioskPolicy:
        """Take the line, without spaces round it."""
        words = self.line.text().strip()
        if not words and self._field == "emergency_number":
            raise ValueError(tr("Say whom to call in an emergency."))
        if not words.isprintable():
            raise ValueError(tr("There is a letter in it that cannot be shown."))
        changes: dict[str, Any] = {self._field: words}
        return replace(policy, **changes)


class ChoicesStep(QWidget):
    """One or more rows of buttons, each for one key of the policy."""

    def __init__(self, title: str, look: StaffLook) -> None:
        super().__init__()
        self.title, self._look = title, look
        self.rows: dict[str, Segments[Any]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(4))
        self._column.addStretch(1)

    def ask(self, field: str, question: str, words: Mapping[Any, str]) -> "ChoicesStep":
        """Ask one thing more."""
        self._column.insertWidget(self._column.count() - 1, text(question, "lead"))
        self.rows[field] = Segments(words, question, lambda _choice: None)
        self._column.insertWidget(self._column.count() - 1, self.rows[field])
        return self

    def show_policy(self, policy: KioskPolicy) -> None:
        """Press the buttons of what it says now; of a number between two, the next higher."""
        for field, row in self.rows.items():
            value = getattr(policy, field)
            if value not in row.buttons:
                value = next((each for each in row.buttons if each >= value), max(row.buttons))
            row.show_choice(value)

    def answer(self, policy: KioskPolicy) -> KioskPolicy:
        """Take what is pressed."""
        changes: dict[str, Any] = {field: row.choice for field, row in self.rows.items()}
        return replace(policy, **changes)


class LanguagesStep(QWidget):
    """The languages, in the order in which they are pressed: the first is the invitation's."""

    def __init__(self, languages: tuple[str, ...], look: StaffLook) -> None:
        super().__init__()
        self.title = tr("Which languages may visitors choose?")
        self._chosen: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(text(tr("The one that you press first is the usual one."), "lead"))
        self.buttons: dict[str, QPushButton] = {}
        for each in languages:
            made = button("", partial(self._press, each))
            self.buttons[each] = made
            column.addWidget(made)
        column.addStretch(1)

    def show_policy(self, policy: KioskPolicy) -> None:
        """Number the ones it says now."""
        self._chosen = [each for each in policy.languages if each in self.buttons]
        self._show()

    def answer(self, policy: KioskPolicy) -> KioskPolicy:
        """Take the ones that have a number."""
        if not self._chosen:
            raise ValueError(tr("Choose at least one language."))
        return replace(policy, languages=tuple(self._chosen))

    def _press(self, language: str) -> None:
        if language in self._chosen:
            self._chosen.remove(language)
        else:
            self._chosen.append(language)
        self._show()

    def _show(self) -> None:
        for code, each in self.buttons.items():
            name = "English" if code == BASE else QLocale(code).nativeLanguageName() or code
            place = f"{self._chosen.index(code) + 1}.  " if code in self._chosen else ""
            each.setText(f"{place}{name}")
            each.setDefault(code in self._chosen)


class Stepper(QWidget):
    """A value between − and +, which go round in a circle of `values` (shown as their texts)."""

    def __init__(
        self, name: str, values: tuple[Any, ...], show: Callable[[Any], str], look: StaffLook
    ) -> None:
        super().__init__()
        self._values, self._show_value, self._at = values, show, 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(4))
        self.words = QLabel()
        self.words.setObjectName("title")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less = button("−", lambda: self._step(-1), "digit")
        self.more = button("+", lambda: self._step(1), "digit")
        self.less.setAccessibleName(tr("{name}: earlier").format(name=name))
        self.more.setAccessibleName(tr("{name}: later").format(name=name))
        for each in (self.less, self.more):
            each.setAutoRepeat(True)
        row.addWidget(text(name, "lead"), 2)
        row.addWidget(self.less)
        row.addWidget(self.words, 2)
        row.addWidget(self.more)
        self._step(0)

    @property
    def value(self) -> Any:
        """The value between − and +."""
        return self._values[self._at]

    def show_value(self, value: Any) -> None:
        """Show the first of the values that is not less."""
        self._at = next((at for at, each in enumerate(self._values) if each >= value), 0)
        self._step(0)

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._values)
        self.words.setText(self._show_value(self.value))


YES_NO = {True: mark("Yes"), False: mark("No")}


def yes_no() -> dict[bool, str]:
    """The words of a question with two answers."""
    return {choice: tr(words) for choice, words in YES_NO.items()}
