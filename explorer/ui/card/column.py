"""The column of a card's widgets: it shows one page, and then the next in the same widgets."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.anatomy.address import Side
from explorer.library.page import Block, Page
from explorer.ui.card.again import CareView, LinksView, again, shows
from explorer.ui.card.blocks import block_widget
from explorer.ui.card.head import Head, Offered
from explorer.ui.card.labels import Box, Follow, Look, column_in
from explorer.ui.translation import direction_of

MOST_KEPT = 10
"""So many widgets at most are kept for the blocks of later pages."""


class Column(Box):
    """Head, blocks that every page has its like of, and below them the rest, which is made for each page.

    Tab goes through widgets as they were made. So a kept widget never changes its place: a page uses those
    that come in its own order, and leaves out the others.
    """

    def __init__(
        self,
        page: Page,
        tools: Sequence[QAction],
        offered: Offered,
        actions: Sequence[QAction],
        choose_side: Callable[[Side], object],
        follow: Follow,
        look: Look,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.sort = sort_of(page)
        # It may be told in another language than the rest of the window: screen readers ask for it, too.
        self.setLocale(QLocale(page.language))
        self.setLayoutDirection(direction_of(page.language))
        self._follow = follow
        self._look = look
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(3 * look.gap, 2 * look.gap, 3 * look.gap, 3 * look.gap)
        self._rows.setSpacing(look.gap)
        self.head = Head(bool(page.kicker), tools, offered, actions, choose_side, look)
        self._rows.addWidget(self.head)
        self._kept: list[CareView | LinksView] = []
        self._rest: QWidget | None = None
        self._rows.addStretch(1)

    def begin(self, page: Page, side: Side, blocks: Sequence[Block]) -> None:
        """Show the head of `page` and the first of its `blocks`, and nothing of the page before."""
        self.head.show_page(page, side)
        if self._rest is not None:
            self._rest.hide()
            self._rows.removeWidget(self._rest)
            self._rest.deleteLater()  # not at once: what was just pressed may stand in it
            self._rest = None
        used = 0
        for number, block in enumerate(blocks):
            place = next((n for n in range(used, len(self._kept)) if shows(self._kept[n], block)), None)
            if place is None:
                place = self._keep_another(block)
            if place is None:
                self._hide(used, len(self._kept))
                self.go_on(blocks[number:])
                return
            self._hide(used, place)
            self._kept[place].show()
            used = place + 1
        self._hide(used, len(self._kept))

    def go_on(self, blocks: Sequence[Block]) -> None:
        """Show more `blocks` below what is there."""
        if not blocks:
            return
        if self._rest is None:
            self._rest = Box()
            column_in(self._rest, self._look.gap)
            self._rows.insertWidget(self._rows.count() - 1, self._rest)
        rows = self._rest.layout()
        assert rows is not None
        for block in blocks:
            rows.addWidget(block_widget(block, self._follow, self._look))
        self._rest.show()

    def _keep_another(self, block: Block) -> int | None:
        """The place of a new widget that shows `block`; None if none is kept for such a one."""
        view = again(block, self._follow, self._look) if len(self._kept) < MOST_KEPT else None
        if view is None:
            return None
        shows(view, block)
        self._kept.append(view)
        self._rows.insertWidget(len(self._kept), view)
        return len(self._kept) - 1

    def _hide(self, first: int, end: int) -> None:
        for view in self._kept[first:end]:
            if not view.isHidden():
                view.put_away()


def sort_of(page: Page) -> tuple[bool, str]:
    """What a column is made for: pages of this sort can follow one another in it."""
    return bool(page.kicker), page.language
