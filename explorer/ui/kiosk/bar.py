"""The bar at the foot of every screen: a few large buttons that do what the table of actions says."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QResizeEvent
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

ICON_SHARE, AIR = 0.5, 1.2
"""The height of an icon, where that of a button is 1; and how wide it is with the air beside it."""


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
        self._icons: dict[QPushButton, Callable[[int, float], QIcon]] = {}
        for name in WORDS:
            if name not in handlers:
                continue
            urgent = name == "emergency"
            color = theme.colors.on_accent if urgent else theme.colors.ink
            button = QPushButton(tr(WORDS[name]), self)
            self._icons[button] = partial(_icon, assets, specs[name].icon, color, leftwards)
            button.setObjectName("bar")
            button.setProperty("sort", "emergency" if urgent else "")
            button.setAccessibleDescription(tr(specs[name].title))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # each has its place, whatever else is shown
            button.setSizePolicy(policy)
            button.clicked.connect(lambda _checked=False, do=handlers[name]: do())
            self.buttons[name] = button
        self._grid = QGridLayout(self)
        self._columns = 0

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of the screen."""
        side = round(ICON_SHARE * sizes.target)
        for button, icon_at in self._icons.items():
            button.setIcon(icon_at(side, self.devicePixelRatioF()))
            button.setIconSize(QSize(round(AIR * side), side))
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
        """Put the buttons into as many rows as their words need."""
        shown = list(self.buttons.values())
        if not shown:
            return
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        widest = max(each.sizeHint().width() for each in shown) + self._grid.spacing()
        fit = max(1, min(len(shown), room // max(1, widest)))
        rows = -(-len(shown) // fit)
        columns = -(-len(shown) // rows)
        for each in shown:
            self._grid.removeWidget(each)
        for place, button in enumerate(shown):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(len(self.buttons)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


@lru_cache(maxsize=64)
def _icon(assets: Path, name: str, color: str, leftwards: bool, side: int, ratio: float) -> QIcon:
    """An icon `side` pixels high, with air towards the words; kept, since Qt keeps its pixels anyway."""
    drawn = icon(assets, name, color).pixmap(QSize(side, side), ratio)
    room = QPixmap(QSize(round(AIR * side), side) * ratio)
    room.setDevicePixelRatio(ratio)
    room.fill(Qt.GlobalColor.transparent)
    painter = QPainter(room)
    painter.drawPixmap(round((AIR - 1) * side) if leftwards else 0, 0, drawn)
    painter.end()
    return QIcon(room)
