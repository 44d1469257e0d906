"""The page that holds two things against each other."""

from collections.abc import Iterator
from html import escape

from explorer.anatomy.address import Address, Kind
from explorer.files.places import BASE
from explorer.library.comparison import Contrast, Nerves, Parts, contrasts, nerves_apart
from explorer.library.library import Library
from explorer.library.page import Block, Columns, Link, Note, Page, Versus, Weight
from explorer.library.say import Say, as_written
from explorer.library.selection import Selection
from explorer.library.wording import listing, not_translated, sentence, shown_on, with_emergency

TOLD = ("symptoms", "what-it-feels-like", "causes", "what-you-can-do", "what-to-expect")
"""The sections of cards that stand side by side, by their ids."""

NEITHER = "–"

Heads = tuple[str, str]
"""The names of the two, as HTML."""


def comparison_page(
    library: Library,
    selection: Selection,
    other: Address,
    education: str,
    emergency: str,
    say: Say = as_written,
) -> Page:
    """The open card of `selection` held against `other`: first what splits the two, last what they share.

    `emergency` is the local emergency number, in words that fit "Call …".
    """
    first = selection.card
    cards = [card for card in map(library.cards.get, (first, other)) if card]
    blocks: list[Block] = list(not_translated(library, cards, say))
    blocks.append(Versus(_link(library, first), _link(library, other)))
    heads = escape(library.name_of(first)), escape(library.name_of(other))
    found = contrasts(library, first, other)
    blocks.extend(_findings(found, heads, say))
    nerves = nerves_apart(library, first, other)
    if nerves:
        blocks.extend(_nerves(library, nerves, heads, say))
    blocks.extend(_sections(library, (first, other), heads, emergency, say))
    sources = dict.fromkeys(each.source for each in found)
    if sources:
        names = say("; ").join(sources)
        blocks.append(Note(escape(say("Sources of the findings: {names}.").format(names=names))))
    blocks.append(Note(say("No single sign proves a cause.")))
    blocks.append(Note(education))
    return Page(
        first,
        say("Compare"),
        say("{first} or {second}?").format(
            first=sentence(library.plain_name_of(first)), second=_inner(library, other)
        ),
        "",
        "",
        shown_on(selection.side, say),
        tuple(blocks),
        sided=True,
        language=library.language,
    )


def _link(library: Library, address: Address) -> Link:
    name, plain = library.name_of(address), library.plain_name_of(address)
    return Link(sentence(plain), address, sentence(name) if name.casefold() != plain.casefold() else "")


def _inner(library: Library, address: Address) -> str:
    """A name as it stands within a sentence: in English a capital stays only in words such as S1 and MRI."""
    name = library.plain_name_of(address)
    if library.language != BASE:
        return name
    word = name.split(" ", 1)[0]
    return name if any(each.isupper() or each.isdigit() for each in word[1:]) else name[:1].lower() + name[1:]


def _findings(found: tuple[Contrast, ...], heads: Heads, say: Say) -> Iterator[Columns]:
    groups = (
        (say("What tells them apart best"), Weight.STRONG, [each for each in found if each.splits]),
        (say("Also different"), Weight.PLAIN, [each for each in found if not (each.splits or each.shared)]),
        (say("The same with both"), Weight.QUIET, [each for each in found if each.shared]),
    )
    for heading, weight, group in groups:
        rows = tuple((escape(each.finding), escape(each.first), escape(each.second)) for each in group)
        if rows:
            yield Columns(heading, heads, rows, weight)


def _nerves(library: Library, nerves: Nerves, heads: Heads, say: Say) -> Iterator[Columns]:
    """Roots, muscles and skin: what only one of them has, then what both have."""
    named = (
        (say("Roots"), nerves.roots, None),
        (say("Moves"), nerves.muscles, Kind.MUSCLE),
        (say("Feels"), nerves.skin, Kind.NERVE),
    )
    apart, alike = [], []
    for label, parts, kind in named:
        first, both, second = (_names(library, each, kind, say) for each in _three(parts))
        if first or second:
            apart.append((label, first or NEITHER, second or NEITHER))
        if both:
            alike.append((label, both, both))
    if apart:
        yield Columns(say("Only one of the two nerves"), heads, tuple(apart))
    if alike:
        yield Columns(say("Both nerves"), heads, tuple(alike), Weight.QUIET)


def _three(parts: Parts) -> tuple[tuple[str, ...], ...]:
    return parts.first, parts.both, parts.second


def _names(library: Library, ids: tuple[str, ...], kind: Kind | None, say: Say) -> str:
    if kind is None:
        return escape(listing(ids, say))
    addresses = (Address(kind, each) for each in ids)
    return listing((f'<a href="{each}">{escape(library.name_of(each))}</a>' for each in addresses), say)


def _sections(
    library: Library, both: tuple[Address, Address], heads: Heads, emergency: str, say: Say
) -> Iterator[Columns]:
    """What both cards tell, side by side."""
    cards = [card for card in map(library.cards.get, both) if card]
    if len(cards) < 2:
        return
    told = [
        {each.id: with_emergency(each.html, library, card, emergency, say) for each in card.sections}
        for card in cards
    ]
    headings = {each.id: each.heading for each in cards[0].sections}
    for section in TOLD:
        pair = [each.get(section) for each in told]
        present = [each for each in pair if each]
        if len(present) == 2:
            yield Columns(headings[section], heads, (("", present[0], present[1]),))
