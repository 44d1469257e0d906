"""Words of a page as labels: how each looks, and what its links do."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from explorer.library.word_marks import SCHEME, meaning_in
from explorer.ui.card.heading import Heading
from explorer.ui.card.prose import Prose
from explorer.ui.card.word_bubble import show_meaning

HEADINGS = frozenset({"title", "heading", "care-heading", "label"})
"""The styles whose words head what follows."""

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)

_ROW = re.compile(r"(<tr\b[^>]*>)(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b.*?</t[dh]>", re.DOTALL)

COMPARE = "compare:"
"""Before an address: to hold the open card against it; alone: to compare no longer."""

Follow = Callable[[str], None]
"""Called with the address that a link names, with COMPARE before it where it is to be compared."""


def label(text: str, name: str, rich: bool = False, heads: bool = True) -> QLabel:
    """Wrapping text in the style called `name`; plain unless `rich`, so names cannot become markup.

    Only text with links can be reached by the keyboard. Screen readers take it for a heading
    if its style is one of a heading's, unless it `heads` nothing.
    """
    kind = Prose if rich else Heading if heads and name in HEADINGS else QLabel
    made = kind(text)
    _dress(made, name, rich)
    return made


def _dress(made: QLabel, name: str, rich: bool) -> None:
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setIndent(0)
    made.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    if rich:
        _let_links_be_used(made)
    else:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)


@dataclass(frozen=True)
class Look:
    """Distances and colours of a page.

    `gap` between things is in pixels, `scale` of the text 1.0 at 100 %; `quiet`
    is the colour of what matters less, `paths` those of two compared paths, each core and casing.
    `leftwards` where one reads from right to left. A touch `reach` pixels beside a marked word is for it.
    """

    gap: int = 8
    scale: float = 1.0
    quiet: str = "#5F5950"
    paths: tuple[tuple[str, str], tuple[str, str]] = (("#E7A900", "#7A5600"), ("#2A62B8", "#17315C"))
    leftwards: bool = False
    reach: int = 0

    @property
    def prose(self) -> str:
        """What Qt's rich text needs to be told to set passages with air; the colours are the palette's."""
        indent = f"{round(20 * self.scale)}px"
        margin = f"0 {indent} 0 0" if self.leftwards else f"0 0 0 {indent}"
        return (
            f"<style>p, li {{line-height: 128%}} ul, ol {{margin: {margin}; -qt-list-indent: 0}}"
            "h2 {font-size: large; margin: 14px 0 4px 0} h3 {font-size: medium; margin: 10px 0 2px 0}</style>"
        )


def rich_label(html: str, name: str, follow: Follow, look: Look) -> QLabel:
    """Wrapping HTML whose links are followed. Images are left out: Qt would load any file that they name."""
    made = Prose()
    _dress(made, name, rich=True)
    made.reach = look.reach
    fill_rich(made, html, look)

    def use(address: str) -> None:
        meaning = meaning_in(address)
        if meaning is None:
            follow(address)
            return
        word = made.chosen_word(address)
        if word is not None:
            show_meaning(made, word, meaning)

    made.linkActivated.connect(use)
    return made


def fill_rich(made: QLabel, html: str, look: Look) -> None:
    """Let a rich label show other HTML."""
    words = _IMAGE.sub("", html)
    if look.leftwards:  # even words of another script then begin where the page's lines do
        words = f'<div dir="rtl">{mirrored_rows(words)}</div>'
    made.setText(look.prose + words)
    _let_links_be_used(made)
    # A click on words gives no ring round them, and without links there is nothing to reach by Tab.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus if "<a " in html else Qt.FocusPolicy.NoFocus)
    if isinstance(made, Prose) and f'href="{SCHEME}' in html:
        made.underline_words()


def _let_links_be_used(made: QLabel) -> None:
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        if "<a " in made.text()
        else Qt.TextInteractionFlag.NoTextInteraction
    )


def mirrored_rows(html: str) -> str:
    """`html` with the cells of each table's row in reverse order, since Qt lays all out from the left."""
    return _ROW.sub(lambda row: f"{row[1]}{''.join(reversed(_CELL.findall(row[2])))}</tr>", html)


class Box(QFrame):
    """What holds words in a card: as wide as the card is, and as high as they need to be then.

    It would like no size of its own: to find one, Qt would lay out all words at a width they never get.
    """

    def sizeHint(self) -> QSize:
        """Nothing: the height follows from the width."""
        return QSize(0, 0)


def column_in(box: QWidget, gap: int) -> QVBoxLayout:
    """A column without margins for what stands in `box`, with `gap` pixels between."""
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column
