"""The head of a page: what sort of page it is, its title and summary, the place and its side."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.anatomy.address import Side
from explorer.library.page import Page
from explorer.ui.action_button import ActionButton
from explorer.ui.card.labels import Box, Look, label
from explorer.ui.card.side_switch import SideSwitch
from explorer.ui.flow import FlowLayout
from explorer.ui.icons import icon_size

Offered = Callable[[QAction], bool]
"""Whether an action can do anything with what is chosen now."""


class Head(Box):
    """Shows the head of one page, and then of another.

    `actions` have a button on every page that has a kicker, `tools` on those of a thing that is drawn
    where they are `offered`; `choose_side` is called with the side that is pressed.
    """

    def __init__(
        self,
        kicked: bool,
        tools: Sequence[QAction],
        offered: Offered,
        actions: Sequence[QAction],
        choose_side: Callable[[Side], object],
        look: Look,
    ) -> None:
        super().__init__()
        self._look = look
        self._offered = offered
        self._tools: list[QToolButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap)
        self._kicker: QLabel | None = None
        self.switch: SideSwitch | None = None
        if kicked:
            column.addWidget(self._top_row(tools, actions))
        self._words = [label("", name) for name in ("title", "subtitle", "lead", "place")]
        for each in self._words:
            column.addWidget(each)
        if kicked:
            self.switch = SideSwitch(Side.BOTH)
            self.switch.chosen.connect(choose_side)
            column.addWidget(self.switch)

    def show_page(self, page: Page, side: Side) -> None:
        """Show the head of `page`, for `side` of the body."""
        if self._kicker is not None:
            self._kicker.setText(page.kicker)
        for shown, words in zip(
            self._words, (page.title, page.subtitle, page.summary, page.place), strict=True
        ):
            shown.setText(words)
            shown.setVisible(bool(words))
        for button in self._tools:
            button.setVisible(page.sided and self._offered(button.defaultAction()))
        if self.switch is not None:
            self.switch.show_side(side)
            self.switch.setVisible(page.sided)

    def _top_row(self, tools: Sequence[QAction], actions: Sequence[QAction]) -> QWidget:
        above, doing = Box(), QWidget()
        row = FlowLayout(above, self._look.gap // 2, last_at_end=True)
        self._kicker = label("", "kicker")
        row.addWidget(self._kicker)
        buttons = QHBoxLayout(doing)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(self._look.gap // 2)
        self._tools = [self._button(action, "tool") for action in tools]
        for each in (*self._tools, *(self._button(action, "page-action") for action in actions)):
            buttons.addWidget(each)
        row.addWidget(doing)
        return above

    def _button(self, action: QAction, name: str) -> QToolButton:
        button = ActionButton(action)
        button.setObjectName(name)
        button.setIconSize(icon_size(self._look.scale))
        return button
