"""The menu of colours: the system's, or one of the themes."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from explorer.ui.appearance import Appearance
from explorer.ui.words import tr


class ThemesMenu(QMenu):
    """One line for each choice, the one in force marked; built anew each time it opens."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(tr("Colours"))
        self._appearance = appearance
        self._group: QActionGroup | None = None
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        for choice, name in self._appearance.choices():
            action = QAction(name, self._group)
            action.setCheckable(True)
            action.setChecked(choice == self._appearance.settings.theme)
            action.triggered.connect(partial(self._use, choice))
            self.addAction(action)

    def _use(self, choice: str, _checked: bool = False) -> None:
        self._appearance.use_theme(choice)
