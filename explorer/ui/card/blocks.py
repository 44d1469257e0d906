"""One widget for each kind of block of a page."""

from functools import singledispatch
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.library.page import Block, Care, Columns, Facts, Fold, Links, Note, Picture, Text, Versus
from explorer.ui.card.again import CareView, LinksView
from explorer.ui.card.comparison import Swatch, columns_html
from explorer.ui.card.labels import COMPARE, Box, Follow, Look, column_in, label, mirrored_rows, rich_label
from explorer.ui.card.picture import PictureView
from explorer.ui.choice import ChoiceButton
from explorer.ui.words import tr

__all__ = ["Look", "block_widget", "mirrored_rows"]

STACKED_FROM = 1.4
"""From this text scale on, a fact stands below its name and no longer beside it."""


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
    view = CareView(follow, look)
    view.show_block(block)
    return view


@_widget.register
def _links(block: Links, follow: Follow, look: Look) -> QWidget:
    view = LinksView(follow, look, block.urgent)
    view.show_block(block)
    return view


@_widget.register
def _facts(block: Facts, follow: Follow, look: Look) -> QWidget:
    box = Box()
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
    if block.urgent:
        button.setProperty("urgency", "emergency")
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
    box = Box()
    return box, column_in(box, gap)
