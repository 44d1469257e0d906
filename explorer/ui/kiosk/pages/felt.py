"""What the marks touch, said honestly; and the alarm that some marks raise at once."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from explorer.anatomy.address import Side
from explorer.library.felt import alarm, touched
from explorer.library.felt_page import ALARM_WORDS, marks_handout, marks_page
from explorer.library.page import Block, Note, Text
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.kiosk.pages.card import card_page, plain_blocks
from explorer.ui.kiosk.pages.choices import card_choice
from explorer.ui.kiosk.pages.take_home import code_sheet
from explorer.ui.kiosk.room import Room
from explorer.ui.kiosk.sheet import Sheet, large_button, words
from explorer.ui.words import tr

MOST_CARDS = 6


def felt_page(room: Room, _stop: Stop) -> Sheet:
    """Which nerves' areas of the skin are touched, and cards that may be read; never how likely."""
    found = touched(room.library, room.marks.all)
    page = marks_page(room.library, found, room.today(), tr, lambda _card: False)
    page = replace(page, blocks=tuple(sorted(page.blocks, key=_order)))
    things: list[QWidget] = list(plain_blocks(room, page))
    cards = found.cards[:MOST_CARDS]
    if cards:
        things.append(words(tr("To read about"), "kiosk-title"))
        things += [card_choice(room, each, Side.BOTH) for each in cards]
    take = large_button(
        tr("Show or take this to your doctor"), lambda: room.go(Stop(Screen.TAKE_MARKS_HOME)), "main"
    )
    return Sheet(room.sizes, page.title, things, [take], share=0.36 / room.sizes.step)


def _order(block: Block) -> int:
    """Warnings, then what the marks touch and what that does not mean, then what was marked."""
    match block:
        case Note(warning=True):
            return 0
        case Text(html=html) if html:
            return 1
        case Note():
            return 3
        case _:
            return 2


def take_marks_home_page(room: Room, _stop: Stop) -> Sheet:
    """The same as a square code."""
    found = touched(room.library, room.marks.all)
    handout = marks_handout(
        room.library,
        found,
        room.policy.emergency_number,
        room.today(),
        tr,
        lambda card: card in room.library.cards,
    )
    return code_sheet(room, handout)


def alarm_page(room: Room, stop: Stop) -> Sheet:
    """The emergency card, and above it what of the marks called for it."""
    kind = alarm(room.library, room.marks.all)
    warning = [words(tr(ALARM_WORDS[kind]), "warning")] if kind else []
    return card_page(room, stop, warning)
