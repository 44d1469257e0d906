"""Names as they are said in the window."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.structures import NerveKind
from explorer.content.card import Card
from explorer.library.library import Library
from explorer.library.lighting import Lighting
from explorer.library.page import Link, Note
from explorer.library.say import Say, as_written, mark

SIDE_WORDS = {
    Side.LEFT: mark("the person's left"),
    Side.RIGHT: mark("the person's right"),
    Side.BOTH: mark("both sides"),
}

EMERGENCY_TOKEN = "{emergency}"

MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)

Station = tuple[tuple[str, Address], ...]
"""What stands side by side at one point of a path: short names and addresses."""


def listing(parts: Iterable[str], say: Say = as_written) -> str:
    """Things one after the other, in one line: "L4, L5, S1"."""
    return say(", ").join(parts)


def sentence(text: str) -> str:
    """`text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def place_words(library: Library, address: Address, side: Side, say: Say = as_written) -> str:
    """Where and on which side something was chosen: "Knee, the person's left"."""
    return say("{place}, {side}").format(place=sentence(library.name_of(address)), side=say(SIDE_WORDS[side]))


def with_emergency(html: str, library: Library, card: Card, emergency: str, say: Say = as_written) -> str:
    """`html` of `card` with the words for the emergency number, such as "112", in their place.

    An English card that stands in for another keeps to English.
    """
    words = say(emergency) if card.language == library.language else emergency
    return html.replace(EMERGENCY_TOKEN, escape(words))


def not_translated(library: Library, cards: Iterable[Card], say: Say = as_written) -> Iterator[Note]:
    """A line for a page of `cards`, where some are not there in the library's language."""
    if any(card.language != library.language for card in cards):
        yield Note(escape(say("This page is not yet in your language. It is shown in English.")))


def shown_on(side: Side, say: Say = as_written) -> str:
    """On which side something is shown that was not chosen in the drawing."""
    return say("Shown on {side}").format(side=say(SIDE_WORDS[side]))


def day_words(day: date, say: Say = as_written) -> str:
    """A date in words: "24 November 2026"."""
    return say("{day} {month} {year}").format(day=day.day, month=say(MONTHS[day.month - 1]), year=day.year)


def pointed_words(library: Library, address: Address, side: Side, say: Say = as_written) -> str:
    """What is pointed at, with its side where it has one."""
    if side is Side.BOTH:
        return sentence(library.name_of(address))
    return place_words(library, address, side, say)


def links(library: Library, addresses: Iterable[Address]) -> tuple[Link, ...]:
    """Links to what the library knows of `addresses`, in everyday words."""
    return tuple(
        Link(sentence(library.plain_name_of(each)), each) for each in addresses if library.knows(each)
    )


def short_name(library: Library, nerve: Address) -> str:
    """A nerve's name for the breadcrumb: without the word nerve, a root by its label."""
    structure = library.body.nerves[nerve.id]
    if structure.kind is NerveKind.ROOT and structure.roots:
        return structure.roots[0]
    return structure.name.removesuffix(" nerve")


def stations(library: Library, lit: Lighting | None) -> tuple[tuple[Station, ...], frozenset[Address]]:
    """The breadcrumb of a lit path, and which of its stations are chosen themselves."""
    if lit is None:
        return (), frozenset()
    path = tuple(tuple((short_name(library, each), each) for each in station) for station in lit.crumbs)
    return path, frozenset(Address(Kind.NERVE, each) for each in lit.nerves)


def hidden_words(
    library: Library, hidden: frozenset[Address], alone: Address | None, say: Say = as_written
) -> str:
    """What of the drawing is not seen: "2 hidden", "Shown alone: tibial nerve"; empty if all is."""
    words = []
    if alone is not None:
        words.append(say("Shown alone: {name}").format(name=library.name_of(alone)))
    if len(hidden) == 1:
        (one,) = hidden
        words.append(say("Hidden: {name}").format(name=library.name_of(one)))
    elif hidden:
        words.append(say("{count} hidden").format(count=len(hidden)))
    return " · ".join(words)
