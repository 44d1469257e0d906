"""The blocks that most pages begin with, in widgets that can show another block of their kind.

Making a widget and dressing it in the style sheet costs many times more than laying out other words in it.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.library.page import Block, Care, Links
from explorer.ui.card.labels import COMPARE, Box, Follow, Look, column_in, fill_rich, label, rich_label
from explorer.ui.choice import ChoiceButton
from explorer.ui.flow import FlowLayout
from explorer.ui.style import style_anew
from explorer.ui.words import tr


class CareView(Box):
    """When to get help, in the colours of how urgent it is."""

    def __init__(self, follow: Follow, look: Look) -> None:
        super().__init__()
        self.setObjectName("care")
        self.setProperty("leftwards", look.leftwards)
        self._look = look
        self._urgency = ""
        column = QVBoxLayout(self)
        side, ends = 2 * look.gap, look.gap + look.gap // 2
        column.setContentsMargins(side, ends, side, ends)
        column.setSpacing(look.gap // 2)
        self._heading = label("", "care-heading")
        self._words = rich_label("", "prose", follow, look)
        column.addWidget(self._heading)
        column.addWidget(self._words)

    def show_block(self, block: Care) -> None:
        """Show `block`."""
        if block.urgency != self._urgency:
            self._urgency = block.urgency
            for each in (self, self._heading):
                each.setProperty("urgency", block.urgency)
                style_anew(each)
        self._heading.setText(block.heading)
        bullets = "".join(f"<li>{bullet}</li>" for bullet in block.bullets)
        fill_rich(self._words, f"<ul>{bullets}</ul>{block.note}", self._look)
        self.setAccessibleName(block.heading)

    def put_away(self) -> None:
        """Show nothing; the words go too, so that nothing finds them."""
        self.hide()
        for each in (self._heading, self._words):
            each.clear()


MOST_LINKS = 100
"""So many things to choose are shown at once, more than any shipped page has; more of them when asked for."""


class LinksView(Box):
    """Things to choose under a label; `urgent` ones have the colours of an emergency.

    Of thousands, some are shown, and a button that shows the next ones.
    """

    def __init__(self, follow: Follow, look: Look, urgent: bool) -> None:
        super().__init__()
        self.urgent = urgent
        self._follow = follow
        self._block = Links("", ())
        self._targets: list[str] = []
        self._buttons: list[ChoiceButton] = []
        column = column_in(self, look.gap // 2)
        self._label = label("", "label")
        column.addWidget(self._label)
        row = Box()
        self._flow = FlowLayout(row, look.gap)
        column.addWidget(row)
        self._more: ChoiceButton | None = None
        self._column = column

    def show_block(self, block: Links) -> None:
        """Show `block`, or the first part of it."""
        self._block = block
        self.setAccessibleName(block.label)
        self._label.setText(block.label)
        before = COMPARE if block.compares else ""
        self._targets = [f"{before}{link.address}" for link in block.links]
        self._show_links(MOST_LINKS)

    def _show_links(self, end: int) -> None:
        """Show the links up to the number `end`, and offer those beyond."""
        shown = self._block.links[:end]
        while len(self._buttons) < len(shown):
            self._add_button()
        for button, link in zip(self._buttons, shown, strict=False):
            button.say(link.text, link.note)
            button.show()
        self._put_away_buttons(len(shown))
        left = len(self._block.links) - len(shown)
        if left and self._more is None:
            self._more = ChoiceButton("")
            self._more.clicked.connect(self._show_more)
            self._column.addWidget(self._more)
            QWidget.setTabOrder(self._buttons[-1], self._more)
        if self._more is not None:
            count = min(left, MOST_LINKS)
            self._more.say(tr("Show {count} more of {all}").format(count=count, all=left) if left else "")
            self._more.setVisible(left > 0)

    def _show_more(self) -> None:
        """Show the next links, and go on from the first of them."""
        first = sum(not each.isHidden() for each in self._buttons)
        self._show_links(first + MOST_LINKS)
        self._buttons[first].setFocus()

    def put_away(self) -> None:
        """Show nothing; the words go too, so that nothing finds them."""
        self.hide()
        self._block = Links("", ())
        self._label.clear()
        if self._more is not None:
            self._more.hide()
            self._more.say("")
        self._put_away_buttons(0)

    def _put_away_buttons(self, first: int) -> None:
        for button in self._buttons[first:]:
            button.hide()
            button.say("")

    def _add_button(self) -> None:
        button, number = ChoiceButton(""), len(self._buttons)
        if self.urgent:
            button.setProperty("urgency", "emergency")
        button.clicked.connect(lambda: self._follow(self._targets[number]))
        self._flow.addWidget(button)
        if self._buttons:  # else Tab would come to it after all that was made before it
            QWidget.setTabOrder(self._buttons[-1], button)
        self._buttons.append(button)


def again(block: Block, follow: Follow, look: Look) -> CareView | LinksView | None:
    """An empty widget for blocks of this sort; None if it is of a sort that is made anew each time."""
    if isinstance(block, Care):
        return CareView(follow, look)
    return LinksView(follow, look, block.urgent) if isinstance(block, Links) else None


def shows(view: CareView | LinksView, block: Block) -> bool:
    """Let `view` show `block` if that is of its sort; tells whether it is."""
    if isinstance(view, CareView) and isinstance(block, Care):
        view.show_block(block)
        return True
    if isinstance(view, LinksView) and isinstance(block, Links) and view.urgent is block.urgent:
        view.show_block(block)
        return True
    return False
