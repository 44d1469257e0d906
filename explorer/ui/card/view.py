"""Shows one page at a time, as a column of blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby, islice, takewhile
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from explorer.anatomy.address import Address, Side, parse_address
from explorer.library.page import Block, Columns, Facts, Page, Text
from explorer.ui.card.column import Column, sort_of
from explorer.ui.card.head import Offered
from explorer.ui.card.labels import COMPARE, Look
from explorer.ui.touch import scroll_by_finger
from explorer.ui.translation import direction_of

AT_ONCE = 4
SLOW = (Text, Facts, Columns)
"""At most so many blocks are made with the page, none of them slow to lay out; the rest follows later."""

SLICE = 0.004
"""So many seconds at a time are spent on the rest, so that what is pressed meanwhile does not wait for it."""


class CardView(QScrollArea):
    """The card panel, with `actions` at the head of each page but the first.

    `opened` carries the address of a link; `side_chosen` the side pressed; `compared` carries
    the address that the open card is to be held against, or None to end that.
    """

    opened = Signal(Address)
    side_chosen = Signal(Side)
    compared = Signal(object)

    def __init__(self, actions: tuple[QAction, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setObjectName("card")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page: Page | None = None
        self._side = Side.BOTH
        self._waiting: Iterator[Block] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._go_on)
        self._look = Look()
        self._column: Column | None = None
        self._place = 0
        self._height = 0
        self._tools: tuple[QAction, ...] = ()
        self._offered: Offered = lambda _: True
        scroll_by_finger(self)
        self.verticalScrollBar().rangeChanged.connect(self._return_to_place)

    def set_tools(self, actions: Sequence[QAction], offered: Offered) -> None:
        """Give each page of a thing that is drawn a button for each of `actions` that is `offered` then."""
        self._tools = tuple(actions)
        self._offered = offered
        self._column = None

    def set_look(self, look: Look) -> None:
        """Take other distances and colours, and show the page anew with them."""
        if look != self._look:
            self._look = look
            self._column = None
            page, self.page = self.page, None
            if page is not None:
                self.show_page(page, self._side)

    def show_page(self, page: Page, side: Side) -> None:
        """Show `page` from its top; the same page again keeps its place and what was opened."""
        if page == self.page:
            return
        same = self.page is not None and page.address is not None and page.address == self.page.address
        self._place = self.verticalScrollBar().value() if same else 0
        self.page, self._side = page, side
        focused = QApplication.focusWidget()
        had_focus = focused is not None and focused is not self and self.isAncestorOf(focused)
        column = self._column_for(page)
        first = list(takewhile(lambda block: not isinstance(block, SLOW), islice(page.ready, AT_ONCE)))
        column.begin(page, side, first)
        is_all = page.ready is page.blocks and len(first) == len(page.blocks)
        self._waiting = None if is_all else _joined(islice(page.blocks, len(first), None))
        if had_focus:
            switch = column.head.switch if same else None
            (switch or self).setFocus()
        if self._waiting:
            self._later.start()
            # A longer page hardly ever fits: to find out whether it does, Qt would lay it out once more.
            self._let_bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        else:
            self._later.stop()
            self._let_bar(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(page.title)
        if self._place:
            self.complete()
        self.verticalScrollBar().setValue(self._place)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: the rest of the page can wait."""
        self._later.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the rest of the page."""
        super().showEvent(event)
        if self._waiting:
            self._later.start()

    def _column_for(self, page: Page) -> Column:
        """The column that is there, if it can show `page`, else a new one in its place."""
        if self._column is None or self._column.sort != sort_of(page):
            look = self._look_of_page()
            self._column = Column(
                page,
                self._tools,
                self._offered,
                self._actions,
                self.side_chosen.emit,
                self._follow,
                look,
            )
            old = self.takeWidget()
            if old is not None:
                old.deleteLater()  # not at once: what was just pressed stands in it
            self.setWidget(self._column)
        return self._column

    def _return_to_place(self, _top: int, end: int) -> None:
        """Scroll to where the reader was, once the new column is high enough."""
        if 0 < self._place <= end:
            self.verticalScrollBar().setValue(self._place)
            self._place = 0

    def complete(self) -> None:
        """Add what lies below the first screen and was left for after it is painted."""
        self._later.stop()
        if self._column is not None:
            self._column.go_on(list(self._waiting or ()))
        self._waiting = None
        self._leave_out_bar()

    def _go_on(self) -> None:
        """Add some of what was left for later, and the rest of it yet later."""
        end = perf_counter() + SLICE
        while self._waiting and self._column is not None and perf_counter() < end:
            block = next(self._waiting, None)
            if block is None:
                self._waiting = None
            else:
                self._column.go_on([block])
        if self._waiting:
            self._later.start()
        else:
            self._leave_out_bar()

    def _leave_out_bar(self) -> None:
        """Show no scroll bar beside a page that turned out to fit."""
        column, room = self._column, self.viewport().size()
        if column is not None and column.heightForWidth(room.width()) <= room.height():
            self._let_bar(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _let_bar(self, policy: Qt.ScrollBarPolicy) -> None:
        if self.verticalScrollBarPolicy() is not policy:
            self.setVerticalScrollBarPolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a higher window the page may fit; Qt tells also of a scroll bar that comes or goes."""
        if self.height() != self._height:
            self._height = self.height()
            self._let_bar(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        super().resizeEvent(event)

    def _look_of_page(self) -> Look:
        direction = direction_of(self.page.language if self.page else "")
        return replace(self._look, leftwards=direction == Qt.LayoutDirection.RightToLeft)

    def _follow(self, target: str) -> None:
        try:
            if target == COMPARE:
                self.compared.emit(None)
            elif target.startswith(COMPARE):
                self.compared.emit(parse_address(target.removeprefix(COMPARE)))
            else:
                self.opened.emit(parse_address(target))
        except ValueError:
            # Cards are checked when loaded; a link that still means nothing does nothing.
            return


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with running text joined into one: a label costs more than the text in it."""
    for is_text, group in groupby(blocks, lambda block: isinstance(block, Text)):
        if is_text:
            yield Text("", "".join(_with_heading(block) for block in group if isinstance(block, Text)))
        else:
            yield from group


def _with_heading(text: Text) -> str:
    return f"<h2>{escape(text.heading)}</h2>{text.html}" if text.heading else text.html
