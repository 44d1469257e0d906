"""What a screen reader is told of a structure, and of a new choice."""

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.graph import supply
from explorer.anatomy.structures import Disc, Muscle, Nerve, Site
from explorer.library.library import Library
from explorer.library.lighting import threatened
from explorer.library.page import Page
from explorer.library.say import Say, as_written, mark
from explorer.library.selection import Selection
from explorer.library.wording import sentence

SIDES = {Side.LEFT: mark("left"), Side.RIGHT: mark("right"), Side.BOTH: mark("both sides")}
MOST_AREAS = 3
"""Of so many branches at most the skin is named."""


def description(library: Library, address: Address, say: Say = as_written) -> str:
    """In a line or two what matters of a structure beside its name; empty where the tables say nothing."""
    body = library.body
    structure = body.of_kind(address.kind).get(address.id)
    match structure:
        case Nerve():
            parts = [_nerve(library, structure, say)]
        case Site():
            parts = [_named(library, say("Pinches: {names}."), Kind.NERVE, structure.nerves)]
        case Disc():
            nerves = tuple(dict.fromkeys(each for _, ids in threatened(library, address.id) for each in ids))
            parts = [_named(library, say("Can press on: {names}."), Kind.NERVE, nerves)]
        case Muscle():
            parts = [
                f"{sentence(structure.action)}." if structure.action else "",
                _named(library, say("Moved by: {names}."), Kind.NERVE, structure.nerves),
            ]
        case _:
            parts = [_plain(library, address), _usual(library, address, say)]
    return " ".join(filter(None, parts))


def announcement(library: Library, selection: Selection | None, page: Page, say: Say = as_written) -> str:
    """A new choice in a sentence: what, on which side, and the card that is open."""
    if selection is None:
        return say("Nothing is chosen. Card: {card}").format(card=page.title)
    if selection.against:
        return say("Compared. Card: {card}.").format(card=page.title)
    if selection.address == selection.card:
        name = sentence(library.plain_name_of(selection.address))
    else:
        name = sentence(library.name_of(selection.address))
    if page.sided or selection.address != selection.card:
        name = f"{name}, {say(SIDES[selection.side])}"
    if sentence(library.name_of(selection.address)) == page.title or name == page.title:
        return say("{name}. Its card is open.").format(name=name)
    return say("{name}. Card: {card}.").format(name=name, card=page.title)


def _nerve(library: Library, nerve: Nerve, say: Say) -> str:
    areas = [text for _, text in supply(library.body, (nerve.id,)).skin][:MOST_AREAS]
    felt = nerve.skin or "; ".join(areas)
    return " ".join(
        filter(
            None,
            (
                say("Roots: {names}.").format(names=", ".join(nerve.roots)) if nerve.roots else "",
                say("Feels: {areas}.").format(areas=felt.rstrip(".")) if felt else "",
            ),
        )
    )


def _named(library: Library, text: str, kind: Kind, ids: tuple[str, ...]) -> str:
    addresses = [Address(kind, each) for each in ids]
    names = ", ".join(library.name_of(each) for each in addresses if library.knows(each))
    return text.format(names=names) if names else ""


def _plain(library: Library, address: Address) -> str:
    plain = library.plain_name_of(address)
    return f"{sentence(plain)}." if plain != library.name_of(address) else ""


def _usual(library: Library, address: Address, say: Say) -> str:
    """What is mostly meant where a place is chosen."""
    card = library.heads.get(library.card_for(address))
    return say("Opens: {card}.").format(card=card.plain_title) if card else ""
