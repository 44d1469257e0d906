"""A few buttons in a row of which one is down: a choice with plain words."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class Segments(QWidget):
    """A label, and below it a button for each of `words` (by its key), `first` down. `changed` says so."""

    changed = Signal()

    def __init__(
        self, label: str, words: Mapping[str, str], first: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        named = QLabel(label)
        named.setObjectName("label")
        column.addWidget(named)
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row)
        group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for place, (key, word) in enumerate(words.items()):
            button = QPushButton(word)
            button.setObjectName("segment")
            button.setProperty("place", "first" if place == 0 else "last")
            button.setAccessibleName(f"{label}: {word}")
            button.setAutoDefault(False)
            button.setCheckable(True)
            button.setChecked(key == first)
            button.toggled.connect(self._toggled)
            group.addButton(button)
            row.addWidget(button, 1)
            self.buttons[key] = button

    @property
    def chosen(self) -> str:
        """The key of the button that is down."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def _toggled(self, checked: bool) -> None:
        # Of the two that change, only the one that goes down tells.
        if checked:
            self.changed.emit()
