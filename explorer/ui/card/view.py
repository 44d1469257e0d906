"""Shows one page at a time, as a column of blocks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.anatomy.address import Address, Side, parse_address
from explorer.library.page import Page
from explorer.ui.card.blocks import block_widget, label
from explorer.ui.card.side_switch import SideSwitch


class CardView(QScrollArea):
    """The card panel. `opened` carries the address of a link; `side_chosen` the side pressed."""

    opened = Signal(Address)
    side_chosen = Signal(Side)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page: Page | None = None
        self.gap = 8

    def show_page(self, page: Page, side: Side) -> None:
        """Show `page` from its top; the same page again keeps its place and what was opened."""
        if page == self.page:
            return
        same = self.page is not None and page.address is not None and page.address == self.page.address
        at = self.verticalScrollBar().value() if same else 0
        self.page = page
        column = QWidget()
        column.setObjectName("page")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(3 * self.gap, 2 * self.gap, 3 * self.gap, 3 * self.gap)
        layout.setSpacing(self.gap)
        self._head(page, side, layout)
        for block in page.blocks:
            layout.addWidget(block_widget(block, self._follow, self.gap))
        layout.addStretch(1)
        self.setWidget(column)
        self.setAccessibleName(page.title)
        column.show()
        self.verticalScrollBar().setValue(at)

    def _head(self, page: Page, side: Side, layout: QVBoxLayout) -> None:
        if page.kicker:
            layout.addWidget(label(page.kicker, "kicker"))
        layout.addWidget(label(page.title, "title"))
        if page.subtitle:
            layout.addWidget(label(page.subtitle, "subtitle"))
        if page.summary:
            layout.addWidget(label(page.summary, "lead"))
        if page.place:
            layout.addWidget(label(page.place, "place"))
        if page.sided:
            switch = SideSwitch(side)
            switch.chosen.connect(self.side_chosen)
            layout.addWidget(switch)

    def _follow(self, target: str) -> None:
        try:
            self.opened.emit(parse_address(target))
        except ValueError:
            # Cards are checked when loaded; a link that still means nothing does nothing.
            return
