"""Names as they are said in the window."""

from explorer.anatomy.address import Address, Side
from explorer.anatomy.structures import NerveKind
from explorer.library.library import Library


def short_name(library: Library, nerve: Address) -> str:
    """A nerve's name for the breadcrumb: without the word nerve, a root by its label."""
    structure = library.body.nerves[nerve.id]
    if structure.kind is NerveKind.ROOT and structure.roots:
        return structure.roots[0]
    return structure.name.removesuffix(" nerve")


def side_label(side: Side) -> str:
    """The side written out behind a name; nothing for both."""
    return "" if side is Side.BOTH else f" — the person's {side}"
