"""The library as the clinic allows it to be shown, in the order in which a patient wants it."""

from collections.abc import Iterable
from dataclasses import replace

from explorer.content.card import Section
from explorer.content.layout import CLINICAL
from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy

FIRST = ("what-it-is", "what-you-can-do")
"""The sections that stand before the others, which keep their order."""


def allowed(library: Library, policy: KioskPolicy) -> Library:
    """`library` without the cards and sections that `policy` hides; emergencies are always in it."""
    cards = {
        address: replace(
            card,
            sections=_in_order(each for each in card.sections if policy.shows_section(each.id)),
            clinical=card.clinical if policy.shows_section(CLINICAL) else None,
        )
        for address, card in library.cards.items()
        if policy.shows(address, library)
    }
    return replace(library, cards=cards)


def _in_order(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(sorted(sections, key=lambda each: FIRST.index(each.id) if each.id in FIRST else len(FIRST)))
