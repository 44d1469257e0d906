"""The library as the clinic allows it to be shown."""

from dataclasses import replace

from explorer.content.layout import CLINICAL
from explorer.library.library import Library
from explorer.state.kiosk.policy import KioskPolicy


def allowed(library: Library, policy: KioskPolicy) -> Library:
    """`library` without the cards and sections that `policy` hides; emergencies are always in it."""
    cards = {
        address: replace(
            card,
            sections=tuple(each for each in card.sections if policy.shows_section(each.id)),
            clinical=card.clinical if policy.shows_section(CLINICAL) else None,
        )
        for address, card in library.cards.items()
        if policy.shows(address, library)
    }
    return replace(library, cards=cards)
