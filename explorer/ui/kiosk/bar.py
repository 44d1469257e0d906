"""The bar at the foot of every screen: a few large buttons that do what the table of actions says."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from explorer.ui.actions import ACTIONS, ActionSpec
from explorer.ui.icons import icon
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.theme import Theme
from explorer.ui.words import mark, tr

WORDS = {
    "home": mark("Home"),
    "back": mark("Back"),
    "text_larger": mark("Text size"),
    "language": mark("Language"),
    "emergency": mark("Emergency"),
}
"""What each action is called where there is room for one word."""

LANGUAGE = ActionSpec("language", mark("Choose a language"), "language", (), True)
"""The one thing to do that only a kiosk has: elsewhere the language is a setting."""

ICON_SHARE = 0.5
"""The height of an icon, where that of a button is 1."""


class Bar(QWidget):
    """One button for each of `handlers`, in the order of WORDS; in two rows where one is too narrow.

    Raises KeyError if an action is not one for the kiosk.
    """

    def __init__(
        self, handlers: Mapping[str, Callable[[], object]], assets: Path, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        specs = {each.id: each for each in (*ACTIONS, LANGUAGE) if each.in_kiosk}
        leftwards = QGuiApplication.isRightToLeft()
        self.buttons: dict[str, QPushButton] = {}
        for name in WORDS:
            if name not in handlers:
                continue
            urgent = name == "emergency"
            color = theme.colors.on_accent if urgent else theme.colors.ink
            button = QPushButton(_icon(assets, specs[name].icon, color, leftwards), tr(WORDS[name]), self)
            button.setObjectName("bar")
            button.setProperty("sort", "emergency" if urgent else "")
            button.setAccessibleDescription(tr(specs[name].title))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, do=handlers[name]: do())
            self.buttons[name] = button
        self._grid = QGridLayout(self)
        self._columns = 0

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of the screen."""
        side = round(ICON_SHARE * sizes.target)
        for each in self.buttons.values():
            each.setIconSize(QSize(side, side))
        self._grid.setContentsMargins(sizes.gap, sizes.gap, sizes.gap, sizes.gap)
        self._grid.setSpacing(sizes.gap)
        self.lay_out()

    def show_only(self, names: frozenset[str]) -> None:
        """Show the buttons of these actions alone."""
        for name, button in self.buttons.items():
            button.setVisible(name in names)
        self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Put the buttons that are shown into as many rows as their words need."""
        shown = [each for each in self.buttons.values() if not each.isHidden()]
        if not shown:
            return
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        widest = max(each.sizeHint().width() for each in shown) + self._grid.spacing()
        fit = max(1, min(len(shown), room // max(1, widest)))
        rows = -(-len(shown) // fit)
        columns = -(-len(shown) // rows)
        for each in self.buttons.values():
            self._grid.removeWidget(each)
        for place, button in enumerate(shown):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(len(self.buttons)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


@lru_cache(maxsize=32)
def _icon(assets: Path, name: str, color: str, _leftwards: bool) -> QIcon:
    """An icon as it is where one reads `_leftwards` or not; kept, since Qt keeps its pixels anyway."""
    return icon(assets, name, color)
