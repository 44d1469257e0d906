"""Names as they are said in the window."""

from collections.abc import Callable, Iterable

from explorer.anatomy.address import Address, Kind, Side
from explorer.anatomy.structures import NerveKind
from explorer.library.library import Library
from explorer.library.lighting import Lighting
from explorer.library.page import Link

SIDE_WORDS = {
    Side.LEFT: "the person's left",
    Side.RIGHT: "the person's right",
    Side.BOTH: "both sides",
}

Say = Callable[[str], str]
"""Gives the interface's words in the reader's language; the window passes Qt's translation in."""


def as_written(text: str) -> str:
    """The words as they stand in the code: English."""
    return text


Station = tuple[tuple[str, Address], ...]
"""What stands side by side at one point of a path: short names and addresses."""


def sentence(text: str) -> str:
    """`text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def place_words(library: Library, address: Address, side: Side) -> str:
    """Where and on which side something was chosen: "Knee, the person's left"."""
    return f"{sentence(library.name_of(address))}, {SIDE_WORDS[side]}"


def pointed_words(library: Library, address: Address, side: Side) -> str:
    """What is pointed at, with its side where it has one."""
    return sentence(library.name_of(address)) if side is Side.BOTH else place_words(library, address, side)


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
