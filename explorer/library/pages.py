"""Composes the page for whatever is chosen: a written card, or the facts of the tables."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from html import escape

from explorer.anatomy.address import Address, Kind
from explorer.content.card import Card, CardKind
from explorer.content.glossary import Term, terms_in
from explorer.files.places import BASE
from explorer.library.comparison import counterparts
from explorer.library.facts import facts_of
from explorer.library.first_page import card_links, first_page
from explorer.library.library import Library
from explorer.library.lookalikes import lookalikes
from explorer.library.page import Block, Blocks, Care, Fold, Link, Links, Note, Page
from explorer.library.pictures import passages
from explorer.library.say import Say, as_written, mark
from explorer.library.selection import Selection
from explorer.library.word_marks import WordMarks
from explorer.library.wording import (
    day_words,
    links,
    not_translated,
    place_words,
    sentence,
    shown_on,
    with_emergency,
)

EDUCATION = mark(
    "This page teaches; it does not diagnose. If you are worried, ask a doctor or physiotherapist."
)
OTHERS_AT_ONCE = 4
"""How many other conditions of a place stand below the care cards; the rest stands at the end."""

KIND_WORDS = {
    Kind.NERVE: mark("Nerve"),
    Kind.REGION: mark("Place"),
    Kind.SITE: mark("Pinch site"),
    Kind.DISC: mark("Disc"),
    Kind.BONE: mark("Bone"),
    Kind.MUSCLE: mark("Muscle"),
    Kind.CONDITION: mark("Condition"),
    Kind.SYMPTOM: mark("Symptom"),
    Kind.TEST: mark("Test"),
    Kind.TREATMENT: mark("Treatment"),
}
POSSIBLE = mark("One possible cause")
CARD_WORDS = {"red-flag": mark("Emergency"), "mimic": mark("Can feel like a pinched nerve")}


def page_for(
    library: Library, selection: Selection | None, emergency: str, today: date, say: Say = as_written
) -> Page:
    """The page of what is chosen, or the first page when nothing is.

    `emergency` is the local emergency number, in words that fit "Call …" and may have a translation.
    """
    if selection is None:
        return first_page(library, say(EDUCATION), say)
    if selection.against is not None:
        from explorer.library.comparison_page import comparison_page  # few compare

        return comparison_page(library, selection, selection.against, say(EDUCATION), emergency, say)
    card = library.cards.get(selection.card)
    if card is None:
        return _facts_page(library, selection, say)
    return _card_page(library, selection, card, emergency, today, say)


def _card_page(
    library: Library, selection: Selection, card: Card, emergency: str, today: date, say: Say
) -> Page:
    def fill(html: str) -> str:
        return with_emergency(html, library, card, emergency, say)

    first: list[Block] = list(not_translated(library, (card,), say))
    # Any word of the glossary that stands here is one of the card's: they need not be looked for first.
    marks = library.word_marks.get(card.language, WordMarks(()))
    for care in card.care:
        *bullets, note = marks.section(*map(fill, care.bullets), fill(care.note))
        first.append(Care(care.urgency, fill(care.heading), tuple(bullets), note))
    first.extend(_other_cards(library, selection, say))
    return Page(
        card.address,
        _kicker(selection, card, say),
        card.plain_title,
        card.title if card.title not in card.plain_title else "",
        card.summary,
        _where(library, selection, card, say),
        Blocks(first, _card_rest(library, selection, card, fill, today, say)),
        sided=card.side_matters,
        language=card.language,
    )


def _card_rest(
    library: Library, selection: Selection, card: Card, fill: Callable[[str], str], today: date, say: Say
) -> Iterator[Block]:
    terms = _terms(library, card)
    marks = WordMarks(terms)
    for section in card.sections:
        (html,) = marks.section(fill(section.html))
        yield from passages(section.heading, html, library.pictures)
    yield from _words(terms, say)
    if card.clinical:
        yield Fold(card.clinical.heading, fill(card.clinical.html))
    yield from _more_cards(library, selection, card, say)
    if card.nerves:
        nerves = (Address(Kind.NERVE, each) for each in card.nerves)
        yield Links(say("Nerves"), links(library, nerves))
    yield from _nearby(library, selection, say)
    others = counterparts(library, card.address)
    if others:
        yield Links(say("Compare with a look-alike"), links(library, others), compares=True)
    yield from lookalikes(library, card.address, say)
    yield Fold(say("Sources"), _source_list(card))
    yield from _review(card, today, say)
    yield Note(say(EDUCATION))


def _terms(library: Library, card: Card) -> tuple[Term, ...]:
    """The words of the glossary that the plain part uses."""
    glossary = [each for each in library.glossary if each.language == card.language]
    return terms_in(f"{card.plain_title}. {card.summary}\n{card.plain_text}", glossary)


def _words(terms: tuple[Term, ...], say: Say) -> Iterator[Block]:
    """All the words that are explained, for whoever looks for a list of them."""
    if terms:
        rows = (f"<p><b>{escape(sentence(each.word))}</b>: {escape(each.meaning)}</p>" for each in terms)
        yield Fold(say("Words on this page"), "".join(rows))


def _kicker(selection: Selection, card: Card, say: Say) -> str:
    """What sort of page it is; at a chosen place a condition is only one of those that may be meant."""
    at_place = selection.address.kind in (Kind.REGION, Kind.SITE) and selection.address != card.address
    usual = POSSIBLE if at_place else KIND_WORDS[card.address.kind]
    return say(CARD_WORDS.get(card.kind, usual))


def _where(library: Library, selection: Selection, card: Card, say: Say) -> str:
    """The chosen place with its side; for a card chosen from a list, the side on which it is drawn."""
    if selection.address != card.address:
        return place_words(library, selection.address, selection.side, say)
    return shown_on(selection.side, say) if card.side_matters else ""


def _other_cards(library: Library, selection: Selection, say: Say) -> Iterator[Block]:
    """The other conditions of the chosen place, one tap away."""
    others = _others(library, selection)[:OTHERS_AT_ONCE]
    if others:
        yield Links(say("Other causes here"), _causes(library, selection.address, others))


def _more_cards(library: Library, selection: Selection, card: Card, say: Say) -> Iterator[Block]:
    """What the first few left out, for the end of the page; on an emergency card, the other emergencies."""
    more = _others(library, selection)[OTHERS_AT_ONCE:]
    if more:
        yield Links(say("More causes here"), _causes(library, selection.address, more))
    if card.kind is CardKind.RED_FLAG:
        yield Links(
            say("Other emergencies"),
            card_links(each for each in library.emergencies if each.address != card.address),
            urgent=True,
        )


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


def _nearby(library: Library, selection: Selection, say: Say) -> Iterator[Block]:
    nearby = [each for each in selection.nearby if library.knows(each)]
    if nearby:
        yield Links(say("Also at this place"), links(library, nearby))


def _source_list(card: Card) -> str:
    items = []
    for source in card.sources:
        link = f"<br>{escape(source.url)}" if source.url else ""
        items.append(f"<li>{escape(source.title)}. {escape(source.publisher)}, {source.year}.{link}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _review(card: Card, today: date, say: Say) -> Iterator[Block]:
    due = day_words(card.review_due, say)
    if today > card.review_due:
        late = say("This page was due for review on {day}. Ask for newer advice.")
        yield Note(escape(late.format(day=due)), True)
    dates = say("Reviewed {day}. Next review due {due}.").format(day=day_words(card.reviewed, say), due=due)
    yield Note(escape(dates))


def _facts_page(library: Library, selection: Selection, say: Say) -> Page:
    address = selection.card
    first: list[Block] = []
    if library.language != BASE:
        first.append(Note(escape(say("The details on this page are not yet in your language."))))
    conditions = library.conditions_at(address)
    if conditions:
        first.append(Links(say("What can go wrong here"), links(library, conditions[: 2 * OTHERS_AT_ONCE])))
    name, plain = library.name_of(address), library.plain_name_of(address)
    return Page(
        address,
        say(KIND_WORDS[address.kind]),
        sentence(name),
        sentence(library.latin_of(address)),
        sentence(plain) if plain != name else "",
        place_words(library, address, selection.side, say),
        Blocks(first, _facts_rest(library, selection, conditions[2 * OTHERS_AT_ONCE :], say)),
        sided=True,
        language=library.language,
    )


def _facts_rest(
    library: Library, selection: Selection, more: tuple[Address, ...], say: Say
) -> Iterator[Block]:
    yield from facts_of(library, selection.card, say)
    if more:
        yield Links(say("More that can go wrong"), links(library, more))
    yield from _nearby(library, selection, say)
    yield Note(say(EDUCATION))
