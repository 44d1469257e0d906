"""One card in plain words: when to get help, what it is, what to do."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtWidgets import QWidget

from explorer.library.html_parts import without_links
from explorer.library.page import Block, Care, Facts, Note, Page, Picture, Text
from explorer.library.pages import page_for
from explorer.library.selection import Selection
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.card.blocks import block_widget
from explorer.ui.kiosk.look import card_look
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, large_button, words
from explorer.ui.words import tr


def card_page(room: Room, stop: Stop, before: Iterable[QWidget] = ()) -> Sheet:
    """The plain part of a card, with things that stand `before` it, and the way to take it home."""
    assert stop.address is not None
    selection = Selection(stop.address, stop.side, stop.address, stop.address)
    page = page_for(room.library, selection, room.policy.emergency_number, room.today(), tr)
    things: list[QWidget] = [words(page.summary, "lead")] if page.summary else []
    foot = [
        large_button(tr("Take this home"), lambda: room.go(Stop(Screen.TAKE_HOME, stop.address, stop.side)))
    ]
    things = [*before, words(page.title, "kiosk-title"), *things]
    return Sheet(room.sizes, "", [*things, *plain_blocks(room, page)], foot, share=0.34 / room.sizes.step)


def plain_blocks(room: Room, page: Page) -> Iterator[QWidget]:
    """The widgets of what a patient reads of `page`. Links in it lead nowhere: they are too small."""
    look = card_look(room.theme, room.sizes)
    for block in page.blocks:
        plain = _plain(block)
        if plain is not None:
            yield block_widget(plain, _nowhere, look)


def _plain(block: Block) -> Block | None:
    match block:
        case Care():
            return Care(
                block.urgency,
                block.heading,
                tuple(map(without_links, block.bullets)),
                without_links(block.note),
            )
        case Text(heading, html):
            words_of = without_links(html)
            return Text("", f"<h2>{escape(heading)}</h2>{words_of}" if heading else words_of)
        case Facts(rows):
            return Facts(tuple((name, without_links(html)) for name, html in rows))
        case Picture():
            return block
        case Note():
            return Note(without_links(block.html), block.warning)
        case _:
            return None


def _nowhere(_target: str) -> None:
    """Follow no link."""
