"""What stands beside the drawing before anything is chosen."""

from collections.abc import Iterable
from html import escape

from explorer.anatomy.address import Address, Kind
from explorer.content.card import Head
from explorer.library.library import Library
from explorer.library.page import Block, Fold, Link, Links, Note, Page
from explorer.library.say import Say, as_written, mark
from explorer.library.wording import sentence

LISTED = {
    Kind.SYMPTOM: mark("Symptoms"),
    Kind.TEST: mark("Tests"),
    Kind.TREATMENT: mark("Treatments"),
}
"""The kinds of cards that are listed by name, closed at first."""


def first_page(library: Library, education: str, say: Say = as_written) -> Page:
    """A question, the way to the emergency card, every place, and every card by name."""
    regions = tuple(
        Link(sentence(region.name), Address(Kind.REGION, region.id))
        for region in library.body.regions.values()
    )
    cards = sorted(library.heads.values(), key=lambda card: card.plain_title.casefold())
    emergencies = library.emergencies
    above = {card.address for card in emergencies}
    conditions = [card for card in cards if card.address.kind is Kind.CONDITION and card.address not in above]
    blocks: list[Block] = []
    if emergencies:
        blocks.append(Links(say("When is it an emergency?"), card_links(emergencies[:1]), urgent=True))
        blocks.append(Fold(say("Other emergencies"), _list(emergencies[1:]), urgent=True))
    blocks.append(Links(say("Or choose a place"), regions))
    blocks.append(Links(say("Or choose what you were told"), card_links(conditions)))
    for kind, heading in LISTED.items():
        listed = [card for card in cards if card.address.kind is kind]
        if listed:
            blocks.append(Fold(say(heading), _list(listed)))
    blocks.append(Note(education))
    return Page(
        None,
        "",
        say("Where do you feel it?"),
        "",
        say(
            "Touch the drawing where it hurts, tingles or feels numb. "
            "The nerve lights up, and this page tells you about it."
        ),
        "",
        tuple(blocks),
        language=library.language,
    )


def card_links(cards: Iterable[Head]) -> tuple[Link, ...]:
    """Links to cards by their everyday names, with what clinicians call it beneath."""
    return tuple(
        Link(card.plain_title, card.address, card.title if card.title not in card.plain_title else "")
        for card in cards
    )


def _list(cards: Iterable[Head]) -> str:
    rows = (f'<li><a href="{card.address}">{escape(card.plain_title)}</a></li>' for card in cards)
    return f"<ul>{''.join(rows)}</ul>"
