"""In the kiosk a finger on or near a dotted word shows what it means."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel

from explorer.anatomy.address import parse_address
from explorer.state.kiosk.trail import Screen, Stop
from explorer.ui.card.prose import Prose
from explorer.ui.card.word_places import lines_of
from explorer.ui.kiosk.window import KioskWindow
from ui.kiosk.conftest import PX, Hand

LINE = "Touch a dotted word to see what it means."


def first_word(kiosk: KioskWindow) -> QRect:
    """Where the first marked word stands that is seen, in the window."""
    page = kiosk.screens.page
    assert page is not None
    for label in page.findChildren(Prose):
        for word in label.words:
            place = lines_of(label, word)[0].translated(label.mapTo(kiosk, QPoint()))
            seen = QRect(page.area.mapTo(kiosk, QPoint()), page.area.size())
            if seen.adjusted(0, 0, 0, -200).contains(place):
                return place
    raise AssertionError("no marked word is seen")


def shown(kiosk: KioskWindow) -> list[QLabel]:
    return [each for each in kiosk.findChildren(QLabel, "meaning") if each.isVisible()]


@pytest.fixture
def on_card(kiosk: KioskWindow, hand: Hand) -> KioskWindow:
    """A kiosk with the card of sciatica open."""
    hand.tap(QPoint(500, 900))
    kiosk.go(Stop(Screen.CARD, parse_address("condition:sciatica")))
    hand.wait(1)
    return kiosk


def test_a_finger_on_or_near_a_word_shows_its_meaning_until_the_next_touch(
    on_card: KioskWindow, hand: Hand
) -> None:
    assert LINE in hand.read()
    word = first_word(on_card)
    hand.tap(word.center(), after=5)
    (bubble,) = shown(on_card)
    assert on_card.rect().contains(bubble.geometry())
    assert not bubble.geometry().intersects(word)
    hand.tap(QPoint(on_card.width() // 2, 5), after=5)
    assert not shown(on_card)
    hand.tap(QPoint(word.center().x(), word.top() - round(4 * PX)), after=5)
    assert shown(on_card)


def test_the_reset_takes_it_away(on_card: KioskWindow, hand: Hand) -> None:
    hand.tap(first_word(on_card).center(), after=5)
    assert shown(on_card)
    on_card.visit_over()
    hand.wait(0)
    assert not shown(on_card)
