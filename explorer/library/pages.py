"""Composes the page for whatever is chosen: a written card, or the facts of the tables."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from html import escape

from explorer.anatomy.address import Address, Kind
from explorer.content.card import Card
from explorer.content.glossary import terms_in
from explorer.library.comparison import counterparts
from explorer.library.comparison_page import comparison_page
from explorer.library.facts import facts_of
from explorer.library.first_page import card_links, first_page
from explorer.library.library import Library
from explorer.library.lookalikes import lookalikes
from explorer.library.page import Block, Care, Fold, Link, Links, Note, Page
from explorer.library.pictures import passages
from explorer.library.selection import Selection
from explorer.library.wording import SIDE_WORDS, links, place_words, sentence

EDUCATION = "This page teaches; it does not diagnose. If you are worried, ask a doctor or physiotherapist."
OTHERS_AT_ONCE = 4
"""How many other conditions of a place stand below the care cards; the rest stands at the end."""

EMERGENCY_TOKEN = "{emergency}"
KIND_WORDS = {
    Kind.NERVE: "Nerve",
    Kind.REGION: "Place",
    Kind.SITE: "Pinch site",
    Kind.DISC: "Disc",
    Kind.BONE: "Bone",
    Kind.MUSCLE: "Muscle",
    Kind.CONDITION: "Condition",
    Kind.SYMPTOM: "Symptom",
    Kind.TEST: "Test",
    Kind.TREATMENT: "Treatment",
}
POSSIBLE = "One possible cause"
CARD_WORDS = {"red-flag": "Emergency", "mimic": "Can feel like a pinched nerve"}


def page_for(library: Library, selection: Selection | None, emergency: str, today: date) -> Page:
    """The page of what is chosen, or the first page when nothing is.

    `emergency` is the local emergency number, in words that fit "Call …".
    """
    if selection is None:
        return first_page(library, EDUCATION)
    if selection.against is not None:
        return comparison_page(library, selection, selection.against, EDUCATION)
    card = library.cards.get(selection.card)
    if card is None:
        return _facts_page(library, selection)
    return _card_page(library, selection, card, emergency, today)


def _card_page(library: Library, selection: Selection, card: Card, emergency: str, today: date) -> Page:
    def fill(html: str) -> str:
        return html.replace(EMERGENCY_TOKEN, escape(emergency))

    blocks: list[Block] = []
    for care in card.care:
        blocks.append(
            Care(
                care.urgency,
                fill(care.heading),
                tuple(fill(bullet) for bullet in care.bullets),
                fill(care.note),
            )
        )
    blocks.extend(_other_cards(library, selection))
    for section in card.sections:
        blocks.extend(passages(section.heading, fill(section.html), library.pictures))
    blocks.extend(_words(library, card))
    if card.clinical:
        blocks.append(Fold(card.clinical.heading, fill(card.clinical.html)))
    blocks.extend(_more_cards(library, selection, card))
    if card.nerves:
        nerves = (Address(Kind.NERVE, each) for each in card.nerves)
        blocks.append(Links("Nerves", links(library, nerves)))
    blocks.extend(_nearby(library, selection))
    others = counterparts(library, card.address)
    if others:
        blocks.append(Links("Compare with a look-alike", links(library, others), compares=True))
    blocks.extend(lookalikes(library, card.address))
    blocks.append(Fold("Sources", _source_list(card)))
    blocks.extend(_review(card, today))
    blocks.append(Note(EDUCATION))
    return Page(
        card.address,
        _kicker(selection, card),
        card.plain_title,
        card.title if card.title not in card.plain_title else "",
        card.summary,
        _where(library, selection, card),
        tuple(blocks),
        sided=card.side_matters,
    )


def _words(library: Library, card: Card) -> Iterator[Block]:
    """The words of the glossary that the plain part uses."""
    terms = terms_in(f"{card.plain_title}. {card.summary}\n{card.plain_text}", library.glossary)
    if terms:
        rows = (f"<p><b>{escape(sentence(each.word))}</b>: {escape(each.meaning)}</p>" for each in terms)
        yield Fold("Words on this page", "".join(rows))


def _kicker(selection: Selection, card: Card) -> str:
    """What sort of page it is; at a chosen place a condition is only one of those that may be meant."""
    at_place = selection.address.kind in (Kind.REGION, Kind.SITE) and selection.address != card.address
    usual = POSSIBLE if at_place else KIND_WORDS[card.address.kind]
    return CARD_WORDS.get(card.kind, usual)


def _where(library: Library, selection: Selection, card: Card) -> str:
    """The chosen place with its side; for a card chosen from a list, the side on which it is drawn."""
    if selection.address != card.address:
        return place_words(library, selection.address, selection.side)
    return f"Shown on {SIDE_WORDS[selection.side]}" if card.side_matters else ""


def _other_cards(library: Library, selection: Selection) -> Iterator[Block]:
    """The other conditions of the chosen place, one tap away."""
    others = _others(library, selection)[:OTHERS_AT_ONCE]
    if others:
        yield Links("Other causes here", _causes(library, selection.address, others))


def _more_cards(library: Library, selection: Selection, card: Card) -> Iterator[Block]:
    """What the first few left out, for the end of the page; on an emergency card, the other emergencies."""
    more = _others(library, selection)[OTHERS_AT_ONCE:]
    if more:
        yield Links("More causes here", _causes(library, selection.address, more))
    if card in library.emergencies:
        yield Links("Other emergencies", card_links(each for each in library.emergencies if each is not card))


def _causes(library: Library, place: Address, conditions: Iterable[Address]) -> tuple[Link, ...]:
    """Links to the conditions of a place, each with what marks it out there."""
    return tuple(
        replace(link, note=library.sign_at(place, link.address)) for link in links(library, conditions)
    )


def _others(library: Library, selection: Selection) -> list[Address]:
    """The conditions of the chosen place but the one that is open."""
    if selection.address.kind not in (Kind.REGION, Kind.SITE):
        return []
    return [each for each in library.conditions_at(selection.address) if each != selection.card]


def _nearby(library: Library, selection: Selection) -> Iterator[Block]:
    nearby = [each for each in selection.nearby if library.knows(each)]
    if nearby:
        yield Links("Also at this place", links(library, nearby))


def _source_list(card: Card) -> str:
    items = []
    for source in card.sources:
        link = f"<br>{escape(source.url)}" if source.url else ""
        items.append(f"<li>{escape(source.title)}. {escape(source.publisher)}, {source.year}.{link}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _review(card: Card, today: date) -> Iterator[Block]:
    if today > card.review_due:
        yield Note(f"This page was due for review on {card.review_due:%d %B %Y}. Ask for newer advice.", True)
    yield Note(f"Reviewed {card.reviewed:%d %B %Y}. Next review due {card.review_due:%d %B %Y}.")


def _facts_page(library: Library, selection: Selection) -> Page:
    address = selection.card
    blocks: list[Block] = []
    conditions = library.conditions_at(address)
    if conditions:
        blocks.append(Links("What can go wrong here", links(library, conditions[: 2 * OTHERS_AT_ONCE])))
    blocks.extend(facts_of(library, address))
    if conditions[2 * OTHERS_AT_ONCE :]:
        blocks.append(Links("More that can go wrong", links(library, conditions[2 * OTHERS_AT_ONCE :])))
    blocks.extend(_nearby(library, selection))
    blocks.append(Note(EDUCATION))
    name, plain = library.name_of(address), library.plain_name_of(address)
    return Page(
        address,
        KIND_WORDS[address.kind],
        sentence(name),
        sentence(library.latin_of(address)),
        sentence(plain) if plain != name else "",
        place_words(library, address, selection.side),
        tuple(blocks),
        sided=True,
    )
