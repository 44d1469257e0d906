"""A row of buttons of which one is down: to choose one of a few."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

Choice = TypeVar("Choice")


class Segments(QWidget, Generic[Choice]):
    """`words` gives each choice its word, `name` says of what; `chosen` is called with what is pressed.

    Tab comes to the one that is down, the arrow keys go from one to the next.
    """

    def __init__(
        self,
        words: Mapping[Choice, str],
        name: str,
        chosen: Callable[[Choice], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[Choice, QPushButton] = {}
        for number, (choice, word) in enumerate(words.items()):
            button = QPushButton(word)
            button.setCheckable(True)
            button.setObjectName("segment")
            place = "first" if number == 0 else "last" if number == len(words) - 1 else "middle"
            button.setProperty("place", place)
            button.setAccessibleName(f"{name}: {word}")
            button.clicked.connect(lambda _checked, choice=choice: chosen(choice))
            self._group.addButton(button)
            row.addWidget(button)
            self.buttons[choice] = button

    @property
    def choice(self) -> Choice:
        """The choice whose button is down; raises StopIteration before any was shown."""
        return next(choice for choice, button in self.buttons.items() if button.isChecked())

    def show_choice(self, choice: Choice) -> None:
        """Let the button of `choice` be down; nothing is called."""
        self.buttons[choice].setChecked(True)
