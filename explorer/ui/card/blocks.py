"""One widget for each kind of block of a page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.library.page import Block, Care, Columns, Facts, Fold, Links, Note, Picture, Text, Versus
from explorer.ui.card.comparison import Swatch, columns_html
from explorer.ui.card.heading import Heading
from explorer.ui.card.picture import PictureView
from explorer.ui.card.prose import Prose
from explorer.ui.choice import ChoiceButton
from explorer.ui.flow import FlowLayout
from explorer.ui.words import tr

STACKED_FROM = 1.4
"""From this text scale on, a fact stands below its name and no longer beside it."""

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
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setIndent(0)
    made.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        if rich and "<a " in text
        else Qt.TextInteractionFlag.NoTextInteraction
    )
    return made


@dataclass(frozen=True)
class Look:
    """Distances and colours of a page.

    `gap` between things is in pixels, `scale` of the text 1.0 at 100 %; `quiet`
    is the colour of what matters less, `paths` those of two compared paths, each core and casing.
    `leftwards` where one reads from right to left.
    """

    gap: int = 8
    scale: float = 1.0
    quiet: str = "#5F5950"
    paths: tuple[tuple[str, str], tuple[str, str]] = (("#E7A900", "#7A5600"), ("#2A62B8", "#17315C"))
    leftwards: bool = False

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
    words = _IMAGE.sub("", html)
    if look.leftwards:  # even words of another script then begin where the page's lines do
        words = f'<div dir="rtl">{mirrored_rows(words)}</div>'
    made = label(look.prose + words, name, rich=True)
    # A click on words gives no ring round them, and without links there is nothing to reach by Tab.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus if "<a " in html else Qt.FocusPolicy.NoFocus)
    made.linkActivated.connect(follow)
    return made


def mirrored_rows(html: str) -> str:
    """`html` with the cells of each table's row in reverse order, since Qt lays all out from the left."""
    return _ROW.sub(lambda row: f"{row[1]}{''.join(reversed(_CELL.findall(row[2])))}</tr>", html)


def block_widget(block: Block, follow: Follow, look: Look) -> QWidget:
    """The widget that shows `block`; `look` holds its distances."""
    return _widget(block, follow, look)


@singledispatch
def _widget(block: object, follow: Follow, look: Look) -> QWidget:
    raise TypeError(f"no widget shows {type(block).__name__}")


@_widget.register
def _text(block: Text, follow: Follow, look: Look) -> QWidget:
    return rich_label(block.html, "prose", follow, look)


@_widget.register
def _picture(block: Picture, follow: Follow, look: Look) -> QWidget:
    box, column = _column(look.gap // 2)
    column.setContentsMargins(0, look.gap // 2, 0, look.gap // 2)
    column.addWidget(PictureView(block.svg, block.words))
    column.addWidget(label(block.words, "note"))
    return box


@_widget.register
def _care(block: Care, follow: Follow, look: Look) -> QWidget:
    frame = QFrame()
    frame.setObjectName("care")
    frame.setProperty("urgency", block.urgency)
    frame.setProperty("leftwards", look.leftwards)
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * look.gap, look.gap + look.gap // 2, 2 * look.gap, look.gap + look.gap // 2)
    column.setSpacing(look.gap // 2)
    heading = label(block.heading, "care-heading")
    heading.setProperty("urgency", block.urgency)
    column.addWidget(heading)
    bullets = "".join(f"<li>{bullet}</li>" for bullet in block.bullets)
    column.addWidget(rich_label(f"<ul>{bullets}</ul>{block.note}", "prose", follow, look))
    frame.setAccessibleName(block.heading)
    return frame


@_widget.register
def _links(block: Links, follow: Follow, look: Look) -> QWidget:
    box, column = _column(look.gap // 2)
    box.setAccessibleName(block.label)
    column.addWidget(label(block.label, "label"))
    row = QWidget()
    flow = FlowLayout(row, look.gap)
    for link in block.links:
        button = ChoiceButton(link.text, note=link.note)
        if block.urgent:
            button.setProperty("urgency", "emergency")
        target = f"{COMPARE}{link.address}" if block.compares else str(link.address)
        button.clicked.connect(lambda _checked, target=target: follow(target))
        flow.addWidget(button)
    column.addWidget(row)
    return box


@_widget.register
def _facts(block: Facts, follow: Follow, look: Look) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * look.gap)
    grid.setVerticalSpacing(look.gap)
    beside = look.scale < STACKED_FROM
    if beside:
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
    for row, (name, html) in enumerate(block.rows):
        at = (row, 1) if beside else (2 * row + 1, 0)
        grid.addWidget(
            label(name, "label", heads=False), row if beside else 2 * row, 0, Qt.AlignmentFlag.AlignTop
        )
        grid.addWidget(rich_label(html, "prose", follow, look), *at)
    return box


@_widget.register
def _fold(block: Fold, follow: Follow, look: Look) -> QWidget:
    box, column = _column(look.gap // 2)
    button = ChoiceButton(block.heading)
    button.setObjectName("fold")
    button.setCheckable(True)
    column.addWidget(button)
    inside: list[QLabel] = []

    def opened(checked: bool) -> None:
        # Laid out only when it is wanted: most readers never open it.
        if not inside:
            inside.append(rich_label(block.html, "prose", follow, look))
            column.addWidget(inside[0])
        inside[0].setVisible(checked)

    button.toggled.connect(opened)
    return box


@_widget.register
def _versus(block: Versus, follow: Follow, look: Look) -> QWidget:
    box, column = _column(look.gap)
    for number, link in enumerate((block.first, block.second)):
        row = QHBoxLayout()
        row.setSpacing(look.gap)
        core, casing = look.paths[number]
        row.addWidget(Swatch(core, casing, banded=number == 1))
        button = ChoiceButton(link.text, note=link.note)
        button.clicked.connect(lambda _checked, target=str(link.address): follow(target))
        row.addWidget(button, 1)
        column.addLayout(row)
    stop = ChoiceButton(tr("Stop comparing"))
    stop.clicked.connect(lambda: follow(COMPARE))
    column.addWidget(stop, 0, Qt.AlignmentFlag.AlignLeft)
    return box


@_widget.register
def _columns(block: Columns, follow: Follow, look: Look) -> QWidget:
    stacked = look.scale >= STACKED_FROM
    html = columns_html(block, look.quiet, stacked=stacked, leftwards=look.leftwards)
    return rich_label(f"<h2>{escape(block.heading)}</h2>{html}", "prose", follow, look)


@_widget.register
def _note(block: Note, follow: Follow, look: Look) -> QWidget:
    made = rich_label(block.html, "note", follow, look)
    made.setProperty("warning", block.warning)
    return made


def _column(gap: int) -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return box, column
