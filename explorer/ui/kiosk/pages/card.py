"""One card in plain words: when to get help, what it is, what to do."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtWidgets import QWidget

from explorer.library.page import Block, Care, Facts, Note, Page, Picture, Text
from explorer.library.pages import page_for
from explorer.library.selection import Selection
from explorer.library.word_marks import SCHEME, only_words
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
    if any(SCHEME in html for block in page.blocks for html in _prose(block)):
        things.append(words(tr("Touch a dotted word to see what it means."), "prose"))
    return Sheet(room.sizes, "", [*things, *plain_blocks(room, page)], foot, share=0.34 / room.sizes.step)


def plain_blocks(room: Room, page: Page) -> Iterator[QWidget]:
    """The widgets of what a patient reads of `page`. Its links, too small to touch, are left out."""
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
                tuple(map(only_words, block.bullets)),
                only_words(block.note),
            )
        case Text(heading, html):
            words_of = only_words(html)
            return Text("", f"<h2>{escape(heading)}</h2>{words_of}" if heading else words_of)
        case Facts(rows):
            return Facts(tuple((name, only_words(html)) for name, html in rows))
        case Picture():
            return block
        case Note():
            return Note(only_words(block.html), block.warning)
        case _:
            return None


def _prose(block: Block) -> tuple[str, ...]:
    match block:
        case Care():
            return (*block.bullets, block.note)
        case Text():
            return (block.html,)
        case _:
            return ()


def _nowhere(_target: str) -> None:
    """Follow no link."""
